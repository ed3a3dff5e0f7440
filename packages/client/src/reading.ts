// What only reads. The client imports this module when something is first read, and never before: see
// ReadingLoader.
import type { EventLog, StreamId } from '@track/core'
import {
  type FullReport,
  type MetricRun,
  type ReplayOptions,
  type ReplaySummary,
  type Report,
  readMetricHistory,
  readReport,
  replay,
  ViewReader,
} from '@track/projections'
import type { TrialSummary } from '@track/projections/query'
import type { Collection } from './collection.js'
import type { GroupSummary, ProjectSummary } from './collection-summaries.js'
import { type FoundTrial, findTrial } from './find-trial.js'
import { type SavedStore, saveStore } from './save-store.js'
import type { TrialIds, TrialSearcher } from './trial-search.js'
import type { TrialSearch } from './trial-search-options.js'

/** All that a client reads from its log. */
export class Reading {
  readonly reader: ViewReader
  readonly #log: EventLog
  #searcher: TrialSearcher | undefined

  constructor(log: EventLog) {
    this.#log = log
    this.reader = new ViewReader(log)
  }

  /** A trial's report, as of `at` if that is given. */
  report(
    trial: StreamId,
    options: { readonly full: boolean; readonly at: number | undefined },
  ): Promise<Report | FullReport> {
    const { full, at } = options
    const moment = at === undefined ? {} : { at }
    return readReport(this.#log, trial, { full, reader: this.reader, ...moment })
  }

  /** See {@link readMetricHistory}. */
  history(trial: StreamId, metric: string): Promise<readonly MetricRun[]> {
    return readMetricHistory(this.#log, trial, metric)
  }

  /** See {@link TrialSearcher}. */
  async trials(search: TrialSearch): Promise<readonly TrialSummary[]> {
    return (await this.#search()).find(search)
  }

  /** See {@link TrialSearcher.ids}. */
  async trialIds(): Promise<readonly TrialIds[]> {
    return (await this.#search()).ids()
  }

  async #search(): Promise<TrialSearcher> {
    const { TrialSearcher } = await import('./trial-search.js')
    this.#searcher ??= new TrialSearcher(this.#log, this.reader)
    return this.#searcher
  }

  /** See {@link projectSummaries}. */
  async projects(): Promise<readonly ProjectSummary[]> {
    const { projectSummaries } = await import('./collection-summaries.js')
    return projectSummaries(this.reader, await this.trials({}))
  }

  /** See {@link groupSummaries}. */
  async groups(): Promise<readonly GroupSummary[]> {
    const { groupSummaries } = await import('./collection-summaries.js')
    return groupSummaries(this.reader, await this.trials({}))
  }

  /** Keeps the table of trials, if one was read, for the next program. */
  async keepTrials(): Promise<void> {
    await this.#searcher?.keep()
  }

  /** See {@link saveStore}. */
  save(file: string): Promise<SavedStore> {
    return saveStore(this.#log, this.reader, file)
  }

  /** See {@link replay}. */
  replay(options: ReplayOptions): Promise<ReplaySummary> {
    return replay(this.#log, options)
  }

  /** See {@link findTrial}. */
  find(uid: string, project: Collection | undefined): Promise<FoundTrial> {
    return findTrial(this.reader, uid, project)
  }
}
