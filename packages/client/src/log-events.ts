import { type EventLog, eventsOf, type RecordedEvent, readEvents, type StreamId } from '@track/core'

/** Which events to read. */
export interface EventsOptions {
  /** Only those of this project, group or trial. Then `from` and `to` are revisions in its stream. */
  readonly stream?: StreamId
  /** First position to read, inclusive. Default 0. */
  readonly from?: number
  /** Position to stop before. Default: the end, as it is when reading begins. */
  readonly to?: number
  /** Goes on with what is logged later, until `signal` aborts or the client closes. Default false. */
  readonly follow?: boolean
  /** Ends reading that follows. */
  readonly signal?: AbortSignal
}

/** The events that `options` asks for, in the order of the log. */
export async function* logEvents(
  log: EventLog,
  { stream, from = 0, to, follow = false, signal }: EventsOptions,
): AsyncIterable<RecordedEvent> {
  const cut = { from, ...(to !== undefined && { to }) }
  const range = stream === undefined ? cut : { stream, ...cut }
  // What is there is read by the stream's index; what comes is picked out of everything that comes.
  const seam = (await log.head()).position
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
