import { type BodyIndex, indexBody } from './body-index.js'
import type { Commit } from './commit.js'
import { GroupReader } from './group-reader.js'
import { located } from './located-error.js'
import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'

/** Which events of a commit to decode. */
export interface EventsOfOptions {
  /** Only this stream's; the others are not decoded. */
  readonly stream?: StreamId
  /** First position (with `stream`: revision), inclusive. */
  readonly from?: number
  /** Position (with `stream`: revision) to stop before. */
  readonly to?: number
}

/**
 * The events of `commit` in the order of the log: those that are there. Of a tombstone there is none.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming the commit's position.
 */
export function eventsOf(commit: Commit, options: EventsOfOptions = {}): RecordedEvent[] {
  const { stream, from = 0, to = Number.POSITIVE_INFINITY } = options
  if (commit.tombstone !== undefined) return []
  try {
    const index = indexBody(
      commit.body,
      commit.streams.map((slice) => slice.count),
    )
    if (stream === undefined) return allEvents(commit, index, from, to)
    const group = commit.streams.findIndex((slice) => slice.id === stream)
    return group < 0 ? [] : streamEvents(commit, index, group, from, to)
  } catch (error) {
    throw located(error, commit.position)
  }
}

function allEvents(commit: Commit, index: BodyIndex, from: number, to: number): RecordedEvent[] {
  const groups = commit.streams.map((_, i) => new GroupReader(commit, index).goTo(i))
  const events: RecordedEvent[] = []
  const { order } = index
  for (let i = 0; i < commit.count; i++) {
    const group = order === undefined ? 0 : (order[i] as number)
    if (index.groups[group]?.count === 0) continue // they are gone
    const position = commit.position + i
    const event = (groups[group] as GroupReader).next(position)
    if (position >= from && position < to) events.push(event)
  }
  return events
}

function streamEvents(
  commit: Commit,
  index: BodyIndex,
  group: number,
  from: number,
  to: number,
): RecordedEvent[] {
  const reader = new GroupReader(commit, index).goTo(group)
  const events: RecordedEvent[] = []
  if (index.groups[group]?.count === 0) return events // they are gone
  for (let i = 0; i < commit.count; i++) {
    if (index.order !== undefined && index.order[i] !== group) continue
    const event = reader.next(commit.position + i)
    if (event.streamRevision >= from && event.streamRevision < to) events.push(event)
  }
  return events
}
