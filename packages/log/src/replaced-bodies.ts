import {
  type Commit,
  eventsOf,
  isTrackError,
  type ReadableLog,
  type RecordedEvent,
  TrackError,
} from '@track/core'

/** What was redacted in a log after a moment, of what came before it. */
export interface LaterRedactions {
  /** Of commits whose bodies were replaced. */
  readonly positions: ReadonlySet<number>
  /** Whether contents of files have gone: a copy may have those also of events that it has not. */
  readonly ofFiles: boolean
}

/**
 * What Redacted events in [from, to) say, in the main of commits before `from`.
 * @throws What the log throws.
 */
export async function redactedLater(
  log: ReadableLog,
  from: number,
  to: number,
): Promise<LaterRedactions> {
  const positions = new Set<number>()
  let ofFiles = false
  if (from >= to) return { positions, ofFiles }
  for await (const { commits } of log.read({ from, to })) {
    for (const { event, origin } of commits.flatMap(soundEvents)) {
      // What came by a merge names positions of another store; its bodies came with it.
      if (event.type !== 'Redacted' || origin !== undefined) continue
      ofFiles ||= event.path.startsWith('files.')
      if (event.position < from) positions.add(event.position)
    }
  }
  return { positions, ofFiles }
}

/**
 * Checks that nothing before `at` was redacted since: who read the log up to there meanwhile may have read bodies of
 * which only events after `at` tell.
 * @throws TRACK_REVISION_CONFLICT
 */
export async function checkNotRedacted(log: ReadableLog, path: string, at: number): Promise<void> {
  const { positions } = await redactedLater(log, at, (await log.head()).position)
  const [position] = positions
  if (position === undefined) return
  throw new TrackError(
    'TRACK_REVISION_CONFLICT',
    `A value of the commit at position ${position} of ${path} was redacted while it was read: do it again`,
    { details: { path, position } },
  )
}

/** The commits at these positions, as the log has them now. */
export async function* commitsAt(
  log: ReadableLog,
  positions: Iterable<number>,
): AsyncGenerator<Commit> {
  for (const position of positions) {
    for await (const { commits } of log.read({ from: position, to: position + 1 })) {
      yield* commits.filter((commit) => commit.position === position)
    }
  }
}

/** None where one is damaged: a copy has that as it is, and its check tells of it. */
export function soundEvents(commit: Commit): RecordedEvent[] {
  try {
    return eventsOf(commit)
  } catch (error) {
    if (isTrackError(error)) return []
    throw error
  }
}
