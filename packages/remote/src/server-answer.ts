import { setTimeout as wait } from 'node:timers/promises'
import { isTrackError, TrackError, type TrackErrorCode } from '@track/core/commits'
import type { AppendOutcome } from '@track/log/hosting'
import { BrokenConnection } from './broken-connection.js'

/** What a log says of an append for good. With all else its server has a problem of its own. */
const refusals: readonly TrackErrorCode[] = [
  'TRACK_REVISION_CONFLICT',
  'TRACK_ORIGIN_CONFLICT',
  'TRACK_COMMIT_CORRUPT',
  'TRACK_EVENT_TOO_LARGE',
  'TRACK_FILE_CORRUPT', // it names a content that went with a redaction
]

const retryMaxMs = 5_000

/**
 * The outcomes up to the first that says nothing of its append, but that the server has a problem.
 * @throws BrokenConnection when that is the first.
 */
export function settledOutcomes(outcomes: readonly AppendOutcome[]): readonly AppendOutcome[] {
  const troubled = outcomes.findIndex((outcome) => 'error' in outcome && !isRefusal(outcome.error))
  if (troubled < 0) return outcomes
  const outcome = outcomes[troubled]
  if (troubled === 0 && outcome !== undefined && 'error' in outcome) throw brokenBy(outcome.error)
  return outcomes.slice(0, troubled)
}

/** Makes a call again when the server says that it comes too fast. */
export async function withPauses<T>(call: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await call()
    } catch (error) {
      const retryMs = isTrackError(error, 'TRACK_SERVER_BUSY') ? error.details.retryMs : undefined
      if (typeof retryMs !== 'number' || !(retryMs > 0)) throw error
      await wait(Math.min(retryMs, retryMaxMs), undefined, { signal }).catch(() => {
        throw error
      })
    }
  }
}

/** What a server's own problem comes to: what became of the call is not known. */
export function brokenBy(error: unknown): BrokenConnection {
  if (error instanceof BrokenConnection) return error
  return new BrokenConnection(error instanceof Error ? error : new Error(String(error)), true)
}

/** The error for what a server refuses to take because of its size. */
export function tooLargeForServer(bytes: number, bytesMax: number): TrackError {
  return new TrackError(
    'TRACK_EVENT_TOO_LARGE',
    `A commit of ${bytes} bytes, where the server takes messages of ${bytesMax}`,
    { details: { bytes, bytesMax } },
  )
}

/** Whether an error says of an append itself that it will not be stored. */
export function isRefusal(error: unknown): boolean {
  return refusals.some((code) => isTrackError(error, code))
}
