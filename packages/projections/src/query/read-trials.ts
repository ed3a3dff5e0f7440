import type { ReadableLog, StreamId } from '@track/core'
import type { TrialView } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { readTableNews, type TableNews } from './table-news.js'
import type { TableRow } from './table-row.js'

/** How far a table is with trials that are new to it or have changed. */
export interface TableProgress {
  readonly done: number
  readonly total: number
}

/** The log of a table, and what the table has of it. */
export interface TableSource {
  readonly log: ReadableLog
  readonly reader: ViewReader
  readonly rowOf: (trial: StreamId) => TableRow | undefined
}

/** As of when trials are read, and what is known already. */
export interface TrialReads {
  /** The log's first so many events. */
  readonly at: number
  /** Events that a trial may have behind its nearest snapshot, at the most. */
  readonly tailEventsMax: number
  /** What was read of the log on the way there. */
  readonly news?: TableNews
  /** Told while trials are read. */
  readonly onProgress?: ((progress: TableProgress) => void) | undefined
}

/** Trials read at once. */
const readsAtOnce = 32
/** To read one trial costs as much as to fold so many events of a log that is read through. */
const eventsPerRead = 500

/**
 * Views of trials in the order of `trials`, perhaps lean: one by one, or with the log as a whole where that
 * costs less.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function* readTrials(
  source: TableSource,
  trials: readonly StreamId[],
  { at, tailEventsMax, news, onProgress }: TrialReads,
): AsyncIterable<readonly [StreamId, TrialView]> {
  const { log, reader } = source
  const unread = trials.filter((id) => news?.begun.has(id) !== true)
  const isWhole = costOneByOne(source, unread, tailEventsMax) > at
  const begun = (
    isWhole ? await readTableNews(log, { from: 0, to: at, projects: new Map() }) : news
  )?.begun
  for (let i = 0; i < trials.length; i += readsAtOnce) {
    const some = trials.slice(i, i + readsAtOnce)
    const views = await Promise.all(some.map((id) => begun?.get(id) ?? reader.trial(id, { at })))
    for (const [j, id] of some.entries()) yield [id, views[j] as TrialView]
    onProgress?.({ done: i + some.length, total: trials.length })
  }
}

/** What it costs to read trials one by one, as so many events that are folded with the log as a whole. */
function costOneByOne(
  { rowOf }: TableSource,
  trials: readonly StreamId[],
  tailEventsMax: number,
): number {
  let cost = 0
  for (const id of trials) {
    const summary = rowOf(id)?.summary
    if (summary?.forkedFrom !== undefined) continue // is read by itself in any case
    const events = (summary?.asOf?.streamRevision ?? 0) + 1
    cost += eventsPerRead + Math.min(events, tailEventsMax)
  }
  return cost
}
