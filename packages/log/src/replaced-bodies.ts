import { type Commit, eventsOf, isTrackError, type RecordedEvent } from '@track/core'
import type { LevelLog } from './level-log.js'

/**
 * The commits before `from` whose bodies were replaced since, as Redacted events in [from, to) say: as the log has
 * them now, in the order of these events.
 * @throws What the log throws.
 */
export async function* replacedBodies(
  log: LevelLog,
  from: number,
  to: number,
): AsyncGenerator<Commit> {
  const replaced = new Set<number>()
  for await (const { commits } of log.read({ from, to })) {
    for (const { event, origin } of commits.flatMap(soundEvents)) {
      // What came by a merge names positions of another store; its bodies came with it.
      if (event.type === 'Redacted' && origin === undefined && event.position < from) {
        replaced.add(event.position)
      }
    }
  }
  for (const position of replaced) {
    for await (const { commits } of log.read({ from: position, to: position + 1 })) {
      yield* commits.filter((commit) => commit.position === position)
    }
  }
}

/** None where one is damaged: a copy has that as it is, and its check tells of it. */
function soundEvents(commit: Commit): RecordedEvent[] {
  try {
    return eventsOf(commit)
  } catch (error) {
    if (isTrackError(error)) return []
    throw error
  }
}
