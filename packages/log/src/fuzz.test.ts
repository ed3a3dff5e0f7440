// Whatever the bytes on the disk, what reads them gives an answer or a typed error.
import { cpSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { type Commit, type CommitHeader, isTrackError, type TrackErrorCode } from '@track/core'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { decodeCommitRecord, encodeCommitRecord, readCommitRecord } from './commit-record.js'
import { DerivedDamage } from './derived-database.js'
import { decodeCheckpoint, decodeEntry, decodeNumbers } from './index-format.js'
import { openLevelDatabase } from './leveldb.js'
import { Store } from './store.js'
import { commitKey } from './store-format.js'
import { lockedStore } from './store-host.js'
import { readStoreIdentity } from './store-identity.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const position = 7
const header: CommitHeader = {
  position,
  baseTimeMs: 5,
  committedAtMs: 6,
  previous: new Uint8Array(32).fill(3),
  store: 0,
  writer: 1,
  writerId: undefined,
  sequence: 9,
  streams: [{ id: streamOf(1), count: 2, firstRevision: 4 }],
}
const { bytes: record, digest } = encodeCommitRecord(header, new Uint8Array([1, 2, 3]))

/** The record with a right checksum, whatever else is wrong with it. */
function sealed(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 4) return bytes
  const copy = new Uint8Array(bytes)
  const checksum = crc32(copy.subarray(4), crc32(commitKey(position)))
  new DataView(copy.buffer).setUint32(0, checksum, true)
  return copy
}

/** What `run` answers; undefined when it threw one of these errors. */
function answerOf<T>(run: () => T, ...codes: TrackErrorCode[]): T | undefined {
  try {
    return run()
  } catch (error) {
    if (codes.some((code) => isTrackError(error, code))) return undefined
    throw error
  }
}

/** Bytes without any form, and bytes that have almost the form of `valid`. */
function damaged(valid: Uint8Array): fc.Arbitrary<Uint8Array> {
  const edits = fc.array(fc.tuple(fc.nat(valid.length - 1), fc.nat(255)), { maxLength: 4 })
  const almost = fc.tuple(edits, fc.nat(valid.length)).map(([changes, length]) => {
    const bytes = new Uint8Array(valid)
    for (const [offset, byte] of changes) bytes[offset] = byte
    return bytes.subarray(0, length)
  })
  return fc.oneof(fc.uint8Array({ maxLength: 200 }), almost)
}

describe('the record of a commit', () => {
  it.each<[string, (bytes: Uint8Array) => Commit]>([
    ['as it is', (bytes) => readCommitRecord(bytes, position)],
    ['with a right checksum', (bytes) => readCommitRecord(sealed(bytes), position)],
    ['checked before', (bytes) => decodeCommitRecord(bytes, position, digest)],
  ])('is an answer or TRACK_COMMIT_CORRUPT, %s', (_, read) => {
    fc.assert(
      fc.property(damaged(record), (bytes) => {
        const commit = answerOf(() => read(bytes), 'TRACK_COMMIT_CORRUPT')
        if (commit === undefined) return
        expect(commit.body.length).toBeLessThan(bytes.length)
        expect(commit.streams.length).toBeLessThan(bytes.length)
      }),
      { numRuns: 3000 },
    )
  })

  it.each([1, 2, 1000, 0xffff_ffff])('whose header length is %i too large is damaged', (excess) => {
    const bytes = new Uint8Array(encodeCommitRecord(header, new Uint8Array()).bytes)
    const view = new DataView(bytes.buffer)
    view.setUint32(4, Math.min(view.getUint32(4, true) + excess, 0xffff_ffff), true)
    for (const read of [
      () => readCommitRecord(sealed(bytes), position),
      () => decodeCommitRecord(bytes, position, digest),
    ]) {
      expect(read).toThrow(expect.objectContaining({ code: 'TRACK_COMMIT_CORRUPT' }))
    }
  })
})

it('a value of the index is an answer or damage', () => {
  const decoders: ((bytes: Uint8Array) => unknown)[] = [
    (bytes) => decodeNumbers(bytes, 2),
    (bytes) => decodeEntry(new Uint8Array(25), bytes),
    decodeCheckpoint,
  ]
  const lengths = fc.constantFrom(0, 8, 16, 24, 88).chain((length) => {
    return fc.uint8Array({ minLength: length, maxLength: length })
  })
  fc.assert(
    fc.property(
      fc.oneof(lengths, fc.uint8Array()),
      fc.constantFrom(...decoders),
      (bytes, decode) => {
        try {
          decode(bytes)
        } catch (error) {
          expect(error).toBeInstanceOf(DerivedDamage)
        }
      },
    ),
    { numRuns: 3000 },
  )
})

/** Text without any form, JSON without any sense, and JSON with these keys and any values. */
function jsonLike(keys: readonly string[]): fc.Arbitrary<string> {
  const fields = Object.fromEntries(keys.map((key) => [key, fc.jsonValue({ maxDepth: 2 })]))
  const hostile = fc.constantFrom('null', '[]', '{"pid":{"toString":1},"host":{"toString":1}}')
  const record = fc.record(fields, { requiredKeys: [] }).map((value) => JSON.stringify(value))
  return fc.oneof(fc.string(), fc.json({ maxDepth: 2 }), record, hostile)
}

it('store.json is an identity or an error that says what is wrong', () => {
  const path = temporaryFolder()
  fc.assert(
    fc.property(jsonLike(['kind', 'formatVersion', 'id']), (text) => {
      writeFileSync(join(path, 'store.json'), text)
      const codes = ['TRACK_STORE_INVALID', 'TRACK_FORMAT_UNSUPPORTED'] as const
      const identity = answerOf(() => readStoreIdentity(path), ...codes)
      if (identity !== undefined) expect(identity.id).toMatch(/^[0-9a-f]{32}$/)
    }),
    { numRuns: 500 },
  )
})

it('whatever host.json says, who is refused is told that the store is locked', () => {
  const path = temporaryFolder()
  fc.assert(
    fc.property(jsonLike(['pid', 'host', 'command', 'since']), (text) => {
      writeFileSync(join(path, 'host.json'), text)
      const { code, message } = lockedStore(path, undefined)
      expect(code).toBe('TRACK_STORE_LOCKED')
      expect(message.length).toBeLessThan(1000 + path.length)
    }),
    { numRuns: 500 },
  )
})

it('whatever becomes of the keys and values of derived/, streams are as long as they are', async () => {
  const path = temporaryFolder()
  const made = await Store.open(path)
  const streams = [1, 2, 3, 200]
  for (let i = 0; i < 12; i++) {
    await made.append([metricAppend({ sequence: i, writer: i % 2, streams })])
    if (i % 3 === 0) await made.index.flush()
  }
  await made.close()
  const folder = temporaryFolder()
  let copies = 0
  const change = fc.oneof(
    fc.record({ how: fc.constant('value' as const), bytes: fc.uint8Array({ maxLength: 100 }) }),
    fc.record({ how: fc.constantFrom('gone' as const, 'moved' as const) }),
  )
  const changes = fc.array(fc.tuple(fc.nat(1000), change), { minLength: 1, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(changes, async (damages) => {
      const copy = join(folder, String(copies++))
      cpSync(path, copy, { recursive: true })
      const tuning = { writeBufferBytes: 1 << 20, blockBytes: 4096, cacheBytes: 4096 }
      const database = await openLevelDatabase(join(copy, 'derived'), tuning)
      const entries = await database.iterator().all()
      for (const [which, { how, ...rest }] of damages) {
        const [key, value] = entries[which % entries.length] ?? []
        if (key === undefined || value === undefined) continue
        if (how !== 'value') await database.del(key)
        if (how === 'moved') await database.put(key.with(key.length - 1, 0xee), value)
        if ('bytes' in rest) await database.put(key, rest.bytes)
      }
      await database.close()
      const store = await Store.open(copy)
      onTestFinished(() => store.close())
      for (const stream of streams) expect(await store.streamHead(streamOf(stream))).toBe(11)
      const again = Array.from({ length: 12 }, (_, i) =>
        metricAppend({ sequence: i, writer: i % 2, streams }),
      )
      const outcomes = await store.append(again)
      const answered = outcomes.map((o) => 'appended' in o && o.appended.position / streams.length)
      expect(answered).toEqual(Array.from({ length: 12 }, (_, i) => i))
      await store.close()
    }),
    { numRuns: 60 },
  )
})
