// A reader of the log's format, written from docs/log-format.md and the .proto files alone: it shares
// nothing with the project, so that the test can hold the page, the project and it to each other.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { crc32 } from 'node:zlib'

const root = new URL('../../../', import.meta.url)

interface Field {
  readonly name: string
  readonly type: string
  readonly repeated: boolean
}
type Message = Readonly<Record<string, unknown>>

/** Bytes of a record that say one thing, and what they say. */
export interface Part {
  readonly at: number
  readonly bytes: Buffer
  readonly says: string
}

/** What a commit must follow: where the one before ended, and its digest. */
export interface ChainEnd {
  readonly position: number
  readonly digest: Uint8Array
}

/** What a record holds; it is what the next one must follow. */
export interface ReadRecord extends ChainEnd {
  readonly parts: readonly Part[]
  readonly events: readonly ReadEvent[]
}

/** An event and its place. */
interface ReadEvent {
  readonly position: number
  readonly stream: string
  readonly streamRevision: number
  readonly timeMs: number
  readonly event: unknown
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
    if (type === 'float') {
      this.#at += 4
      return this.#bytes.readFloatLE(this.#at - 4)
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

/** What the first commit of the store with that identity must follow. */
export function genesisOf(id: string): ChainEnd {
  return { position: 0, digest: sha256(Buffer.from(`track.v1.log\0${id}`)) }
}

export function sha256(...data: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256')
  for (const bytes of data) hash.update(bytes)
  return new Uint8Array(hash.digest())
}

/** Reads a record as the page says, with the checks of it that concern one record or the chain. */
export function readRecord(key: Buffer, record: Buffer, before: ChainEnd): ReadRecord {
  const headerEnd = 8 + record.readUInt32LE(4)
  const checksum = crc32(Buffer.concat([key, record.subarray(4)]))
  check(record.readUInt32LE(0) === checksum, 'the CRC-32 is wrong')
  const reader = new MessageReader(record, 8)
  reader.parts.push(
    { at: 0, bytes: record.subarray(0, 4), says: 'CRC-32 of the key and all that follows' },
    { at: 4, bytes: record.subarray(4, 8), says: `header length = ${headerEnd - 8}` },
  )
  const header = reader.read('Header', headerEnd, 'header.')
  const body = reader.read('Body', record.length, 'body.')
  check(key.length === 8, 'the key has not 8 bytes')
  check(key.readBigUInt64BE() === BigInt(before.position), 'the key is not where the last ended')
  check(hex(header.previous) === hex(before.digest), 'the chain is broken')
  const replaces = body.replaces as Uint8Array | undefined
  check(replaces === undefined || record[headerEnd] === 0x2a, 'replaces does not come first')
  check(replaces === undefined || replaces.length === 32, 'replaces has not 32 bytes')
  const bodyDigest = replaces ?? sha256(record.subarray(headerEnd))
  const digest = sha256(record.subarray(8, headerEnd), bodyDigest)
  const tombstone = header.tombstone as Message | undefined
  if (tombstone !== undefined) {
    check(headerEnd === record.length, 'a tombstone has a body')
    const gone = list(header, 'streams').reduce((sum, slice) => sum + number(slice, 'count'), 0)
    const standsFor = (tombstone.digest as Uint8Array | undefined) ?? digest
    const position = before.position + gone
    return { position, digest: standsFor, parts: reader.parts, events: [] }
  }
  check((body.salt as Uint8Array | undefined)?.length === 12, 'the salt has not 12 bytes')
  const events = readEvents(before.position, header, body)
  const count = list(header, 'streams').reduce((sum, slice) => sum + number(slice, 'count'), 0)
  return { position: before.position + count, digest, parts: reader.parts, events }
}

function readEvents(position: number, header: Message, body: Message): ReadEvent[] {
  const slices = list(header, 'streams')
  const groups = list(body, 'groups').map((group) => list(group, 'events'))
  check(groups.length === slices.length, 'groups and streams are not equally many')
  const single = groups.length === 1
  check(single === (body.order === undefined), 'there is an order for one group, or none for more')
  const order = single ? (groups[0] ?? []).map(() => 0) : (body.order as number[])
  const counts = slices.map((slice) => number(slice, 'count'))
  groups.forEach(({ length }, i) => {
    const isGone = length === 0 && body.replaces !== undefined
    check(counts[i] !== 0 && (isGone || length === counts[i]), `group ${i} has ${length} events`)
    if (single) return
    check(order.filter((group) => group === i).length === counts[i], `the order of group ${i}`)
  })
  const total = counts.reduce((sum, count) => sum + count, 0)
  check(single || order.length === total, 'the order names a group that is not there')
  const next = groups.map(() => 0)
  const steps = groups.map(() => 0)
  return order.flatMap((group, i) => {
    if (groups[group]?.length === 0) return [] // its events are gone
    const slice = slices[group] as Message
    const index = next[group] as number
    next[group] = index + 1
    const message = groups[group]?.[index] as Message
    const metrics = message.metrics_logged as Message | undefined
    const delta = metrics?.step_delta as number | undefined
    if (delta !== undefined) steps[group] = (steps[group] as number) + delta
    const step = delta === undefined ? metrics?.step : steps[group]
    return {
      position: position + i,
      stream: hex(slice.id),
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
      const values = [event.values ?? [], event.singles ?? []].flat()
      return { type: 'MetricsLogged', names: indices.map((i) => names[i]), values, step }
    }
    case 'chrono_recorded': {
      const aggregator = ['stat', 'value', 'ring', 'series'][number(event, 'aggregator')]
      const [seconds, window, skip] = ['seconds', 'window', 'skip'].map((f) => number(event, f))
      const name = names[number(event, 'name')]
      return { type: 'ChronoRecorded', name, seconds, aggregator, window, skip }
    }
    default: {
      check(kind === 'arguments_logged', `the example has no ${kind}`)
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
  const size = BigInt(`0x0${hex(magnitude)}`)
  return negative === true ? -size : size
}

function number(message: Message, field: string): number {
  return (message[field] ?? 0) as number
}

function list(message: Message, field: string): Message[] {
  return (message[field] ?? []) as Message[]
}

function hex(bytes: unknown): string {
  return Buffer.from(bytes as Uint8Array).toString('hex')
}

function check(holds: boolean, otherwise: string): void {
  if (!holds) throw new Error(otherwise)
}
