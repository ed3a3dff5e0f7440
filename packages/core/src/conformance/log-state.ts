import type { Commit } from '../commit.js'
import type { CommitPage, EventLog, LogHead, ReadOptions } from '../event-log.js'
import { type ReadEventsOptions, readEvents } from '../read-events.js'
import type { RecordedEvent } from '../recorded-event.js'
import type { StreamId } from '../stream-id.js'

/** All that one can ask a log about. */
export interface LogState {
  readonly head: LogHead
  readonly streamHeads: readonly (number | undefined)[]
  readonly commits: readonly Commit[]
}

/** The state of `log`, and of `streams` in it: two are equal if nothing was written between them. */
export async function logState(log: EventLog, streams: readonly StreamId[]): Promise<LogState> {
  const streamHeads: (number | undefined)[] = []
  for (const stream of streams) streamHeads.push(await log.streamHead(stream))
  return { head: await log.head(), streamHeads, commits: await commitsOf(log) }
}

/** The commits of the range, all pages together. */
export async function commitsOf(log: EventLog, options?: ReadOptions): Promise<Commit[]> {
  return (await pagesOf(log.read(options))).flatMap(({ commits }) => commits)
}

/** The pages that `pages` delivers until it ends. */
export async function pagesOf(pages: AsyncIterable<CommitPage>): Promise<CommitPage[]> {
  const all: CommitPage[] = []
  for await (const page of pages) all.push(page)
  return all
}

/** The events of the range. */
export async function eventsIn(
  log: EventLog,
  options?: ReadEventsOptions,
): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = []
  for await (const event of readEvents(log, options)) events.push(event)
  return events
}
