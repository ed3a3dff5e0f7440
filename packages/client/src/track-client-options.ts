import { TrackError } from '@track/core'
import type { WhenFull } from './recorder-options.js'

/** How a client behaves. */
export interface TrackClientOptions {
  /**
   * What a call does when the log is further behind than `backlogBytesMax`: 'wait' blocks the thread
   * until it is not; 'drop' leaves metrics and laps out, counts them, and says so. Default 'wait'.
   */
  readonly whenFull?: WhenFull
  /** Bytes that may wait for the disk. Default 8 MiB. */
  readonly backlogBytesMax?: number
  /** Milliseconds since 1970; a fraction is cut off. Default the system's clock. */
  readonly now?: () => number
}

const backlogBytesDefault = 8 << 20

/**
 * The options with what they default to.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function clientOptions(options: TrackClientOptions): Required<TrackClientOptions> {
  const { whenFull = 'wait', backlogBytesMax = backlogBytesDefault, now } = options
  if (whenFull !== 'wait' && whenFull !== 'drop') {
    throw invalid(`whenFull is 'wait' or 'drop', found ${JSON.stringify(whenFull)}`)
  }
  if (!(backlogBytesMax > 0)) {
    throw invalid(`backlogBytesMax is a number above 0, found ${String(backlogBytesMax)}`)
  }
  return {
    whenFull,
    backlogBytesMax,
    now: now === undefined ? Date.now : () => Math.floor(now()),
  }
}

function invalid(message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message)
}
