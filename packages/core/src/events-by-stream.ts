import { indexBody } from './body-index.js'
import type { Commit } from './commit.js'
import { GroupReader } from './group-reader.js'
import { located } from './located-error.js'
import type { RecordedEvent } from './recorded-event.js'
import type { StreamId } from './stream-id.js'

/** Which events of a commit to decode. */
export interface EventsByStreamOptions {
  /** First position, inclusive. */
  readonly from?: number
  /** Position to stop before. */
  readonly to?: number
}

/** The events of one stream, in order. */
export type StreamEvents = readonly [stream: StreamId, events: readonly RecordedEvent[]]

/**
 * The events of `commit` stream by stream, each stream's in its order: what folds streams wants, and
 * faster than the order of the log. A stream without events in [from, to) is left out.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming the commit's position.
 */
export function eventsByStream(
  commit: Commit,
  options: EventsByStreamOptions = {},
): readonly StreamEvents[] {
  const { from = 0, to = Number.POSITIVE_INFINITY } = options
  try {
    const index = indexBody(
      commit.body,
      commit.streams.map((slice) => slice.count),
    )
    const places = placesOf(commit, index.order)
    const streams: StreamEvents[] = []
    let first = 0
    commit.streams.forEach(({ id, count }, group) => {
      const reader = new GroupReader(commit, index, group)
      const events: RecordedEvent[] = []
      for (let i = first; i < first + count; i++) {
        const position = commit.position + (places === undefined ? i : (places[i] as number))
        const event = reader.next(position)
        if (position >= from && position < to) events.push(event)
      }
      first += count
      if (events.length > 0) streams.push([id, events])
    })
    return streams
  } catch (error) {
    throw located(error, commit.position)
  }
}

/** The place in the commit of each event, group after group; undefined when there is one group. */
function placesOf(commit: Commit, order: readonly number[] | undefined): Uint32Array | undefined {
  if (order === undefined) return undefined
  const next = new Uint32Array(commit.streams.length)
  for (let group = 1; group < next.length; group++) {
    next[group] = (next[group - 1] as number) + (commit.streams[group - 1]?.count ?? 0)
  }
  const places = new Uint32Array(order.length)
  order.forEach((group, place) => {
    places[next[group] as number] = place
    next[group] = (next[group] as number) + 1
  })
  return places
}
