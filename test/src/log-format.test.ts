// Holds docs/log-format.md against the code. testing/log-format-reader.ts is written from that page
// and the .proto files alone: what it reads must be what the project wrote, and the page's bytes and
// their annotation must be what it finds in them.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import {
  type Append,
  bodyBytesMax,
  bodyWithout,
  buildAppend,
  bytesOfHex,
  type Commit,
  commitDigest,
  decodeHeader,
  encodeHeader,
  eventBytesMax,
  eventsOf,
  genesisDigest,
  hexOf,
  type NewEvent,
  saltBytes,
  sequence,
  type TrackErrorCode,
  type TrackEvent,
  type Values,
  valueDepthMax,
} from '@track/core'
import { LevelLog } from '@track/log'
import { describe, expect, it } from 'vitest'
import { genesisOf, type Part, readRecord, sha256 } from './testing/log-format-reader.js'
import { temporaryFolder } from './testing/run-program.js'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/log-format.md', root), 'utf8')

// ---- What the project writes: the example of the page ----

const storeId = '000102030405060708090a0b0c0d0e0f'
const [a, b, writer] = [run(0xa0), run(0xb0), run(0xc0)]
const time = Date.parse('2027-01-15T08:00:00.000Z')

/** Bytes in hex: `first`, the next, and so on. */
function run(first: number, length = 16): string {
  return hexOf(Uint8Array.from({ length }, (_, i) => first + i))
}

const example: readonly Append[] = [
  appendOf(0, [[a, 0, { type: 'ArgumentsLogged', arguments: { batch_size: 256, lr: 0.01 } }]]),
  appendOf(1, [
    [a, 100, { type: 'MetricsLogged', names: ['loss'], values: [0.5], step: 7 }],
    [b, 103, chrono('batch', 0.25)],
    [a, 99, { type: 'MetricsLogged', names: ['loss', 'acc'], values: [0.25, 0.7], step: 8 }],
  ]),
]

function chrono(name: string, seconds: number): NewEvent['event'] {
  return { type: 'ChronoRecorded', name, seconds, aggregator: 'ring', window: 100, skip: 0 }
}

function appendOf(
  sequence: number,
  events: readonly (readonly [stream: string, afterMs: number, event: NewEvent['event']])[],
): Append {
  const salt = bytesOfHex(run(0xd0 + 16 * sequence, saltBytes))
  return buildAppend(
    events.map(([stream, afterMs, event]) => ({ stream, timeMs: time + afterMs, event })),
    { origin: { writer, sequence }, salt },
  )
}

/** The commits that the appends become in a log of their own, each 20 ms after its base time. */
function commitsOf(appends: readonly Append[]): Commit[] {
  const heads = new Map<string, number>()
  const commits: Commit[] = []
  for (const append of appends) {
    const last = commits.at(-1)
    const header = sequence(append, {
      position: last === undefined ? 0 : last.position + last.count,
      previous: last?.digest ?? genesisDigest(storeId, sha256),
      committedAtMs: last?.committedAtMs,
      nowMs: append.baseTimeMs + 20,
      streamHeads: append.streams.map(({ id }) => heads.get(id)),
      writer: 0,
      writerIsNew: last === undefined,
    })
    for (const { id, firstRevision, count } of header.streams) {
      heads.set(id, firstRevision + count - 1)
    }
    const count = append.streams.reduce((sum, stream) => sum + stream.count, 0)
    const digest = commitDigest(encodeHeader(header), append.body, sha256)
    commits.push({ ...header, count, digest, body: append.body })
  }
  return commits
}

/** Key and record as the page frames them. */
function recordOf(commit: Commit): { key: Buffer; record: Buffer } {
  const header = encodeHeader(commit)
  const record = Buffer.concat([new Uint8Array(8), header, commit.body])
  const key = numbers(commit.position)
  record.writeUInt32LE(header.length, 4)
  record.writeUInt32LE(crc32(Buffer.concat([key, record.subarray(4)])), 0)
  return { key, record }
}

/** Each number as 8 bytes, big-endian. */
function numbers(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(8 * values.length)
  values.forEach((value, i) => {
    bytes.writeBigUInt64BE(BigInt(value), 8 * i)
  })
  return bytes
}

// ---- What the page says ----

function blocks(language: string): string[][] {
  const found = page.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))
  return [...found].map(([, text = '']) => text.trimEnd().split('\n'))
}

/** The cell beside `label` in a table of the page. */
function cell(label: string): string | undefined {
  return new RegExp(`^\\| ${label} +\\| \`?([^|\`]+?)\`? +\\|`, 'm').exec(page)?.[1]
}

/** The lines of a dump: offset, up to 16 bytes, and what they say beside the first of them. */
function dump(parts: readonly Part[]): string[] {
  return parts
    .toSorted((p, q) => p.at - q.at)
    .flatMap(({ at, bytes, says }) => {
      const rows = Math.ceil(bytes.length / 16)
      return Array.from({ length: rows }, (_, row) => {
        const hex = bytes
          .subarray(row * 16, row * 16 + 16)
          .toString('hex')
          .replace(/..(?=.)/g, '$& ')
        const offset = (at + row * 16).toString(16).padStart(4, '0')
        return `${offset}  ${hex.padEnd(47)}  ${row === 0 ? says : ''}`.trimEnd()
      })
    })
}

/** The bytes of a dump. */
function undump(lines: readonly string[]): Buffer {
  return Buffer.from(lines.map((line) => line.slice(6, 53).replaceAll(' ', '')).join(''), 'hex')
}

describe('the example in docs/log-format.md', () => {
  const commits = commitsOf(example)
  const genesis = genesisOf(storeId)
  const dumps = blocks('hexdump')
  // The page's records beside the project's commits, as many as these.
  const pairs = commits.map((commit, i) => {
    const lines = dumps[i] ?? []
    const key = Buffer.from(cell(`key of commit ${i}`) ?? '', 'hex')
    const last = commits[i - 1]
    const before = last === undefined ? genesis : { ...last, position: last.position + last.count }
    return { i, commit, lines, key, record: undump(lines), before }
  })

  it('has the bytes that the project writes for these events', () => {
    expect(cell('identity')).toBe(storeId)
    expect(dumps).toHaveLength(commits.length)
    for (const { i, commit, key, record } of pairs) {
      const written = recordOf(commit)
      expect(hexOf(record)).toBe(hexOf(written.record))
      expect(hexOf(key)).toBe(hexOf(written.key))
      const crc = written.record.readUInt32LE(0).toString(16).padStart(8, '0')
      expect(cell(`CRC-32 of commit ${i}`)).toBe(`0x${crc}`)
    }
  })

  it('is annotated to the last byte with what an independent reader finds there', () => {
    for (const { key, record, lines, before } of pairs) {
      const { parts } = readRecord(key, record, before)
      expect(lines).toEqual(dump(parts))
      expect(parts.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(record.length)
    }
  })

  it('has the digests that reader and project compute', () => {
    expect(cell('genesis digest')).toBe(hexOf(genesis.digest))
    expect(hexOf(genesisDigest(storeId, sha256))).toBe(hexOf(genesis.digest))
    for (const { i, commit, key, record, before } of pairs) {
      const { digest } = readRecord(key, record, before)
      expect(hexOf(digest)).toBe(hexOf(commit.digest))
      expect(cell(`digest of commit ${i}`)).toBe(hexOf(digest))
      expect(cell(`body's SHA-256 of commit ${i}`)).toBe(hexOf(sha256(commit.body)))
    }
  })

  it('holds the events that it lists, as reader and project read them', () => {
    const [lines = []] = blocks('json')
    const listed = JSON.parse(lines.join(''))
    const read = pairs.flatMap(({ key, record, before }) => {
      return readRecord(key, record, before).events
    })
    expect(read).toEqual(listed)
    expect(commits.flatMap((commit) => eventsOf(commit))).toEqual(listed)
    expect(listed).toHaveLength(commits.reduce((sum, { count }) => sum + count, 0))
  })

  it('has headers that the project reads', () => {
    for (const { commit, record } of pairs) {
      const { count, digest, body, ...header } = commit
      const stored = record.subarray(8, 8 + record.readUInt32LE(4))
      expect(decodeHeader(stored, commit.position)).toEqual(header)
    }
  })
})

describe('the grammar in docs/log-format.md', () => {
  /** What the independent reader makes of events that the project wrote as one commit. */
  function reread(events: readonly NewEvent['event'][]): unknown[] {
    const [commit] = commitsOf([
      appendOf(
        0,
        events.map((event, i) => [a, -i, event]),
      ),
    ])
    const { key, record } = recordOf(commit as Commit)
    expect(eventsOf(commit as Commit).map(({ event }) => event)).toEqual(events)
    return readRecord(key, record, genesisOf(storeId)).events.map(({ event }) => event)
  }

  function entryOf(commit: Commit): readonly [Buffer, Buffer] {
    const { key, record } = recordOf(commit)
    return [key, record]
  }

  it('tells how every kind of value is written', () => {
    const numbers = [0, -0, 1, -1, 2 ** 31 - 1, -(2 ** 31), 2 ** 31, 0.1, Number.NaN, -Infinity]
    const values: Values = {
      numbers,
      bigints: [0n, 1n, -1n, 255n, -256n, 2n ** 64n, -(10n ** 40n)],
      others: [null, true, false, '', 'aπ𝄞', new Uint8Array([0, 255]), new Date(-1), [], {}],
      nested: { b: { a: [[1]] }, a: null },
      '': 1,
    }
    const event: TrackEvent = { type: 'ArgumentsLogged', arguments: values }
    expect(reread([event])).toEqual([event])
  })

  it('tells in which precision metrics are written', () => {
    const lists = [[0.5], [0.1], [1, 0.1], [-0, Number.NaN, -Infinity], [2 ** 127, 1e300], [1e-45]]
    const events = lists.map((values): NewEvent['event'] => {
      return {
        type: 'MetricsLogged',
        names: ['a', 'b', 'c'].slice(0, values.length),
        values,
        step: 0,
      }
    })
    expect(reread(events)).toEqual(events)
  })

  it('tells how every kind of step is written', () => {
    const steps = [undefined, 3, 1, 0.5, undefined, 2, 2 ** 40, 4, -(2 ** 31), 2 ** 31, 2 ** 53, 0]
    const events = steps.map((step): NewEvent['event'] => {
      return { type: 'MetricsLogged', names: ['m'], values: [1], step }
    })
    expect(reread(events)).toEqual(events)
  })

  it('tells how a tombstone is read, and what follows it', () => {
    const [first, second] = commitsOf(example)
    if (first === undefined || second === undefined) throw new Error('no example')
    const { digest } = first
    const writers = [{ number: 0, id: writer, lastSequence: 0 }]
    for (const known of [digest, undefined]) {
      const tombstone = { digest: known, writers, reason: 'lost' }
      const buried: Commit = { ...first, writerId: undefined, body: new Uint8Array(), tombstone }
      const stone = recordOf(buried)
      const end = readRecord(stone.key, stone.record, genesisOf(storeId))
      expect(end).toMatchObject({ position: 1, events: [] })
      const { key, record } = recordOf(second)
      if (known !== undefined) expect(readRecord(key, record, end).events).toHaveLength(3)
      else expect(() => readRecord(key, record, end)).toThrow('chain')
    }
  })

  it('tells how a body is read that lacks the events of a stream, and what follows it', () => {
    const [first, second] = commitsOf(example)
    if (first === undefined || second === undefined) throw new Error('no example')
    const salt = new Uint8Array(saltBytes)
    const cut = bodyWithout(second, new Set([a]), { salt, sha256 })
    const before = readRecord(...entryOf(first), genesisOf(storeId))
    const whole = readRecord(...entryOf(second), before)
    const left = readRecord(...entryOf({ ...second, ...cut }), before)
    expect(left).toMatchObject({ position: whole.position, digest: whole.digest })
    expect(left.events).toEqual(whole.events.filter(({ stream }) => stream !== a))
    expect(left.events).toHaveLength(1)
    expect(left.parts.map(({ says }) => says)).toContain('body.names = ""')
  })

  it('names the limits that the code has', () => {
    const limits = ['bytes of an event', 'bytes of a body', 'levels of a value']
    const found = limits.map((limit) => Number(cell(limit)?.replaceAll(',', '')))
    expect(found).toEqual([eventBytesMax, bodyBytesMax, valueDepthMax])
    expect(Number.parseInt(cell('`salt`') ?? '', 10)).toBe(saltBytes)
  })

  it('names no error code that there is not', () => {
    const codes: Record<string, true> = {
      TRACK_COMMIT_CORRUPT: true,
      TRACK_EVENT_CORRUPT: true,
      TRACK_EVENT_TOO_LARGE: true,
      TRACK_FILE_CORRUPT: true,
      TRACK_FORMAT_UNSUPPORTED: true,
      TRACK_ORIGIN_CONFLICT: true,
      TRACK_STORE_INVALID: true,
      TRACK_STORE_LOCKED: true,
      TRACK_VALUE_INVALID: true,
    } satisfies Partial<Record<TrackErrorCode, true>>
    const named = new Set(Array.from(page.matchAll(/TRACK_[A-Z_]+/g), ([code]) => code))
    expect([...named].sort()).toEqual(Object.keys(codes))
  })

  it('is what a store has on disk', async () => {
    const path = temporaryFolder()
    const log = new LevelLog(path)
    for (const append of example) await log.append(append)
    const commits: Commit[] = []
    for await (const read of log.read()) commits.push(...read.commits)
    const { digest } = await log.head()
    await log.close()

    const { kind, formatVersion, id } = JSON.parse(readFileSync(join(path, 'store.json'), 'utf8'))
    expect({ kind, formatVersion }).toEqual({ kind: 'track-store', formatVersion: 1 })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(readdirSync(path).sort()).toEqual(['derived', 'log', 'store.json'])
    const written = writeAheadOf(path, 'log')
    let before = genesisOf(id)
    for (const commit of commits) {
      const { key, record } = recordOf(commit)
      expect(written.includes(putOf(key, record))).toBe(true)
      before = readRecord(key, record, before)
    }
    expect(commits).toHaveLength(example.length)
    expect(hexOf(before.digest)).toBe(hexOf(digest))

    const index: readonly (readonly [key: Buffer, content: Buffer])[] = [
      [keyOf('68', a), numbers(2)],
      [keyOf('68', b), numbers(0)],
      [keyOf('69', a, numbers(0)), numbers(0, 1, 1)],
      [keyOf('69', a, numbers(1)), numbers(1, 2, 0)],
      [keyOf('69', b, numbers(0)), numbers(1, 1, 0)],
      [keyOf('6f', '', numbers(0, 0)), numbers(0)],
      [keyOf('77', writer), numbers(0, 1)],
      [keyOf('6d01', ''), Buffer.concat([numbers(4, 1, 1, 1, 1), digest, Buffer.from(id, 'hex')])],
      [keyOf('6d02', '', numbers(1)), Buffer.alloc(0)],
      [keyOf('6d03', a.slice(0, 2)), numbers(1, 3, 0)],
      [keyOf('6d03', b.slice(0, 2)), numbers(1, 1, 0)],
      [keyOf('6d03', writer.slice(0, 2)), numbers(0, 0, 1)],
    ]
    const derived = writeAheadOf(path, 'derived')
    for (const [key, content] of index) {
      const checksum = Buffer.alloc(4)
      checksum.writeUInt32LE(crc32(Buffer.concat([key, content])))
      expect(derived.includes(putOf(key, Buffer.concat([checksum, content])))).toBe(true)
    }
    expect(derived.includes(keyOf('6f', '', numbers(0, 1)))).toBe(false) // one of 64
  })
})

/** What LevelDB keeps in its write-ahead files: all that was put there, as it is. */
function writeAheadOf(path: string, database: string): Buffer {
  const folder = join(path, database)
  const files = readdirSync(folder).filter((name) => name.endsWith('.log'))
  return Buffer.concat(files.map((name) => readFileSync(join(folder, name))))
}

/** A put as it stands there: a byte 1, then key and value, each behind its length. */
function putOf(key: Buffer, value: Buffer): Buffer {
  const { length } = value
  const size = length < 128 ? [length] : [(length % 128) + 128, Math.floor(length / 128)]
  return Buffer.concat([Buffer.of(1, key.length), key, Buffer.of(...size), value])
}

function keyOf(prefix: string, id: string, rest: Buffer = Buffer.alloc(0)): Buffer {
  return Buffer.concat([Buffer.from(prefix + id, 'hex'), rest])
}
