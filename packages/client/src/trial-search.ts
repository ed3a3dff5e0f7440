import { type EventLog, resolveMoment } from '@track/core'
import type { ReadViewOptions, ViewReader } from '@track/projections'
import {
  plainSummary,
  type QueriedTrial,
  sortedTrials,
  type TrialSummary,
  TrialTable,
  trialFilter,
} from '@track/projections/query'
import { statusAsOf } from './status-as-of.js'
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

  /** The trials that `search` asks for, as of now or of its moment. */
  async find(search: TrialSearch): Promise<readonly TrialSummary[]> {
    const { where = {}, sort = [], limit, onProgress } = search
    const matches = trialFilter(where)
    const { at } = search
    const moment = at === undefined ? undefined : await resolveMoment(this.#log, at)
    const heartbeats = (await this.#log.heartbeats?.read()) ?? []
    const nowMs = Date.now()
    const trials = await this.#table.queried({
      at: moment?.position,
      onProgress,
      statusOf: (view) => statusAsOf(view, heartbeats, nowMs, moment),
    })
    return sortedTrials(trials.filter(matches), sort).slice(0, limit).map(plainSummary)
  }

  /** All trials, by what the log says now: also of those whose process died without a word. */
  byLog(): Promise<readonly QueriedTrial[]> {
    return this.#table.queried()
  }

  /** What all trials are known by, as of now or of a position. It makes nothing else of them. */
  async ids(asOf: ReadViewOptions): Promise<readonly TrialIds[]> {
    const trials = await this.#table.queried(asOf)
    return trials.map(({ id, uid, hash, revision, name, project }) => {
      return { id, uid, hash, revision, name, project }
    })
  }

  /** Keeps what was read, for the next program. */
  keep(): Promise<void> {
    return this.#table.keep()
  }
}
