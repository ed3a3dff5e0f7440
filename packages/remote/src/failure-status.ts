import { isTrackError } from '@track/core/commits'
import { failureTrailer } from './event-log-service.js'
import { failureMessage } from './failure-message.js'
import type { Grpc, StatusObject } from './grpc.js'
import { v1 } from './wire.js'

/** How a call ends that fails: the error is in a trailer. */
export function failureStatus(
  grpc: Grpc,
  error: unknown,
  code: number = grpc.status.FAILED_PRECONDITION,
): StatusObject {
  const metadata = new grpc.Metadata()
  // Another process took the lock while the store was opened again: the guest asks that one.
  if (isTrackError(error, 'TRACK_STORE_LOCKED')) {
    return { code: grpc.status.UNAVAILABLE, details: error.message, metadata }
  }
  const failure = failureMessage(error)
  metadata.set(failureTrailer, Buffer.from(v1.Failure.encode(failure).finish()))
  return { code, details: failure.code ?? '', metadata }
}
