import type { ReadableLog, ReadOptions } from './event-log.js'
import { eventsOf } from './events-of.js'
import { readRange } from './read-range.js'
import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'

/** Which events to read. */
export interface ReadEventsOptions extends ReadOptions {
  /** Only this stream's: then `from` and `to` are revisions. */
  readonly stream?: StreamId
}

/**
 * The events of `log` one by one, exactly those in the range. For many events, reading pages and
 * calling `eventsOf` on each commit is faster.
 */
export async function* readEvents(
  log: ReadableLog,
  options: ReadEventsOptions = {},
): AsyncIterable<RecordedEvent> {
  const { stream, direction } = options
  const { from, to = Number.POSITIVE_INFINITY } = readRange(options)
  const cut = { ...options, from, to }
  const pages = stream === undefined ? log.read(options) : log.readStream(stream, options)
  for await (const page of pages) {
    for (const commit of page.commits) {
      const events = eventsOf(commit, cut)
      yield* direction === 'backward' ? events.reverse() : events
    }
  }
}
