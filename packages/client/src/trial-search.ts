import { type LogMoment, type ReadableLog, resolveMoment } from '@track/core'
import type { ViewReader } from '@track/projections'
import {
  type ListedTrials,
  type PathsOf,
  plainSummary,
  type TrialColumns,
  type TrialIds,
  type TrialRows,
} from '@track/projections/kept-table'
import {
  type TrialSummary,
  TrialTable,
  type TrialTableText,
  trialChoice,
} from '@track/projections/query'
import { statusAsOf } from './status-as-of.js'
import type { TrialSearch } from './trial-search-options.js'

/** Finds trials of a log by what they are, of which it keeps a table. */
export class TrialSearcher {
  readonly #log: ReadableLog
  readonly #table: TrialTable

  /** @param earlier A text that {@link text} gave to keep, if there is one. */
  constructor(log: ReadableLog, reader: ViewReader, earlier?: () => Uint8Array | undefined) {
    this.#log = log
    this.#table = new TrialTable(log, reader, earlier)
  }

  /** The trials that `search` asks for, as of now or of its moment. */
  find(search: TrialSearch): Promise<readonly TrialSummary[]> {
    return this.#find(search, (rows) => rows.trials().map(plainSummary))
  }

  /** The same trials as a table. */
  columns(search: TrialSearch, pathsOf: PathsOf): Promise<TrialColumns> {
    return this.#find(search, (rows) => rows.columns(pathsOf))
  }

  /** That table, and what all trials are known by, of the same moment. */
  list(search: TrialSearch, pathsOf: PathsOf): Promise<ListedTrials> {
    return this.#find(search, (rows, all) => ({ ...rows.columns(pathsOf), all: all.ids() }))
  }

  async #find<T>(search: TrialSearch, work: (rows: TrialRows, all: TrialRows) => T): Promise<T> {
    const choose = trialChoice(search)
    const { at, onProgress } = search
    const moment = at === undefined ? undefined : await resolveMoment(this.#log, at)
    const heartbeats = (await this.#log.heartbeats?.read()) ?? []
    const nowMs = Date.now()
    return this.#table.query((rows) => work(choose(rows), rows), {
      at: moment?.position,
      onProgress,
      statusOf: (view) => statusAsOf(view, heartbeats, nowMs, moment),
    })
  }

  /** All trials, by what the log says now: also of those whose process died without a word. */
  byLog(): Promise<readonly TrialSummary[]> {
    return this.#table.trials()
  }

  /** What all trials are known by, as of now or of a moment. */
  async ids(at: LogMoment | undefined): Promise<readonly TrialIds[]> {
    const moment = at === undefined ? undefined : await resolveMoment(this.#log, at)
    return this.#table.query((rows) => rows.ids(), { at: moment?.position })
  }

  /** See {@link TrialTable.catchUp}. */
  catchUp(): Promise<void> {
    return this.#table.catchUp()
  }

  /** See {@link TrialTable.text}. */
  text(isAtRest: boolean): Promise<TrialTableText | undefined> {
    return this.#table.text(isAtRest)
  }

  /** Keeps what was read, for the next program. */
  keep(): Promise<void> {
    return this.#table.keep()
  }
}
