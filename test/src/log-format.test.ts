// Holds docs/log-format.md against the code. The reader below is written from that page and the
// .proto files alone, and shares nothing with the project: what it reads must be what the project
// wrote, and the page's bytes and their annotation must be what it finds in them.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import {
  type Append,
  bodyBytesMax,
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
  sequence,
  type TrackErrorCode,
  type TrackEvent,
  type Values,
  valueDepthMax,
} from '@track/core'
import { LevelLog } from '@track/log'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from './testing/run-program.js'

const root = new URL('../../', import.meta.url)
const page = readFileSync(new URL('docs/log-format.md', root), 'utf8')

// ---- The independent reader: the schema, messages, records, events ----

interface Field {
  readonly name: string
  readonly type: string
  readonly repeated: boolean
}
type Message = Readonly<Record<string, unknown>>
/** Bytes of a record that say one thing, and what they say. */
interface Part {
  readonly at: number
  readonly bytes: Buffer
  readonly says: string
}

const schema = new Map<string, Map<number, Field>>()
for (const file of ['commit', 'event', 'value']) {
  const text = readFileSync(new URL(`proto/track/v1/${file}.proto`, root), 'utf8')
  for (const [, message = '', lines = ''] of text.matchAll(/^message (\w+) \{(.*?)^\}/gms)) {
    const found = lines.matchAll(/^ +(repeated |optional )?(\w+) (\w+) = (\d+);/gm)
    const fields = [...found].map(([, label, type = '', name = '', number]): [number, Field] => {
      return [Number(number), { name, type, repeated: label === 'repeated ' }]
    })
    schema.set(message, new Map(fields))
  }
}

class MessageReader {
  readonly parts: Part[] = []
  readonly #bytes: Buffer
  #at: number

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes
    this.#at = at
  }

  /** Reads the message of `type` that ends at `end`; `prefix` stands before what its parts say. */
  read(type: string, end: number, prefix: string): Message {
    const message: Record<string, unknown> = {}
    while (this.#at < end) {
      const start = this.#at
      const tag = this.#varint()
      const field = schema.get(type)?.get(Math.floor(tag / 8))
      if (field === undefined) throw new Error(`${type} has no field ${tag / 8}`)
      const value = this.#field(field, tag % 8, start, prefix)
      if (!field.repeated) message[field.name] = value
      else message[field.name] = [...((message[field.name] ?? []) as unknown[]), value].flat()
    }
    if (this.#at !== end) throw new Error(`${type} reaches beyond its end`)
    return message
  }

  #field(field: Field, wireType: number, start: number, prefix: string): unknown {
    const { type } = field
    const name = `${prefix}${field.name}`
    if (wireType !== 2) {
      const value = this.#scalar(type)
      this.#say(start, `${name} = ${value}`)
      return value
    }
    const length = this.#varint()
    const content = this.#at
    const end = content + length
    if (schema.has(type)) {
      this.#say(start, `${name}: ${length} bytes`)
      return this.read(type, end, prefix.replace(/\w+\./, '').concat('  '))
    }
    const bytes = this.#bytes.subarray(content, end)
    if (type === 'bytes') {
      this.#say(start, `${name}: ${length} bytes`)
      this.#at = end
      this.#say(content, '')
      return new Uint8Array(bytes)
    }
    if (type === 'string') {
      this.#at = end
      this.#say(start, `${name} = ${JSON.stringify(bytes.toString())}`)
      return bytes.toString()
    }
    const values: unknown[] = []
    while (this.#at < end) values.push(this.#scalar(type))
    this.#say(start, `${name} = [${values.join(', ')}]`)
    return values
  }

  #scalar(type: string): number | boolean {
    if (type === 'double') {
      this.#at += 8
      return this.#bytes.readDoubleLE(this.#at - 8)
    }
    const value = this.#varint()
    if (type === 'bool') return value === 1
    if (!type.startsWith('sint')) return value
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2
  }

  #varint(): number {
    let value = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = this.#bytes.readUInt8(this.#at++)
      value += (byte % 128) * factor
      if (byte < 128) return value
    }
  }

  #say(at: number, says: string): void {
    this.parts.push({ at, bytes: this.#bytes.subarray(at, this.#at), says })
  }
}

function sha256(...data: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const bytes of data) hash.update(bytes)
  return new Uint8Array(hash.digest())
}

/** Reads a record as the page says, with every check of it that concerns one record or the chain. */
function readRecord(key: Buffer, record: Buffer, previous: Uint8Array) {
  const headerEnd = 8 + record.readUInt32LE(4)
  expect(record.readUInt32LE(0)).toBe(crc32(record.subarray(4)))
  const reader = new MessageReader(record, 8)
  reader.parts.push(
    { at: 0, bytes: record.subarray(0, 4), says: 'CRC-32 of all that follows' },
    { at: 4, bytes: record.subarray(4, 8), says: `header length = ${headerEnd - 8}` },
  )
  const header = reader.read('Header', headerEnd, 'header.')
  const body = reader.read('Body', record.length, 'body.')
  expect(key.readBigUInt64BE()).toBe(BigInt(number(header, 'position')))
  expect(hexOf(header.previous as Uint8Array)).toBe(hexOf(previous))
  const digest = sha256(record.subarray(8, headerEnd), sha256(record.subarray(headerEnd)))
  return { digest, parts: reader.parts, events: readEvents(header, body) }
}

function readEvents(header: Message, body: Message) {
  const slices = list(header, 'streams')
  const groups = list(body, 'groups').map((group) => list(group, 'events'))
  expect(groups.map(({ length }) => length)).toEqual(slices.map(({ count }) => count))
  const total = groups.flat().length
  const order = (body.order as number[] | undefined) ?? new Array<number>(total).fill(0)
  expect(order).toHaveLength(total)
  const next = groups.map(() => 0)
  const steps = groups.map(() => 0)
  return order.map((group, i) => {
    const slice = slices[group] as Message
    const index = next[group] as number
    next[group] = index + 1
    const message = groups[group]?.[index] as Message
    const metrics = message.metrics_logged as Message | undefined
    const delta = metrics?.step_delta as number | undefined
    if (delta !== undefined) steps[group] = (steps[group] as number) + delta
    const step = delta === undefined ? metrics?.step : steps[group]
    return {
      position: number(header, 'position') + i,
      stream: hexOf(slice.id as Uint8Array),
      streamRevision: number(slice, 'first_revision') + index,
      timeMs: number(header, 'base_time_ms') + number(message, 'time_delta_ms'),
      event: readEvent(message, (body.names ?? []) as string[], step),
    }
  })
}

function readEvent(message: Message, names: readonly string[], step: unknown): unknown {
  const [kind] = Object.keys(message)
  const event = message[kind as string] as Message
  switch (kind) {
    case 'metrics_logged': {
      const indices = (event.names ?? []) as number[]
      const values = event.values ?? []
      return { type: 'MetricsLogged', names: indices.map((i) => names[i]), values, step }
    }
    case 'chrono_recorded': {
      const aggregator = ['stat', 'value', 'ring', 'series'][number(event, 'aggregator')]
      const [seconds, window, skip] = ['seconds', 'window', 'skip'].map((f) => number(event, f))
      const name = names[number(event, 'name')]
      return { type: 'ChronoRecorded', name, seconds, aggregator, window, skip }
    }
    default: {
      expect(kind).toBe('arguments_logged')
      return { type: 'ArgumentsLogged', arguments: readStruct(event.arguments as Message) }
    }
  }
}

function readStruct(struct: Message): unknown {
  const entries = list(struct, 'entries')
  return Object.fromEntries(entries.map((e) => [e.key ?? '', readValue(e.value as Message)]))
}

function readValue(message: Message): unknown {
  const [[kind, value] = ['null', 0]] = Object.entries(message)
  if (kind === 'null') return null
  if (kind === 'date_ms') return new Date(value as number)
  if (kind === 'list') return list(value as Message, 'items').map(readValue)
  if (kind === 'struct') return readStruct(value as Message)
  if (kind !== 'bigint') return value
  const { negative = false, magnitude = new Uint8Array() } = value as Message
  const size = BigInt(`0x0${hexOf(magnitude as Uint8Array)}`)
  return negative === true ? -size : size
}

function number(message: Message, field: string): number {
  return (message[field] ?? 0) as number
}

function list(message: Message, field: string): Message[] {
  return (message[field] ?? []) as Message[]
}

// ---- What the project writes: the example of the page ----

const storeId = '000102030405060708090a0b0c0d0e0f'
const [a, b, writer] = [run(0xa0), run(0xb0), run(0xc0)]
const time = Date.parse('2027-01-15T08:00:00.000Z')

/** 16 bytes in hex: `first`, the next, and so on. */
function run(first: number): string {
  return hexOf(Uint8Array.from({ length: 16 }, (_, i) => first + i))
}

const example: readonly Append[] = [
  appendOf(0, [[a, 0, { type: 'ArgumentsLogged', arguments: { batch_size: 256, lr: 0.01 } }]]),
  appendOf(1, [
    [a, 100, { type: 'MetricsLogged', names: ['loss'], values: [0.5], step: 7 }],
    [b, 103, chrono('batch', 0.25)],
    [a, 99, { type: 'MetricsLogged', names: ['loss', 'acc'], values: [0.25, 0.75], step: 8 }],
  ]),
]

function chrono(name: string, seconds: number): NewEvent['event'] {
  return { type: 'ChronoRecorded', name, seconds, aggregator: 'ring', window: 100, skip: 0 }
}

function appendOf(
  sequence: number,
  events: readonly (readonly [stream: string, afterMs: number, event: NewEvent['event']])[],
): Append {
  const salt = bytesOfHex(run(0xd0 + 16 * sequence))
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
  record.writeUInt32LE(header.length, 4)
  record.writeUInt32LE(crc32(record.subarray(4)), 0)
  const key = Buffer.alloc(8)
  key.writeBigUInt64BE(BigInt(commit.position))
  return { key, record }
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
  const genesis = sha256(Buffer.from(`track.v1.log\0${storeId}`))
  const dumps = blocks('hexdump')
  // The page's records beside the project's commits, as many as these.
  const pairs = commits.map((commit, i) => {
    const lines = dumps[i] ?? []
    const key = Buffer.from(cell(`key of commit ${i}`) ?? '', 'hex')
    const previous = commits[i - 1]?.digest ?? genesis
    return { i, commit, lines, key, record: undump(lines), previous }
  })

  it('has the bytes that the project writes for these events', () => {
    expect(cell('identity')).toBe(storeId)
    expect(dumps).toHaveLength(commits.length)
    for (const { i, commit, key, record } of pairs) {
      const written = recordOf(commit)
      expect(hexOf(record)).toBe(hexOf(written.record))
      expect(hexOf(key)).toBe(hexOf(written.key))
      const crc = crc32(written.record.subarray(4)).toString(16).padStart(8, '0')
      expect(cell(`CRC-32 of commit ${i}`)).toBe(`0x${crc}`)
    }
  })

  it('is annotated to the last byte with what an independent reader finds there', () => {
    for (const { key, record, lines, previous } of pairs) {
      const { parts } = readRecord(key, record, previous)
      expect(lines).toEqual(dump(parts))
      expect(parts.reduce((sum, { bytes }) => sum + bytes.length, 0)).toBe(record.length)
    }
  })

  it('has the digests that reader and project compute', () => {
    expect(cell('genesis digest')).toBe(hexOf(genesis))
    expect(hexOf(genesisDigest(storeId, sha256))).toBe(hexOf(genesis))
    for (const { i, commit, key, record, previous } of pairs) {
      const { digest } = readRecord(key, record, previous)
      expect(hexOf(digest)).toBe(hexOf(commit.digest))
      expect(cell(`digest of commit ${i}`)).toBe(hexOf(digest))
      expect(cell(`body's SHA-256 of commit ${i}`)).toBe(hexOf(sha256(commit.body)))
    }
  })

  it('holds the events that it lists, as reader and project read them', () => {
    const [lines = []] = blocks('json')
    const listed = JSON.parse(lines.join(''))
    const read = pairs.flatMap(({ key, record, previous }) => {
      return readRecord(key, record, previous).events
    })
    expect(read).toEqual(listed)
    expect(commits.flatMap((commit) => eventsOf(commit))).toEqual(listed)
    expect(listed).toHaveLength(commits.reduce((sum, { count }) => sum + count, 0))
  })

  it('has headers that the project reads', () => {
    for (const { commit, record } of pairs) {
      const { count, digest, body, ...header } = commit
      expect(decodeHeader(record.subarray(8, 8 + record.readUInt32LE(4)))).toEqual(header)
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
    return readRecord(key, record, genesisDigest(storeId, sha256)).events.map(({ event }) => event)
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

  it('tells how every kind of step is written', () => {
    const steps = [undefined, 3, 1, 0.5, undefined, 2, 2 ** 40, 4, -(2 ** 31), 2 ** 31, 2 ** 53, 0]
    const events = steps.map((step): NewEvent['event'] => {
      return { type: 'MetricsLogged', names: ['m'], values: [1], step }
    })
    expect(reread(events)).toEqual(events)
  })

  it('names the limits that the code has', () => {
    const limits = ['bytes of an event', 'bytes of a body', 'levels of a value']
    const found = limits.map((limit) => Number(cell(limit)?.replaceAll(',', '')))
    expect(found).toEqual([eventBytesMax, bodyBytesMax, valueDepthMax])
  })

  it('names no error code that there is not', () => {
    const codes: Record<string, true> = {
      TRACK_COMMIT_CORRUPT: true,
      TRACK_EVENT_CORRUPT: true,
      TRACK_EVENT_TOO_LARGE: true,
      TRACK_FORMAT_UNSUPPORTED: true,
      TRACK_ORIGIN_CONFLICT: true,
      TRACK_STORE_INVALID: true,
      TRACK_STORE_LOCKED: true,
      TRACK_VALUE_INVALID: true,
    } satisfies Partial<Record<TrackErrorCode, true>>
    const named = new Set(Array.from(page.matchAll(/TRACK_[A-Z_]+/g), ([code]) => code))
    expect([...named].sort()).toEqual(Object.keys(codes))
  })

  // LevelDB keeps what is written in its write-ahead file, log/*.log, as it is: a put is a byte 1,
  // then key and value, each behind its length. So the bytes on disk are seen without LevelDB.
  it('is what a store has on disk', async () => {
    const path = temporaryFolder()
    const log = new LevelLog(path)
    for (const append of example) await log.append(append)
    const commits: Commit[] = []
    for await (const read of log.read()) commits.push(...read.commits)
    const head = await log.head()
    await log.close()

    const { kind, formatVersion, id } = JSON.parse(readFileSync(join(path, 'store.json'), 'utf8'))
    expect({ kind, formatVersion }).toEqual({ kind: 'track-store', formatVersion: 1 })
    expect(id).toMatch(/^[0-9a-f]{32}$/)
    expect(readdirSync(path).sort()).toEqual(['derived', 'log', 'store.json'])
    const files = readdirSync(join(path, 'log')).filter((name) => name.endsWith('.log'))
    const written = Buffer.concat(files.map((name) => readFileSync(join(path, 'log', name))))
    let previous = sha256(Buffer.from(`track.v1.log\0${id}`))
    for (const commit of commits) {
      const { key, record } = recordOf(commit)
      const length = [(record.length % 128) + 128, Math.floor(record.length / 128)]
      const put = Buffer.concat([Buffer.of(1, 8), key, Buffer.of(...length), record])
      expect(written.includes(put)).toBe(true)
      previous = readRecord(key, record, previous).digest
    }
    expect(commits).toHaveLength(example.length)
    expect(hexOf(previous)).toBe(hexOf(head.digest))
  })
})
