import { type EventLog, eventsOf, type StreamId } from '@track/core'
import { firstEventOf, readPast } from './fork-past.js'
import { ViewReader } from './view-reader.js'

/** A trial's deletion is near the end of its stream. */
const pageBytes = 64 << 10

/** Trials that are deleted. */
export interface DeletedTrials {
  /** Whose events nobody needs any more. */
  readonly unneeded: ReadonlySet<StreamId>
  /** Whose events are the past of trials that are not deleted: forks of them, or forks of forks. */
  readonly needed: ReadonlySet<StreamId>
}

/**
 * The trials that are deleted, as of the log's first `at` events: those that a project has let go, and
 * that say so themselves, or of which an earlier vacuum has left nothing.
 * @param signal Ends the search: it rejects with the signal's reason.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function deletedTrials(
  log: EventLog,
  at: number,
  signal?: AbortSignal,
): Promise<DeletedTrials> {
  const reader = new ViewReader(log)
  const unneeded = new Set<StreamId>()
  const living = new Set<StreamId>()
  for (const project of (await reader.store({ at })).projects.keys()) {
    const { trials } = await reader.project(project, { at })
    for (const { trial } of trials.all()) {
      signal?.throwIfAborted()
      const isGone = trials.isRemoved(trial) && (await isDeleted(log, trial, at))
      ;(isGone ? unneeded : living).add(trial)
    }
  }
  const needed = new Set<StreamId>()
  if (unneeded.size === 0) return { unneeded, needed }
  for (const trial of living) {
    signal?.throwIfAborted()
    const first = await firstEventOf(log, trial)
    const past = first === undefined ? [] : await readPast(log, first)
    for (const { stream } of past) if (unneeded.delete(stream)) needed.add(stream)
  }
  return { unneeded, needed }
}

async function isDeleted(log: EventLog, stream: StreamId, at: number): Promise<boolean> {
  let isThere = false
  for await (const { commits } of log.readStream(stream, { direction: 'backward', pageBytes })) {
    for (const commit of commits) {
      if (commit.position >= at) continue
      const events = eventsOf(commit, { stream })
      if (events.some(({ event }) => event.type === 'Deleted')) return true
      isThere ||= events.length > 0
    }
  }
  return !isThere
}
