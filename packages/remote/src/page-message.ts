import { bytesOfHex, digestBytes, hexOf, type StreamId, TrackError } from '@track/core/commits'
import { type PageRequest, type RecordPage, readCommitRecord } from '@track/log/hosting'
import { checkPage } from './check-page.js'
import { pageBytesMax } from './event-log-service.js'
import { strangeAnswer } from './strange-answer.js'
import { type track, wireNumber } from './wire.js'

type ReadRequest = track.v1.ReadRequest.$Properties
type ReadResponse = track.v1.ReadResponse.$Properties

const streamIdBytes = 16

/** What to read of a log or of one stream, as a request. */
export function readRequest(request: PageRequest, stream: StreamId | undefined): ReadRequest {
  const { from, to, direction, pageBytes, previous } = saneRequest(request)
  return {
    from,
    to,
    pageBytes,
    backward: direction === 'backward',
    ...(stream === undefined ? {} : { stream: bytesOfHex(stream) }),
    ...(previous === undefined ? {} : { previous }),
  }
}

/**
 * What a request asks for.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function pageRequestOf(message: ReadRequest): {
  readonly request: PageRequest
  readonly stream: StreamId | undefined
} {
  const { stream, previous } = message
  const request: PageRequest = {
    from: wireNumber(message.from),
    to: wireNumber(message.to),
    direction: message.backward === true ? 'backward' : 'forward',
    pageBytes: message.pageBytes ?? 0,
    previous: previous?.length ? bytesOf(previous, digestBytes) : undefined,
  }
  return { request: saneRequest(request), stream: stream?.length ? streamOf(stream) : undefined }
}

/**
 * The stream that a field names.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function streamOf(field: Uint8Array | null | undefined): StreamId {
  return hexOf(bytesOf(field ?? new Uint8Array(), streamIdBytes))
}

/** A page as an answer. */
export function readResponse(page: RecordPage): ReadResponse {
  return {
    records: page.bytes,
    lengths: page.places.map(([, length]) => length),
    positions: page.places.map(([position]) => position),
    head: page.head,
  }
}

/**
 * The page that an answer holds. Each record is checked by its checksum, digested, and held against what
 * was asked for and against the one before it.
 * @throws TRACK_COMMIT_CORRUPT, naming the position; TRACK_LOG_FAILED when it is no page.
 */
export function pageOf(
  response: ReadResponse,
  request: PageRequest,
  stream: StreamId | undefined,
): RecordPage {
  const bytes = new Uint8Array(response.records ?? []) // a copy that can be transferred
  const lengths = response.lengths ?? []
  const positions = (response.positions ?? []).map(wireNumber)
  const total = lengths.reduce((sum, length) => sum + length, 0)
  if (lengths.length !== positions.length || total !== bytes.length) {
    throw strangeAnswer(`${bytes.length} bytes of ${lengths.length} records`)
  }
  let offset = 0
  const commits = lengths.map((length, i) => {
    const record = bytes.subarray(offset, offset + length)
    offset += length
    return readCommitRecord(record, positions[i] ?? 0)
  })
  const head = wireNumber(response.head)
  checkPage(commits, head, saneRequest(request), stream)
  const digests = new Uint8Array(digestBytes * commits.length)
  commits.forEach(({ digest }, i) => {
    digests.set(digest, digestBytes * i)
  })
  return {
    bytes,
    places: commits.map(({ position }, i) => [position, lengths[i] ?? 0]),
    digests,
    head,
  }
}

/** The range in integers that the wire can hold, and a page within bounds. */
function saneRequest(request: PageRequest): PageRequest {
  const { from, to, pageBytes } = request
  return {
    ...request,
    from: Math.min(Math.max(Math.floor(from), 0), Number.MAX_SAFE_INTEGER),
    to: Math.min(Math.max(Math.ceil(to), 0), Number.MAX_SAFE_INTEGER),
    pageBytes: pageBytes > 1 ? Math.min(Math.floor(pageBytes), pageBytesMax) : 1,
  }
}

function bytesOf(field: Uint8Array, length: number): Uint8Array {
  if (field.length === length) return field
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `A field of ${field.length} bytes, where ${length} were due`,
  )
}
