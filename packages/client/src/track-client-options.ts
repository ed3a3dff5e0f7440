import { TrackError } from '@track/core'
import type { ConfigPlace } from './configured.js'
import type { WhenFull } from './recorder-options.js'

/** How a client behaves. */
export interface TrackClientOptions {
  /**
   * What a call does when the log is further behind than `backlogBytesMax`: 'wait' blocks the thread
   * until it is not; 'drop' leaves metrics, laps and captured output out, counts them, and says so. Default 'wait'.
   */
  readonly whenFull?: WhenFull
  /** Bytes that may wait for the disk. Default 8 MiB. */
  readonly backlogBytesMax?: number
  /**
   * Milliseconds that another process which has the store may give no sign until questions, `flush()` and
   * `close()` are refused with TRACK_HOST_SILENT; what is logged waits on. A host that is only busy may be
   * silent for a while, so not below 1,000. Default 8,000. Of several clients of a store in one thread, that
   * of the first counts.
   */
  readonly hostSilenceMs?: number
  /**
   * Milliseconds since 1970; a fraction is cut off. Default the system's clock. While it gives what is
   * no time (NaN, more than a Date can be), the last time that it gave stands.
   */
  readonly now?: () => number
  /** Where what is not given here is looked up. Default the process's environment and working directory. */
  readonly config?: ConfigPlace
}

/** The farthest that a Date can be from 1970. */
const timeMsMax = 8.64e15

const hostSilenceMsMin = 1_000
/** As long as that nobody takes a host that is busy for one that is stopped. */
const hostSilenceMsDefault = 8_000
/** The longest that a timer of Node can be set to. */
const hostSilenceMsMax = 2 ** 31 - 1

const backlogBytesDefault = 8 << 20

/**
 * The options with what they default to.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function clientOptions(options: TrackClientOptions): Required<TrackClientOptions> {
  const {
    whenFull = 'wait',
    backlogBytesMax = backlogBytesDefault,
    hostSilenceMs = hostSilenceMsDefault,
    now = Date.now,
    config = {},
  } = options
  if (whenFull !== 'wait' && whenFull !== 'drop') {
    throw invalid(`whenFull is 'wait' or 'drop', found ${JSON.stringify(whenFull)}`)
  }
  if (!(backlogBytesMax > 0)) {
    throw invalid(`backlogBytesMax is a number above 0, found ${String(backlogBytesMax)}`)
  }
  if (!(hostSilenceMs >= hostSilenceMsMin && hostSilenceMs <= hostSilenceMsMax)) {
    throw invalid(
      `hostSilenceMs is a number from ${hostSilenceMsMin} to ${hostSilenceMsMax}, found ${String(hostSilenceMs)}`,
    )
  }
  return { whenFull, backlogBytesMax, hostSilenceMs, now: wholeTimes(now), config }
}

// Programs replace Date.now too: with a clock of fractions, or one that breaks.
function wholeTimes(now: () => number): () => number {
  let last = 0
  return () => {
    const ms = Math.floor(now())
    if (ms >= -timeMsMax && ms <= timeMsMax) last = ms
    return last
  }
}

function invalid(message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message)
}
