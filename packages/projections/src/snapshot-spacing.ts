/** The most spaced snapshots of a stream. */
const spacedSnapshotsMax = 64

/**
 * The distance of spaced snapshots in a stream of `count` events: `everyEvents`, doubled until
 * there are at most 64. So a view as of an earlier moment folds at most that many events, and a
 * stream of ten million has no more snapshots than one of a million.
 */
function snapshotSpacing(count: number, everyEvents: number): number {
  let spacing = everyEvents
  while (count > spacing * spacedSnapshotsMax) spacing *= 2
  return spacing
}

/** Whether a snapshot of a stream's first `at` events is one to keep when it has `count`. */
export function isSpaced(at: number, count: number, everyEvents: number): boolean {
  return at % snapshotSpacing(count, everyEvents) === 0
}

/** The next count of events after `count` to take a spaced snapshot at. */
export function nextSpaced(count: number, everyEvents: number): number {
  let next = 0
  let spacing = everyEvents
  do {
    spacing = snapshotSpacing(Math.max(next, count + 1), everyEvents)
    next = (Math.floor(count / spacing) + 1) * spacing
  } while (snapshotSpacing(next, everyEvents) !== spacing)
  return next
}
