import {
  type ForkPoint,
  type ReadableLog,
  type RecordedEvent,
  readEvents,
  type StreamId,
  type TrialCreated,
} from '@track/core'

/** Forks of forks that are followed; the past of one that has more before it counts as missing. */
export const forksMax = 1000

/** What a fork has of a trial before it. */
export interface PastStretch {
  readonly stream: StreamId
  /** The first event of the stream. */
  readonly first: RecordedEvent
  /** Revision to stop before. */
  readonly toRevision: number
  /** Position to stop before. */
  readonly at: number
}

/** The creation of a trial that was forked. */
export type ForkCreated = TrialCreated & { readonly forkedFrom: ForkPoint }

/** The creation of the fork whose stream begins with `first`; undefined when that is of anything else. */
export function forkCreated({ event, streamRevision }: RecordedEvent): ForkCreated | undefined {
  const isFork = streamRevision === 0 && event.type === 'TrialCreated' && event.forkedFrom
  return isFork ? (event as ForkCreated) : undefined
}

/**
 * The past of the trial that begins with `first`: trial by trial, the oldest first; nothing for one that was
 * not forked. Each was there before the next one was created, whatever a log says: so no trial is among its
 * own past. Where a trial before is not in the log, the past begins after it.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function readPast(
  log: ReadableLog,
  first: RecordedEvent,
): Promise<readonly PastStretch[]> {
  const past: PastStretch[] = []
  let child = first
  for (let fork = forkCreated(child); fork !== undefined; fork = forkCreated(child)) {
    const { trial: stream, revision } = fork.forkedFrom
    const { position: at } = child
    const parent = await firstEventOf(log, stream)
    if (parent?.event.type !== 'TrialCreated' || parent.position >= at) break
    if (past.length === forksMax) return []
    const toRevision = Math.min(revision + 1, Number.MAX_SAFE_INTEGER) // what a hostile log says
    past.push({ stream, first: parent, toRevision, at })
    child = parent
  }
  return past.reverse()
}

/** The first event of `stream`, undefined when it has none, or when that is gone. */
export async function firstEventOf(
  log: ReadableLog,
  stream: StreamId,
): Promise<RecordedEvent | undefined> {
  for await (const event of readEvents(log, { stream, to: 1 })) return event
  return undefined
}
