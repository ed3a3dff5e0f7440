// What only reads. The client imports this module when something is first read, and never before: see
// ReadingLoader.
import {
  type EventLog,
  eventsOf,
  type LogMoment,
  type Moment,
  type RecordedEvent,
  readEvents,
  resolveMoment,
  type StreamId,
  TrackError,
} from '@track/core'
import type { Glances } from '@track/log/glance'
import {
  type DefinedProjection,
  DefinedReader,
  type FullReport,
  type GroupView,
  isRunning,
  type MetricRun,
  type ProjectView,
  type ReadViewOptions,
  type ReplayOptions,
  type ReplaySummary,
  type Report,
  readMetricHistory,
  readReport,
  replay,
  type StatusAt,
  type TrialSeries,
  type TrialView,
  ViewReader,
} from '@track/projections'
import type { Explanation } from '@track/projections/explain'
import type { TrialIds } from '@track/projections/kept-table'
import type { TrialFilter, TrialQuery, TrialSummary } from '@track/projections/query'
import type { Collection } from './collection.js'
import type { GroupSummary, ProjectSummary } from './collection-summaries.js'
import type { TrialDiff, TrialMoment, WhyOptions } from './explain-options.js'
import { type FoundTrial, findTrial } from './find-trial.js'
import type { ReceiptOptions } from './receipt/make-receipt.js'
import type { Receipt } from './receipt/receipt.js'
import { type SavedStore, saveStore } from './save-store.js'
import { statusAsOf } from './status-as-of.js'
import { statusNow } from './status-now.js'
import type { TrialSearcher } from './trial-search.js'
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

  /**
   * How the reader is told of a moment; of now, nothing.
   * @throws What resolveMoment throws.
   */
  async asOf(at: Moment | undefined, stream?: StreamId): Promise<ReadViewOptions> {
    return at === undefined ? {} : { at: (await resolveMoment(this.#log, at, stream)).position }
  }

  /**
   * A trial's report, as of `at` if that is given.
   * @throws TRACK_TRIAL_NOT_FOUND when the trial did not exist then, or what it was is gone.
   */
  async report(
    trial: StreamId,
    options: { readonly full: boolean; readonly at: Moment | undefined },
  ): Promise<Report | FullReport> {
    const { full } = options
    const at = await this.#positionOf(options.at, trial)
    return readReport(this.#log, trial, { full, at, reader: this.reader })
  }

  /**
   * The points of every metric of a trial, as of `at` if that is given.
   * @throws TRACK_TRIAL_NOT_FOUND as {@link report}.
   */
  async series(trial: StreamId, at: Moment | undefined): Promise<TrialSeries> {
    const position = await this.#positionOf(at, trial)
    return this.reader.series(await this.reader.trial(trial, { at: position }))
  }

  /**
   * The view of a project or a group, as of `at` if that is given; one that came later is an empty view.
   * @throws TRACK_PROJECT_NOT_FOUND, TRACK_GROUP_NOT_FOUND when the log has nothing of it at all.
   */
  async collection(
    kind: 'project' | 'group',
    id: StreamId,
    at: Moment | undefined,
  ): Promise<ProjectView | GroupView> {
    const asOf = await this.asOf(at, id)
    const view = await this.reader[kind](id, asOf)
    if (view.asOf !== undefined || (await this.#log.streamHead(id)) !== undefined) return view
    const code = kind === 'project' ? 'TRACK_PROJECT_NOT_FOUND' : 'TRACK_GROUP_NOT_FOUND'
    throw new TrackError(code, `The log has no ${kind} ${id}`, { details: { [kind]: id } })
  }

  /** See {@link statusAsOf}. */
  async status(trial: StreamId, at: Moment | undefined): Promise<StatusAt> {
    const moment = at === undefined ? undefined : await resolveMoment(this.#log, at, trial)
    const view = await this.reader.trial(trial, moment && { at: moment.position })
    const heartbeats = (await this.#log.heartbeats?.read()) ?? []
    return statusAsOf(view, heartbeats, Date.now(), moment)
  }

  /** The event at a position of the log; undefined where there is none, or none any more. */
  async eventAt(position: number): Promise<RecordedEvent | undefined> {
    for await (const event of readEvents(this.#log, { from: position, to: position + 1 }))
      return event
    return undefined
  }

  /** The events of a trial that its first commit has: those that made it. */
  async creationOf(trial: StreamId): Promise<readonly RecordedEvent[]> {
    for await (const { commits } of this.#log.readStream(trial, { to: 1 })) {
      for (const commit of commits) return eventsOf(commit, { stream: trial })
    }
    return []
  }

  /** See {@link readMetricHistory}. */
  async history(
    trial: StreamId,
    metric: string,
    at: Moment | undefined,
  ): Promise<readonly MetricRun[]> {
    return readMetricHistory(this.#log, trial, metric, {
      ...(await this.asOf(at, trial)),
      reader: this.reader,
    })
  }

  /** See {@link readWhy}. */
  async why(trial: StreamId, path: string, options: WhyOptions): Promise<Explanation> {
    const { readWhy } = await import('@track/projections/explain')
    const at = await this.#positionOf(options.at, trial)
    return readWhy(this.#log, trial, path, { ...options, at, reader: this.reader })
  }

  /** How a trial at a moment differs from itself at another one, or from another trial. */
  async diff(first: TrialMoment, second: TrialMoment): Promise<TrialDiff> {
    const { diffReports } = await import('@track/projections/explain')
    const [a, b] = [first.trial.id, second.trial.id]
    const from = await this.#positionOf(first.at, a)
    const to = await this.#positionOf(second.at, b)
    const before = await this.#fullReport(a, from)
    const differences = diffReports(before, await this.#fullReport(b, to))
    return { ...differences, from, to, events: a === b ? this.#between(a, from, to) : none() }
  }

  /** A moment at which the trial is there. */
  async #positionOf(moment: Moment | undefined, trial: StreamId): Promise<number> {
    const at = (await this.asOf(moment, trial)).at ?? (await this.#log.head()).position
    await this.#checkExists(trial, at)
    return at
  }

  #fullReport(trial: StreamId, at: number): Promise<FullReport> {
    return readReport(this.#log, trial, { full: true, at, reader: this.reader })
  }

  async *#between(stream: StreamId, from: number, to: number): AsyncIterable<RecordedEvent> {
    const [first, last] = from < to ? [from, to] : [to, from]
    for await (const event of readEvents(this.#log, { stream })) {
      if (event.position >= last) return
      if (event.position >= first) yield event
    }
  }

  /** See {@link TrialSearcher}. */
  async trials(search: TrialSearch): Promise<readonly TrialSummary[]> {
    return (await this.#search()).find(search)
  }

  /** See {@link TrialSearcher.ids}. */
  async trialIds(at: LogMoment | undefined): Promise<readonly TrialIds[]> {
    return (await this.#search()).ids(at)
  }

  /** What tells whether a trial is asked for. @throws TRACK_ARGUMENT_INVALID */
  async filter(where: TrialQuery): Promise<TrialFilter> {
    const { trialFilter } = await import('@track/projections/choose-trials')
    return trialFilter(where)
  }

  /** See {@link TrialSearcher.byLog}. */
  async trialsByLog(): Promise<readonly TrialSummary[]> {
    return (await this.#search()).byLog()
  }

  /** The trials that run by what the log says. */
  async runningByLog(): Promise<readonly StreamId[]> {
    return idsOfRunning(await this.trialsByLog())
  }

  /** The trials that run as of now. */
  async running(): Promise<readonly StreamId[]> {
    return idsOfRunning(await this.trials({}))
  }

  /** What tells the status of a trial as of now. */
  async statuses(): Promise<(view: TrialView) => StatusAt> {
    const heartbeats = (await this.#log.heartbeats?.read()) ?? []
    const nowMs = Date.now()
    return (view) => statusNow(view, heartbeats, nowMs)
  }

  /** @param earlier See {@link TrialSearcher}. */
  async #search(earlier?: () => Uint8Array | undefined): Promise<TrialSearcher> {
    const { TrialSearcher } = await import('./trial-search.js')
    this.#searcher ??= new TrialSearcher(this.#log, this.reader, earlier)
    return this.#searcher
  }

  /** See {@link projectSummaries}. */
  async projects(at: LogMoment | undefined): Promise<readonly ProjectSummary[]> {
    const { projectSummaries } = await import('./collection-summaries.js')
    return projectSummaries(this.reader, ...(await this.#trialsAsOf(at)))
  }

  /** See {@link groupSummaries}. */
  async groups(at: LogMoment | undefined): Promise<readonly GroupSummary[]> {
    const { groupSummaries } = await import('./collection-summaries.js')
    return groupSummaries(this.reader, ...(await this.#trialsAsOf(at)))
  }

  async #trialsAsOf(
    at: LogMoment | undefined,
  ): Promise<readonly [readonly TrialSummary[], ReadViewOptions]> {
    const trials = await this.trials(at === undefined ? {} : { at })
    return [trials, await this.asOf(at)]
  }

  /** Keeps the table of trials, if one was read, for the next program. */
  async keepTrials(): Promise<void> {
    await this.#searcher?.keep()
  }

  /** Brings the table of trials up to date, and keeps it also where `glances` keeps a store's. */
  async keepList(glances: Glances): Promise<void> {
    const searcher = await this.#search(() => glances.last())
    await searcher.catchUp()
    await glances.keep((isAtRest) => searcher.text(isAtRest))
  }

  /** See {@link makeReceipt}. */
  async receipt(trial: StreamId, options: ReceiptOptions): Promise<Receipt> {
    const { makeReceipt } = await import('./receipt/make-receipt.js')
    return makeReceipt({ log: this.#log, reader: this.reader }, trial, options)
  }

  /** See {@link saveStore}. */
  async save(file: string, at: LogMoment | undefined): Promise<SavedStore> {
    return saveStore(this.#log, this.reader, file, await this.asOf(at))
  }

  /** See {@link replay}. */
  replay(options: ReplayOptions): Promise<ReplaySummary> {
    return replay(this.#log, options)
  }

  /** See {@link DefinedReader}. */
  statesOf<State>(projection: DefinedProjection<State>): DefinedReader<State> {
    return new DefinedReader(this.#log, this.reader, projection)
  }

  /** See {@link findTrial}. */
  find(uid: string, project: Collection | undefined): Promise<FoundTrial> {
    return findTrial(this.reader, uid, project)
  }

  /** @throws TRACK_TRIAL_NOT_FOUND when the log's first `at` events have none of the trial. */
  async #checkExists(trial: StreamId, at: number): Promise<void> {
    for await (const { position } of readEvents(this.#log, { stream: trial, to: 1 })) {
      if (position < at) return
    }
    const message = `As of position ${at} the log has no trial ${trial}`
    throw new TrackError('TRACK_TRIAL_NOT_FOUND', message, { details: { trial, position: at } })
  }
}

function idsOfRunning(trials: readonly TrialSummary[]): readonly StreamId[] {
  const runs = trials.filter((one) => isRunning({ name: one.status, value: one.statusValue }))
  return runs.map(({ id }) => id)
}

async function* none(): AsyncIterable<never> {}
