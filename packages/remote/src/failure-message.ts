import { type TrackError, trackErrorCodes } from '@track/core/commits'
import { errorOf, type PlainError, plainError } from '@track/log/hosting'
import { type track, v1 } from './wire.js'

type FailureMessage = track.v1.Failure.$Properties

/** A failure goes into a header of HTTP/2 too, which has to stay small. */
const textMax = 1_000
const detailsMax = 2_000
const causesMax = 3

/** An error as it goes to another process: code, message, details and causes, each cut if it is long. */
export function failureMessage(error: unknown): FailureMessage {
  return encode(plainError(error), causesMax)
}

function encode(plain: PlainError, causes: number): FailureMessage {
  const { code = '', message, details, cause } = plain
  const isDeeper = cause !== undefined && causes > 0
  return {
    code,
    message: message.slice(0, textMax),
    details: detailsText(details),
    ...(isDeeper ? { cause: encode(cause, causes - 1) } : {}),
  }
}

/** The error that {@link failureMessage} was made of; TRACK_LOG_FAILED for a code that is not known. */
export function errorOfFailure(message: FailureMessage): TrackError {
  return errorOf(decode(message, causesMax))
}

/** The error of an encoded Failure; undefined for bytes that are none. */
export function errorOfFailureBytes(bytes: Uint8Array): TrackError | undefined {
  try {
    return errorOfFailure(v1.Failure.decode(bytes))
  } catch {
    return undefined // the caller has the status that came with it
  }
}

function decode(failure: FailureMessage, causes: number): PlainError {
  const { cause } = failure
  const isDeeper = cause !== undefined && cause !== null && causes > 0
  return {
    code: trackErrorCodes.find((code) => code === failure.code),
    message: failure.message ?? '',
    stack: undefined,
    details: detailsOf(failure.details ?? ''),
    cause: isDeeper ? decode(cause, causes - 1) : undefined,
  }
}

function detailsText(details: PlainError['details']): string {
  try {
    const text = JSON.stringify(details)
    return text.length > detailsMax ? '{}' : text
  } catch {
    return '{}' // what is no JSON stays at home; code and message say what happened
  }
}

function detailsOf(text: string): PlainError['details'] {
  try {
    const details: unknown = JSON.parse(text)
    return typeof details === 'object' && details !== null ? { ...details } : {}
  } catch {
    return {}
  }
}
