import {
  firstRevisionOf,
  isColumns,
  isRevertible,
  partCount,
  type RecordedEvent,
  type StreamPart,
  slicePart,
} from '@track/core'

/** A Reverted event of a trial. */
export interface Revert {
  /** Where it is in the log; of a trial that was forked or merged, where that happened there. */
  readonly position: number
  /** Its own place in the stream. */
  readonly streamRevision: number
  /** Of the event that it takes back: earlier in the stream. */
  readonly reverted: number
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly timeMs: number
}

/** A value that was removed from events of a trial for good: they hold a mark in its place. */
export interface TrialRedaction {
  /** Of the event that says so; later than those that lost the value. */
  readonly position: number
  /** What was removed, such as `arguments.api_key`. */
  readonly path: string
  /** Who asked for it; empty when nobody said. */
  readonly by: string
  readonly reason: string
  /** Milliseconds since 1970. */
  readonly timeMs: number
}

/** No reverts: one list, so that folds without any have nothing to compare. */
export const noReverts: readonly Revert[] = []
const nothing: ReadonlySet<number> = new Set()

/** What an event of a trial takes back; undefined for one that takes nothing back, since that is not before it. */
export function revertOf(recorded: RecordedEvent): Revert | undefined {
  const { event, position, streamRevision, timeMs } = recorded
  if (event.type !== 'Reverted' || event.revision >= streamRevision) return undefined
  return { position, streamRevision, reverted: event.revision, reason: event.reason, timeMs }
}

/** What a view leaves out because of reverts. */
export interface LeftOut {
  /** Stream revisions of events that are as if they had not happened. */
  readonly revisions: ReadonlySet<number>
  /** Names the history that is left, among others of the stream; undefined when nothing is left out. */
  readonly variant: number | undefined
}

const leftOutOfNone: LeftOut = { revisions: nothing, variant: undefined }

/**
 * What `reverts`, all of a stream up to a moment in their order, come to: a revert that was itself taken back
 * counts for nothing. Reverts themselves are never left out, for they are shown.
 */
export function leftOutBy(reverts: readonly Revert[]): LeftOut {
  if (reverts.length === 0) return leftOutOfNone
  const revisions = new Set<number>()
  // Each takes back an earlier one, so the last of them stands.
  for (const { streamRevision, reverted } of reverts.toReversed()) {
    if (!revisions.has(streamRevision)) revisions.add(reverted)
  }
  for (const { streamRevision } of reverts) revisions.delete(streamRevision)
  if (revisions.size === 0) return leftOutOfNone
  return { revisions, variant: reverts.at(-1)?.streamRevision }
}

/** The revert that takes the event at a stream revision back, if there is one that stands. */
export function standingRevert(reverts: readonly Revert[], revision: number): Revert | undefined {
  return reverts.findLast(
    ({ reverted, streamRevision }) =>
      reverted === revision && standingRevert(reverts, streamRevision) === undefined,
  )
}

/** Whether an event is left out. */
export function isLeftOut(
  { streamRevision, event }: RecordedEvent,
  { revisions }: LeftOut,
): boolean {
  return revisions.has(streamRevision) && isRevertible(event.type)
}

/** `part` without the events that are left out. */
export function* partsWithout(part: StreamPart, leftOut: LeftOut): Iterable<StreamPart> {
  const { revisions } = leftOut
  const first = firstRevisionOf(part)
  if (first === undefined || revisions.size === 0) {
    yield part
    return
  }
  const count = partCount(part)
  let from = 0
  for (let i = 0; i < count; i++) {
    if (!revisions.has(first + i)) continue
    if (!isColumns(part) && !isLeftOut(part[i] as RecordedEvent, leftOut)) continue
    if (i > from) yield slicePart(part, from, i)
    from = i + 1
  }
  if (from < count) yield slicePart(part, from, count)
}
