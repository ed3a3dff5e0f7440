import { isListBehind } from '@track/projections/worth-keeping'
import type { OpenedFolder } from './open-logs.js'
import type { ReadingLoader } from './reading-loader.js'

/**
 * Brings the list of all trials that is kept in a store up to date, if it is far behind what has come into the log: whoever
 * lists the trials next has little more to read.
 * @param own Events that the client which closes has logged. One that has only read leaves the list alone.
 */
export async function keepList(
  { path, log }: OpenedFolder,
  reading: ReadingLoader,
  own: number,
): Promise<void> {
  if (own === 0) return
  try {
    const { Glances } = await import('@track/log/glance')
    const glances = new Glances(path)
    const { position: events } = await log.head()
    if (!isListBehind({ listed: glances.lastPosition ?? 0, events, own })) return
    await (await reading.load()).keepList(glances)
  } catch {
    // It is a cache; what is wrong with the log was told, or is to whoever reads.
  }
}
