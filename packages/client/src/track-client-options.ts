import { TrackError } from '@track/core'
import type { ServerOptions } from '@track/remote'
import { checkOptions, type OptionNames } from './check-options.js'
import type { ConfigPlace } from './configured.js'
import type { WhenFull } from './recorder-options.js'

/** How a client behaves; and, for `track://HOST:PORT`, how it reaches its server. */
export interface TrackClientOptions extends ServerOptions {
  /**
   * What a call does when the log is further behind than `backlogBytesMax`: 'wait' blocks the thread
   * until it is not; 'drop' leaves metrics, laps and captured output out, counts them, and says so. Default 'wait'.
   */
  readonly whenFull?: WhenFull
  /** Bytes that may wait for the disk. Default 8 MiB. */
  readonly backlogBytesMax?: number
  /**
   * Milliseconds since 1970; a fraction is cut off. Default the system's clock. While it gives what is
   * no time (NaN, more than a Date can be), the last time that it gave stands.
   */
  readonly now?: () => number
  /**
   * Whether this client only reads, for long: where other processes use the store, it keeps it from none
   * of them, and none that logs ever waits for this process, even while it is stopped. Default false.
   */
  readonly reader?: boolean
  /** Where what is not given here is looked up. Default the process's environment and working directory. */
  readonly config?: ConfigPlace
  /**
   * Whether trials that run log numbers of the process and the machine every 15 s, beside their metrics. Default
   * true, and false where the environment says TRACK_SYSTEM_METRICS=0 or =false.
   */
  readonly systemMetrics?: boolean
}

const optionNames: OptionNames<TrackClientOptions> = {
  whenFull: true,
  backlogBytesMax: true,
  now: true,
  reader: true,
  config: true,
  systemMetrics: true,
  token: true,
  tokenFile: true,
  ca: true,
  caFile: true,
  serverName: true,
  tls: true,
  spool: true,
  silenceMs: true,
}

/** The farthest that a Date can be from 1970. */
const timeMsMax = 8.64e15

/** What is checked here: how a server is reached is for its log to check. */
type CheckedOptions = Required<Omit<TrackClientOptions, keyof ServerOptions>>

const backlogBytesDefault = 8 << 20

/**
 * The options with what they default to.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function clientOptions(options: TrackClientOptions): CheckedOptions {
  checkOptions('TrackClient', options, optionNames)
  const {
    whenFull = 'wait',
    backlogBytesMax = backlogBytesDefault,
    now = Date.now,
    reader = false,
    config = {},
    systemMetrics = isSampled(config),
  } = options
  if (whenFull !== 'wait' && whenFull !== 'drop') {
    throw invalid(`whenFull is 'wait' or 'drop', found ${JSON.stringify(whenFull)}`)
  }
  if (!(backlogBytesMax > 0)) {
    throw invalid(`backlogBytesMax is a number above 0, found ${String(backlogBytesMax)}`)
  }
  if (typeof systemMetrics !== 'boolean') {
    throw invalid(`systemMetrics is true or false, found ${JSON.stringify(systemMetrics)}`)
  }
  return { whenFull, backlogBytesMax, systemMetrics, now: wholeTimes(now), reader, config }
}

function isSampled({ env = process.env }: ConfigPlace): boolean {
  return env.TRACK_SYSTEM_METRICS !== '0' && env.TRACK_SYSTEM_METRICS !== 'false'
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
