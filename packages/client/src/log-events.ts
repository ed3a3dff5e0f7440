import {
  copyMoment,
  type EventLog,
  eventsOf,
  type Moment,
  type RecordedEvent,
  readEvents,
  resolveMoment,
  type StreamId,
  TrackError,
} from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'
import { foundText } from './found-text.js'

/** Which events to read. */
export interface EventsOptions {
  /** Only those of this project, group or trial. Then `from` and `to` are revisions in its stream. */
  readonly stream?: StreamId
  /** First position to read, inclusive. Default 0. */
  readonly from?: number
  /** Position to stop before. Default: the end, as it is when reading begins. */
  readonly to?: number
  /** Those that were there at that moment; with `stream`, a revision of it too. Default now. */
  readonly at?: Moment
  /** Goes on with what is logged later, until `signal` aborts or the client closes. Default false. */
  readonly follow?: boolean
  /** Ends reading that follows. */
  readonly signal?: AbortSignal
}

const optionNames: OptionNames<EventsOptions> = {
  stream: true,
  from: true,
  to: true,
  at: true,
  follow: true,
  signal: true,
}

/**
 * What events are asked for, as it was at the call.
 * @throws TRACK_ARGUMENT_INVALID for what is no moment or no id of a stream, and for a moment that is to be followed.
 */
export function copyEventsOptions(options: EventsOptions): EventsOptions {
  checkOptions('events', options, optionNames)
  const { at, follow, stream } = options
  if (stream !== undefined && !isStreamId(stream)) {
    const message = `A stream is named by 32 digits of lower-case hex, the id of a project, group or trial; found ${foundText(stream)}`
    throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'stream' } })
  }
  if (at === undefined) return { ...options }
  if (follow === true) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      '`follow` takes no `at`: what was at a moment does not go on',
      {
        details: { argument: 'at' },
      },
    )
  }
  return { ...options, at: copyMoment(at) }
}

function isStreamId(stream: unknown): boolean {
  return typeof stream === 'string' && /^[0-9a-f]{32}$/.test(stream)
}

/** The events that `options` asks for, in the order of the log. */
export async function* logEvents(
  log: EventLog,
  { stream, from = 0, to, at, follow = false, signal }: EventsOptions,
): AsyncIterable<RecordedEvent> {
  const cut = { from, ...(to !== undefined && { to }) }
  const range = stream === undefined ? cut : { stream, ...cut }
  // What is there is read by the stream's index; what comes is picked out of everything that comes.
  const { position: seam } =
    at === undefined ? await log.head() : await resolveMoment(log, at, stream)
  for await (const event of readEvents(log, range)) {
    if (event.position >= seam) break
    yield event
  }
  if (!follow) return
  const followed = { from: seam, ...(signal !== undefined && { signal }) }
  for await (const { commits } of log.subscribe(followed)) {
    for (const commit of commits) {
      const isWanted = stream === undefined || commit.streams.some(({ id }) => id === stream)
      if (!isWanted) continue
      for (const event of eventsOf(commit, range)) if (event.position >= seam) yield event
    }
  }
}
