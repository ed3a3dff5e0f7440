import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { buildAppend } from './build-append.js'
import type { Commit } from './commit.js'
import { commitDigest } from './commit-digest.js'
import { eventsOf } from './events-of.js'
import { redactedBody } from './redacted-body.js'
import { redactedContent, redactionMark, redactionPath } from './redaction-path.js'
import { replacedDigest } from './replaced-body.js'
import { commitOf } from './testing/commit-of.js'
import { thrownBy } from './testing/thrown-by.js'
import type { TrackEvent } from './track-event.js'

const [one, other] = ['01'.repeat(16), '02'.repeat(16)]
const salt = new Uint8Array(12).fill(9)
const sha256 = (data: Uint8Array): Uint8Array => createHash('sha256').update(data).digest()
const secret = 'hunter2-hunter2'

function commit(...events: [string, Exclude<TrackEvent, { type: 'Unknown' }>][]): Commit {
  return commitOf(
    buildAppend(
      events.map(([stream, event], i) => ({ stream, event, timeMs: 1000 + i })),
      { origin: { writer: '00'.repeat(16), sequence: 0 }, salt: new Uint8Array(12).fill(1) },
    ),
  )
}

function redact(of: Commit, path: string, at?: number) {
  const redaction = { stream: one, path: redactionPath(path), at }
  return redactedBody(of, redaction, { salt, sha256 })
}

const error = { name: 'E', message: `no ${secret}`, stack: `at ${secret}` }
const full = commit(
  [one, { type: 'MetricsLogged', names: ['loss', 'a'], values: [1, 2], step: 3 }],
  [other, { type: 'MetadataLogged', metadata: { token: secret } }],
  [one, { type: 'MetadataLogged', metadata: { a: 1, token: secret, z: [1] } }],
  [one, { type: 'MetricsLogged', names: ['loss'], values: [4], step: 5 }],
  [one, { type: 'ArgumentsLogged', arguments: { 'a.b': secret, a: { b: { c: secret }, d: 1 } } }],
  [one, { type: 'OutputCaptured', stream: 'stdout', text: secret, keep: 3 }],
  [one, { type: 'ErrorLogged', error }],
  [one, { type: 'TagsAdded', tags: { t: { deep: [secret, { x: secret }] } } }],
)

describe('a body that lost a value', () => {
  it.each([
    ['metadata.token', [2], { metadata: { a: 1, token: redactionMark, z: [1] } }],
    // The names of both values are that: neither stays where somebody wants one gone.
    ['arguments.a.b', [4], { arguments: { 'a.b': redactionMark, a: { b: redactionMark, d: 1 } } }],
    [
      'arguments.a.b.c',
      [4],
      { arguments: { 'a.b': secret, a: { b: { c: redactionMark }, d: 1 } } },
    ],
    ['arguments.a', [4], { arguments: { 'a.b': secret, a: redactionMark } }],
    ['output', [5], { text: redactionMark, keep: 3, stream: 'stdout' }],
    ['errors', [6], { error: { name: 'E', message: redactionMark, stack: redactionMark } }],
    ['tags.t', [7], { tags: { t: redactionMark } }],
    ['parameters.a', [4], { arguments: { 'a.b': secret, a: redactionMark } }],
  ] as const)('%s has all else as it was', (path, events, content) => {
    const redacted = redact(full, path)
    const body = redacted?.body ?? new Uint8Array()
    expect(redacted?.events).toEqual(events)
    expect(redacted?.removed.map((it) => Buffer.from(it).toString())).toContain(
      path === 'errors' ? `no ${secret}` : secret,
    )
    const before = eventsOf(full)
    const after = eventsOf({ ...full, body })
    const place = events[0]
    expect(after[place]?.event).toMatchObject(content)
    expect(after.toSpliced(place, 1)).toStrictEqual(before.toSpliced(place, 1))
    expect(after[place]).toEqual({ ...before[place], event: after[place]?.event })
    expect(replacedDigest(body)).toEqual(new Uint8Array(sha256(full.body)))
    const header = new Uint8Array(7)
    expect(commitDigest(header, body, sha256)).toEqual(commitDigest(header, full.body, sha256))
  })

  it('that names a file names the mark in the place of its content, under its name', () => {
    const [digest, name] = ['ab'.repeat(32), 'keys/api.v1.txt']
    const file = { type: 'FileLogged', digest, bytes: 7, mime: 'text/csv' } as const
    const files = commit([one, { ...file, name }], [one, { ...file, name: 'other' }])
    expect(redact(files, 'files.keys/api')).toBeUndefined()
    const redacted = redact(files, `files.${name}`)
    expect(redacted?.removed.map((it) => Buffer.from(it).toString('hex'))).toEqual([digest])
    const now = { ...files, body: redacted?.body ?? new Uint8Array() }
    expect(eventsOf(now).map(({ event }) => event)).toEqual([
      {
        type: 'FileLogged',
        name,
        digest: Buffer.from(sha256(redactedContent)).toString('hex'),
        bytes: 10,
        mime: 'text/plain',
      },
      { ...file, name: 'other' },
    ])
    expect(redact(now, `files.${name}`)).toBeUndefined()
  })

  it('lost it in every event of the stream, and in the one that is meant', () => {
    const twice = commit(
      [one, { type: 'MetadataLogged', metadata: { token: secret } }],
      [one, { type: 'MetadataLogged', metadata: { token: secret } }],
    )
    const all = redact(twice, 'metadata.token')
    expect(all?.events).toEqual([0, 1])
    expect(Buffer.from(all?.body ?? []).includes(secret)).toBe(false)
    expect(redact(twice, 'metadata.token', 1)?.events).toEqual([1])
    expect(redact(twice, 'metadata.token', 2)).toBeUndefined()
  })

  it('does not say what went to who guesses it: the salt went too', () => {
    const { body } = redact(full, 'metadata.token') ?? { body: new Uint8Array() }
    expect(Buffer.from(body).includes(Buffer.alloc(12, 1))).toBe(false)
  })

  it('can lose another one, and goes on replacing the first', () => {
    const first = redact(full, 'metadata.token')
    const now = { ...full, body: first?.body ?? new Uint8Array() }
    expect(redact(now, 'metadata.token')).toBeUndefined()
    const second = redact(now, 'output')
    expect(replacedDigest(second?.body ?? new Uint8Array())).toEqual(
      new Uint8Array(sha256(full.body)),
    )
  })

  it('is none where there is no such value', () => {
    for (const path of ['metadata.no', 'metadata.token.x', 'arguments.a.b.d', 'description']) {
      expect(redact(full, path)).toBeUndefined()
    }
  })
})

it.each([
  '',
  'metadata',
  'files',
  'parameters',
  'toString.x',
  'arguments',
  'output.x',
  'metrics.loss',
  'hash',
  '__proto__.x',
])('%j names nothing that can be redacted', (path) => {
  expect(thrownBy(() => redactionPath(path))).toMatchObject({ code: 'TRACK_ARGUMENT_INVALID' })
})
