// Keys and values of the index in derived/: what docs/log-format.md says of it.
import { bytesOfHex, digestBytes, hexOf, type StreamId } from '@track/core/commits'
import { DerivedDamage } from './derived-database.js'
import { readNumberKey, writeNumberKey } from './store-format.js'

/** Where a part of a stream is: in one commit, or in a run of commits that hold nothing else. */
export interface IndexEntry {
  readonly firstRevision: number
  readonly count: number
  /** Of the first commit. */
  readonly position: number
  /**
   * Whether the events stand at `position` and after without others between, possibly in many
   * commits: a stream that has the log for itself takes one entry for thousands of events.
   */
  readonly isRun: boolean
}

/** What the index knows of a writer. */
export interface IndexedWriter {
  readonly number: number
  readonly lastSequence: number
}

/** Up to where the index is complete. */
export interface IndexCheckpoint {
  /** One past the last position that is indexed. */
  readonly position: number
  /** Of the last commit that is indexed. */
  readonly lastCommit: number
  /** Of the last commit that is indexed, 32 bytes. */
  readonly digest: Uint8Array
  /** Writers so far: the next one's number. */
  readonly writers: number
}

/** A checkpoint as it is stored. */
export interface StoredCheckpoint extends IndexCheckpoint {
  /** Identity of the store whose log is indexed, in hex. */
  readonly store: string
  /** The flushes whose markers must be there, both inclusive. */
  readonly firstFlush: number
  readonly lastFlush: number
}

/** An index entry is missing or damaged: the index must be made anew from the log. */
export class IndexDamage extends DerivedDamage {}

const prefix = { head: 0x68, stream: 0x69, meta: 0x6d, origin: 0x6f, writer: 0x77 } as const
const idBytes = 16

/** All keys of the index are in one of these ranges. */
export const indexRanges: readonly Range[] = Object.values(prefix).map((byte) => ({
  from: new Uint8Array([byte]),
  to: new Uint8Array([byte + 1]),
}))

export const checkpointKey: Uint8Array = new Uint8Array([prefix.meta, 1])

/** The marker of a flush: whether it is there tells whether its batch is. */
export function markerKey(flush: number): Uint8Array {
  return numberKey([prefix.meta, 2], flush)
}

/** The number of the flush that a marker's key names. */
export function flushOfMarker(key: Uint8Array): number {
  return readNumberKey(key, 2)
}

/** The tally of the streams and writers whose ids begin with the byte `bucket`. */
export function tallyKey(bucket: number): Uint8Array {
  return new Uint8Array([prefix.meta, 3, bucket])
}

export function streamKey(stream: StreamId, revision: number): Uint8Array {
  return numberKey([prefix.stream, ...bytesOfHex(stream)], revision)
}

export function revisionOfStreamKey(key: Uint8Array): number {
  return readNumberKey(key, 1 + idBytes)
}

export function headKey(stream: StreamId): Uint8Array {
  return idKey(prefix.head, stream)
}

interface Range {
  readonly from: Uint8Array
  readonly to: Uint8Array
}

/** The heads of the streams whose ids begin with the byte `bucket`. */
export function headsOf(bucket: number): Range {
  return bucketRange(prefix.head, bucket)
}

/** The writers whose ids begin with the byte `bucket`. */
export function writersOf(bucket: number): Range {
  return bucketRange(prefix.writer, bucket)
}

export function originKey(writer: number, sequence: number): Uint8Array {
  const key = new Uint8Array(17)
  key[0] = prefix.origin
  writeNumberKey(key, 1, writer)
  writeNumberKey(key, 9, sequence)
  return key
}

export function sequenceOfOriginKey(key: Uint8Array): number {
  return readNumberKey(key, 9)
}

export function writerKey(id: string): Uint8Array {
  return idKey(prefix.writer, id)
}

export function idOfWriterKey(key: Uint8Array): string {
  return hexOf(key.subarray(1))
}

export const allStreams: Range = rangeOf(prefix.stream)
export const allHeads: Range = rangeOf(prefix.head)
export const allOrigins: Range = rangeOf(prefix.origin)
export const allWriters: Range = rangeOf(prefix.writer)

/**
 * What a key that begins with an id says: of a stream's part, a stream's head or a writer.
 * @throws IndexDamage
 */
export function idOfKey(key: Uint8Array): string {
  if (key.length !== 1 + idBytes && key.length !== 1 + idBytes + 8) throw noKey()
  return hexOf(key.subarray(1, 1 + idBytes))
}

/**
 * The writer and the sequence that the key of an origin says.
 * @throws IndexDamage
 */
export function originOfKey(key: Uint8Array): { writer: number; sequence: number } {
  if (key.length !== originKey(0, 0).length) throw noKey()
  return { writer: readNumberKey(key, 1), sequence: sequenceOfOriginKey(key) }
}

function noKey(): IndexDamage {
  return new IndexDamage('a key of the index is damaged')
}

function rangeOf(byte: number): Range {
  return { from: new Uint8Array([byte]), to: new Uint8Array([byte + 1]) }
}

/** Numbers as a value: 8 bytes each. */
export function encodeNumbers(...values: readonly number[]): Uint8Array {
  const bytes = new Uint8Array(values.length * 8)
  values.forEach((value, i) => {
    writeNumberKey(bytes, i * 8, value)
  })
  return bytes
}

/**
 * What {@link encodeNumbers} made of so many numbers; null is a damaged value.
 * @throws IndexDamage
 */
export function decodeNumbers(value: Uint8Array | null, count: number): number[] {
  if (value?.length !== count * 8) throw new IndexDamage('a value of the index is damaged')
  const numbers = Array.from({ length: count }, (_, i) => readNumberKey(value, i * 8))
  if (!numbers.every(Number.isSafeInteger))
    throw new IndexDamage('a number of the index is damaged')
  return numbers
}

export function encodeEntry({ position, count, isRun }: IndexEntry): Uint8Array {
  return encodeNumbers(position, count, isRun ? 1 : 0)
}

export function decodeEntry(key: Uint8Array, value: Uint8Array | null): IndexEntry {
  const [position = 0, count = 0, isRun] = decodeNumbers(value, 3)
  return { firstRevision: revisionOfStreamKey(key), position, count, isRun: isRun === 1 }
}

const checkpointNumbers = 5

export function encodeCheckpoint(checkpoint: StoredCheckpoint): Uint8Array {
  const { position, lastCommit, writers, firstFlush, lastFlush, digest, store } = checkpoint
  const numbers = encodeNumbers(position, lastCommit, writers, firstFlush, lastFlush)
  const bytes = new Uint8Array(numbers.length + digestBytes + idBytes)
  bytes.set(numbers)
  bytes.set(digest, numbers.length)
  bytes.set(bytesOfHex(store), numbers.length + digestBytes)
  return bytes
}

/**
 * The checkpoint in a value; undefined for a damaged one, and for one of an older form.
 * @throws IndexDamage
 */
export function decodeCheckpoint(value: Uint8Array | null): StoredCheckpoint | undefined {
  const offset = 8 * checkpointNumbers
  if (value?.length !== offset + digestBytes + idBytes) return undefined
  const numbers = decodeNumbers(value.subarray(0, offset), checkpointNumbers)
  const [position = 0, lastCommit = 0, writers = 0, firstFlush = 0, lastFlush = 0] = numbers
  const digest = new Uint8Array(value.subarray(offset, offset + digestBytes))
  const store = hexOf(value.subarray(offset + digestBytes))
  return { position, lastCommit, writers, firstFlush, lastFlush, digest, store }
}

function numberKey(start: readonly number[], number: number): Uint8Array {
  const key = new Uint8Array(start.length + 8)
  key.set(start)
  writeNumberKey(key, start.length, number)
  return key
}

function bucketRange(byte: number, bucket: number): Range {
  const to = bucket === 0xff ? [byte + 1] : [byte, bucket + 1]
  return { from: new Uint8Array([byte, bucket]), to: new Uint8Array(to) }
}

function idKey(byte: number, id: string): Uint8Array {
  const key = new Uint8Array(1 + idBytes)
  key[0] = byte
  key.set(bytesOfHex(id), 1)
  return key
}
