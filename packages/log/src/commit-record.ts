import { crc32 } from 'node:zlib'
import {
  type Commit,
  type CommitHeader,
  commitDigest,
  decodeHeader,
  digestOfParts,
  encodeHeader,
  TrackError,
} from '@track/core/commits'
import { sha256 } from './sha256.js'
import {
  checksumBytes,
  commitKey,
  headerLengthBytes,
  numberKeyBytes,
  writeNumberKey,
} from './store-format.js'

const headerOffset = checksumBytes + headerLengthBytes
/** So much of a key is longer than a checksum. */
const keyAhead = numberKeyBytes - checksumBytes

/** A commit as LevelDB keeps it: CRC-32 ‖ header length ‖ header ‖ body; and its digest. */
export interface CommitRecord {
  readonly bytes: Uint8Array
  /** Computed when it is first asked for: it is not among the bytes. */
  readonly digest: Uint8Array
}

/** One commit of a group, ready to be written. */
export interface GroupRecord {
  readonly position: number
  readonly record: CommitRecord
  readonly header: CommitHeader
  readonly body: Uint8Array
  readonly writerId: string
}

/**
 * The record of a commit. The checksum covers the key that it stands under, and all that follows.
 * @param bodyDigest Of the body, or of the one that it replaces, where that is known.
 */
export function encodeCommitRecord(
  header: CommitHeader,
  body: Uint8Array,
  bodyDigest?: Uint8Array,
): CommitRecord {
  const headerBytes = encodeHeader(header)
  // What the checksum covers, in one piece: the key ends where the checksum itself will, which overwrites it.
  const covered = new Uint8Array(keyAhead + headerOffset + headerBytes.length + body.length)
  const bytes = covered.subarray(keyAhead)
  const view = new DataView(covered.buffer, keyAhead)
  writeNumberKey(covered, 0, header.position)
  view.setUint32(checksumBytes, headerBytes.length, true)
  bytes.set(headerBytes, headerOffset)
  bytes.set(body, headerOffset + headerBytes.length)
  view.setUint32(0, crc32(covered), true)
  let digest = header.tombstone?.digest
  return {
    bytes,
    get digest() {
      digest ??=
        bodyDigest === undefined
          ? commitDigest(headerBytes, body, sha256)
          : digestOfParts(headerBytes, bodyDigest, sha256)
      return digest
    },
  }
}

/**
 * The record of a commit that was read, as it was.
 * @throws TRACK_COMMIT_CORRUPT when it would come out with another digest: its header holds what this
 * version of Track does not know.
 */
export function encodeCommitAsItWas(commit: Commit): CommitRecord {
  const record = encodeCommitRecord(commit, commit.body)
  if (Buffer.compare(record.digest, commit.digest) === 0) return record
  throw unwritable(commit)
}

/**
 * Checks that `header`, which a commit that was read was encoded to again, is what it was.
 * @param bodyDigest Of its body, or of the one that that replaces.
 * @throws TRACK_COMMIT_CORRUPT as {@link encodeCommitAsItWas} does.
 */
export function checkAsItWas(commit: Commit, header: Uint8Array, bodyDigest: Uint8Array): void {
  const digest = digestOfParts(header, bodyDigest, sha256)
  if (Buffer.compare(digest, commit.digest) !== 0) throw unwritable(commit)
}

function unwritable({ position }: Commit): TrackError {
  return new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The commit at position ${position} holds more than this version of Track can write`,
    { details: { position } },
  )
}

/**
 * The commit in the record that stands at `position`, completely checked; its body is a view.
 * @throws TRACK_COMMIT_CORRUPT, naming the position.
 */
export function readCommitRecord(bytes: Uint8Array, position: number): Commit {
  const { header, body } = split(bytes, position)
  const stored = new DataView(bytes.buffer, bytes.byteOffset).getUint32(0, true)
  if (checksum(bytes, position) !== stored) {
    throw corrupt(position, 'its checksum is wrong')
  }
  return decodeCommitRecord(bytes, position, commitDigest(header, body, sha256))
}

/**
 * The commit in a record that {@link readCommitRecord} has checked before, in another thread.
 * @throws TRACK_COMMIT_CORRUPT when the header is damaged.
 */
export function decodeCommitRecord(
  bytes: Uint8Array,
  position: number,
  digest: Uint8Array,
): Commit {
  const parts = split(bytes, position)
  const header = decodeHeader(parts.header, position)
  let count = 0
  for (const slice of header.streams) count += slice.count
  // A copy with so many fields is one of V8's dictionaries: three microseconds, and slow to read.
  return Object.assign(header, {
    count,
    digest: header.tombstone?.digest ?? digest,
    body: parts.body,
  })
}

function checksum(record: Uint8Array, position: number): number {
  return crc32(record.subarray(checksumBytes), crc32(commitKey(position)))
}

function split(bytes: Uint8Array, position: number): { header: Uint8Array; body: Uint8Array } {
  if (bytes.length < headerOffset) throw corrupt(position, `it has ${bytes.length} bytes`)
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = headerOffset + view.getUint32(checksumBytes, true)
  if (end > bytes.length) throw corrupt(position, 'its header reaches beyond its end')
  return { header: bytes.subarray(headerOffset, end), body: bytes.subarray(end) }
}

function corrupt(position: number, what: string): TrackError {
  return new TrackError(
    'TRACK_COMMIT_CORRUPT',
    `The commit at position ${position} is damaged: ${what}`,
    { details: { position } },
  )
}
