import type { EventLog } from '@track/core'
import { isWorthKeeping } from '@track/projections/worth-keeping'
import type { Collection } from './collection.js'
import type { CurrentCollections } from './current-collections.js'
import type { ReadingLoader } from './reading-loader.js'

/**
 * Reads the project and the group of a client that closes once more, so that snapshots of them are kept:
 * each trial has an event there in a commit of its own, and the next program would read them all. So it is
 * with the table of trials, if one was read.
 */
export async function keepViews(
  log: EventLog,
  reading: ReadingLoader,
  { project, group }: Pick<CurrentCollections, 'project' | 'group'>,
): Promise<void> {
  try {
    if (!reading.hasBegun && !(await hasMuch(log, project, group))) return
    const loaded = await reading.load()
    if (project !== undefined) await loaded.reader.project(project.id)
    if (group !== undefined) await loaded.reader.group(group.id)
    await loaded.keepTrials()
  } catch {
    // A snapshot is a cache; what is wrong with the log was told, or is to whoever reads.
  }
}

/** Whether a snapshot of one of them may be worth keeping: each event may be a commit of its own. */
async function hasMuch(
  log: EventLog,
  ...collections: readonly (Collection | undefined)[]
): Promise<boolean> {
  if (log.derived === undefined) return false
  for (const collection of collections) {
    const head = collection && (await log.streamHead(collection.id))
    const events = head === undefined ? 0 : head + 1
    if (isWorthKeeping({ events, commits: events })) return true
  }
  return false
}
