// Golden bytes: the body of one event of each kind, as format 1 writes it, in hex. A log written by
// this version must be read by every later one, so a change of the file is a change of the format.
// After adding a kind: TRACK_WRITE_GOLDEN=1 npx vitest run packages/core/dist/golden-events.test.js
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { expect, expectTypeOf, test } from 'vitest'
import { buildAppend } from './build-append.js'
import type { Append } from './commit.js'
import { eventsOf } from './events-of.js'
import { bytesOfHex, hexOf } from './hex.js'
import { v1 } from './messages.js'
import { commitOf } from './testing/commit-of.js'
import { oneEventOfEachKind } from './testing/one-event-of-each-kind.js'
import type { TrackEvent } from './track-event.js'

const stream = '5a'.repeat(16)
const file = new URL('../fixtures/bodies-v1.json', import.meta.url)
const golden: Record<string, string> = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : {}

if (process.env.TRACK_WRITE_GOLDEN === '1') {
  for (const kind of Object.keys(oneEventOfEachKind)) golden[kind] ??= hexOf(appendOf(kind).body)
  writeFileSync(file, `${JSON.stringify(golden, null, 2)}\n`)
}

// The first event sets the base time; the second, a second before it, is the one of interest.
function appendOf(kind: string): Append {
  const event = oneEventOfEachKind[kind]
  if (event === undefined) throw new Error(`no event ${kind}`)
  const first = { type: 'Deleted', reason: '' } as const
  return buildAppend(
    [
      { stream, event: first, timeMs: 1_700_000_000_000 },
      { stream, event, timeMs: 1_699_999_999_000 },
    ],
    { origin: { writer: '00'.repeat(16), sequence: 0 }, salt: new Uint8Array(16).fill(0x77) },
  )
}

for (const [kind, event] of Object.entries(oneEventOfEachKind)) {
  test(`${kind} is written as the golden bytes`, () => {
    expect(hexOf(appendOf(kind).body)).toBe(golden[kind])
  })

  test(`${kind} is read from the golden bytes`, () => {
    const body = bytesOfHex(golden[kind] as string)
    const [, recorded] = eventsOf(commitOf({ ...appendOf(kind), body }))
    expect(recorded).toEqual({
      position: 1,
      stream,
      streamRevision: 1,
      timeMs: 1_699_999_999_000,
      event,
    })
  })

  test(`${kind} in golden bytes is what the generated code reads and writes`, () => {
    const body = bytesOfHex(golden[kind] as string)
    expect(hexOf(v1.Body.encode(v1.Body.decode(body)).finish())).toBe(golden[kind])
  })
}

test('there are golden bytes for every kind of event that can be written', () => {
  const kinds = Object.keys(v1.Event.prototype).filter((key) => key !== 'timeDeltaMs')
  const covered = Object.values(oneEventOfEachKind).map(({ type }) => camelCase(type))
  expect(kinds.toSorted()).toEqual([...new Set(covered)].sort())
})

test('the kinds of events are told apart by their type', () => {
  expectTypeOf<Extract<TrackEvent, { type: 'MetricsLogged' }>['values']>().toEqualTypeOf<
    readonly number[]
  >()
  expectTypeOf<Extract<TrackEvent, { type: 'Unknown' }>>().toEqualTypeOf<{
    readonly type: 'Unknown'
  }>()
})

function camelCase(type: string): string {
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}`
}
