/** How snapshots are spaced along a stream. */
export interface SnapshotSpacing {
  /** The least distance, in events. */
  readonly everyEvents: number
  /** The most of them. */
  readonly snapshotsMax: number
}

/**
 * How snapshots are spaced that a reader wants `everyEvents` of a trial apart. A list of trials gets each
 * event in a commit of its own, so reading on from a snapshot costs more: they are nearer to each other. And
 * each has all that the ones before have: there are fewer.
 */
export function snapshotSpacing(everyEvents: number, isList: boolean): SnapshotSpacing {
  if (!isList) return { everyEvents, snapshotsMax: 64 }
  return { everyEvents: Math.max(1, Math.floor(everyEvents / 8)), snapshotsMax: 16 }
}

/**
 * The distance of spaced snapshots in a stream of `count` events: `everyEvents`, doubled until
 * there are at most `snapshotsMax`. So a view as of an earlier moment folds at most that many events, and a
 * stream of ten million has no more snapshots than one of a million.
 */
function distance(count: number, { everyEvents, snapshotsMax }: SnapshotSpacing): number {
  let events = everyEvents
  while (count > events * snapshotsMax) events *= 2
  return events
}

/** Whether a snapshot of a stream's first `at` events is one to keep when it has `count`. */
export function isSpaced(at: number, count: number, spacing: SnapshotSpacing): boolean {
  return at % distance(count, spacing) === 0
}

/** The next count of events after `count` to take a spaced snapshot at. */
export function nextSpaced(count: number, spacing: SnapshotSpacing): number {
  let next = 0
  let events = spacing.everyEvents
  do {
    events = distance(Math.max(next, count + 1), spacing)
    next = (Math.floor(count / events) + 1) * events
  } while (distance(next, spacing) !== events)
  return next
}
