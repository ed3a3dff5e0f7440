import { type Commit, eventsOf, type StreamId } from '@track/core'
import { forkCreated } from './fork-past.js'

/** An event that another one names: by its stream, and its revision there. */
export interface NamedRevision {
  readonly stream: StreamId
  readonly revision: number
}

/**
 * The events of the streams in `among` that those of a commit name by their revisions: one that is taken back,
 * and the last of what a fork has of another trial. Events of other streams are decoded only where a stream
 * begins: an event takes back one of its own stream, and a fork begins with what it names.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming its position.
 */
export function namedRevisions(
  commit: Commit,
  among: { has(stream: StreamId): boolean },
): readonly NamedRevision[] {
  const named: NamedRevision[] = []
  for (const { id, firstRevision } of commit.streams) {
    const isAmong = among.has(id)
    if (!isAmong && firstRevision > 0) continue
    for (const recorded of eventsOf(commit, isAmong ? { stream: id } : { stream: id, to: 1 })) {
      const { event } = recorded
      if (isAmong && event.type === 'Reverted') {
        named.push({ stream: id, revision: event.revision })
      }
      const fork = forkCreated(recorded)?.forkedFrom
      if (fork !== undefined && among.has(fork.trial)) {
        named.push({ stream: fork.trial, revision: fork.revision })
      }
    }
  }
  return named
}
