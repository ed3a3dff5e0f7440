import type { EventLog } from '@track/core'
import type { ViewReader } from '@track/projections'
import {
  plainSummary,
  sortedTrials,
  type TrialSummary,
  TrialTable,
  trialFilter,
} from '@track/projections/query'
import { statusNow } from './status-now.js'
import type { TrialSearch } from './trial-search-options.js'

/** What a trial is known by. */
export type TrialIds = Pick<TrialSummary, 'id' | 'uid' | 'hash' | 'revision' | 'name' | 'project'>

/** Finds trials of a log by what they are, of which it keeps a table. */
export class TrialSearcher {
  readonly #log: EventLog
  readonly #table: TrialTable

  constructor(log: EventLog, reader: ViewReader) {
    this.#log = log
    this.#table = new TrialTable(log, reader)
  }

  /** The trials that `search` asks for, as of now. */
  async find(search: TrialSearch): Promise<readonly TrialSummary[]> {
    const { where = {}, sort = [], limit, onProgress } = search
    const matches = trialFilter(where)
    const heartbeats = (await this.#log.heartbeats?.read()) ?? []
    const nowMs = Date.now()
    const trials = await this.#table.queried({
      onProgress,
      statusOf: (view) => statusNow(view, heartbeats, nowMs),
    })
    return sortedTrials(trials.filter(matches), sort).slice(0, limit).map(plainSummary)
  }

  /** What all trials are known by, as of now. It makes nothing else of them. */
  async ids(): Promise<readonly TrialIds[]> {
    const trials = await this.#table.queried()
    return trials.map(({ id, uid, hash, revision, name, project }) => {
      return { id, uid, hash, revision, name, project }
    })
  }

  /** Keeps what was read, for the next program. */
  keep(): Promise<void> {
    return this.#table.keep()
  }
}
