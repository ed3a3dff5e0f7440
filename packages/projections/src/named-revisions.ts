import { type Commit, eventsOf, type StreamId } from '@track/core'

/** An event that another one names: by its stream, and its revision there. */
export interface NamedRevision {
  readonly stream: StreamId
  readonly revision: number
}

/**
 * The events that those of a commit name by their revisions: one that is taken back, and the last of what a
 * fork has of another trial.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming its position.
 */
export function namedRevisions(commit: Commit): readonly NamedRevision[] {
  return eventsOf(commit).flatMap(({ stream, event }) => {
    if (event.type === 'Reverted') return { stream, revision: event.revision }
    const fork = event.type === 'TrialCreated' ? event.forkedFrom : undefined
    return fork === undefined ? [] : { stream: fork.trial, revision: fork.revision }
  })
}
