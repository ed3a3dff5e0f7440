import type { Append, ExpectedRevision } from './commit.js'
import { bytesOfHex } from './hex.js'
import { hexOfId } from './id-cache.js'
import { streamIdBytes, writerIdBytes } from './limits.js'
import { type track, v1 } from './messages.js'
import { safeInteger } from './safe-integer.js'
import { bytesOfStreamId } from './stream-id-bytes.js'
import { TrackError } from './track-error.js'

type WireExpected = Pick<track.v1.StreamAppend.$Properties, 'state' | 'revision'>

const states = {
  any: v1.ExpectedState.ANY,
  'no-stream': v1.ExpectedState.NO_STREAM,
  'stream-exists': v1.ExpectedState.STREAM_EXISTS,
} as const

/** The envelope of an append: all of it but the body. */
export function encodeEnvelope(append: Omit<Append, 'body'>): Uint8Array {
  const writer = v1.Envelope.encode({
    writer: bytesOfHex(append.origin.writer),
    sequence: append.origin.sequence,
    baseTimeMs: append.baseTimeMs,
    streams: append.streams.map(({ id, count, expected }) => ({
      id: bytesOfStreamId(id),
      count,
      ...encodeExpected(expected),
    })),
  })
  return new Uint8Array(writer.finish(true))
}

/**
 * The append whose envelope `bytes` are.
 * @throws TRACK_COMMIT_CORRUPT
 */
export function decodeEnvelope(bytes: Uint8Array, body: Uint8Array): Append {
  try {
    const message = v1.Envelope.decode(bytes)
    if (message.writer.length !== writerIdBytes) throw corrupt("the writer's id has a wrong length")
    return {
      origin: {
        writer: hexOfId(message.writer),
        sequence: safeInteger(message.sequence, 'sequence'),
      },
      baseTimeMs: safeInteger(message.baseTimeMs, 'base time'),
      streams: message.streams.map((stream) => {
        const id = stream.id ?? new Uint8Array()
        if (id.length !== streamIdBytes) throw corrupt('a stream id has a wrong length')
        return { id: hexOfId(id), count: stream.count ?? 0, expected: decodeExpected(stream) }
      }),
      body,
    }
  } catch (error) {
    if (error instanceof TrackError && error.code === 'TRACK_COMMIT_CORRUPT') throw error
    throw corrupt(error instanceof Error ? error.message : String(error), error)
  }
}

function encodeExpected(expected: ExpectedRevision): WireExpected {
  return typeof expected === 'number' ? { revision: expected } : { state: states[expected] }
}

function decodeExpected(stream: track.v1.StreamAppend.$Properties): ExpectedRevision {
  if (Object.hasOwn(stream, 'revision')) return safeInteger(stream.revision, 'expected revision')
  switch (stream.state ?? v1.ExpectedState.ANY) {
    case v1.ExpectedState.ANY:
      return 'any'
    case v1.ExpectedState.NO_STREAM:
      return 'no-stream'
    case v1.ExpectedState.STREAM_EXISTS:
      return 'stream-exists'
    default:
      // Of a newer client: to take it for 'any' would drop a condition.
      throw corrupt(`it expects state ${stream.state}, which this version does not know`)
  }
}

function corrupt(what: string, cause?: unknown): TrackError {
  return new TrackError('TRACK_COMMIT_CORRUPT', `An envelope is damaged: ${what}`, { cause })
}
