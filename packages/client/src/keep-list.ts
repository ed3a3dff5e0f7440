import type { LevelLog } from '@track/log/level-log'
import { isListBehind } from '@track/projections/worth-keeping'
import type { ReadingLoader } from './reading-loader.js'

/**
 * Brings the list of all trials that is kept in a store up to date, if it is far behind what has come into the log: whoever
 * lists the trials next has little more to read.
 * @param log In a folder.
 * @param own Events that the client which closes has logged. One that has only read leaves the list alone.
 */
export async function keepList(log: LevelLog, reading: ReadingLoader, own: number): Promise<void> {
  if (own === 0) return
  try {
    const { Glances } = await import('@track/log/glance')
    const glances = new Glances(log.path)
    if (!log.isInPlace) return // what is watched from here on are the derived data of another
    const { position: events } = await log.head()
    const isBehind = (): boolean => isListBehind({ listed: glances.lastPosition ?? 0, events, own })
    if (!isBehind()) return
    const release = glances.claim()
    if (release === undefined) return
    try {
      if (isBehind()) await (await reading.load()).keepList(glances)
    } finally {
      release()
    }
  } catch {
    // It is a cache; what is wrong with the log was told, or is to whoever reads.
  }
}
