import { checkText, type RecordedEvent, TrackError } from '@track/core'
import type {
  DefinedProjection,
  FullReport,
  GroupView,
  ProjectView,
  ReplayOptions,
  ReplaySummary,
  Report,
  TrialSeries,
  TrialView,
} from '@track/projections'
import type { Explanation } from '@track/projections/explain'
import type { TrialIds } from '@track/projections/kept-table'
import type { Alert, Leader, LiveTrial } from '@track/projections/live'
import type { SummaryValues, TrialSummary } from '@track/projections/query'
import { reportJson } from '@track/projections/report-json'
import { type AlertsOptions, copyAlertsOptions } from './alert-options.js'
import { type AsOfOptions, type LogAsOfOptions, momentOf } from './as-of-options.js'
import { checkOptions, type OptionNames } from './check-options.js'
import { type ClientLiveOptions, copyLiveQuery, liveSelection } from './client-live-options.js'
import { type ClientReportOptions, copyReportOptions } from './client-report-options.js'
import type { ClientSession } from './client-session.js'
import { type Collection, collectionIdOf } from './collection.js'
import type { GroupSummary, ProjectSummary } from './collection-summaries.js'
import {
  copyTrialMoment,
  copyWhyOptions,
  type TrialDiff,
  type TrialMoment,
  type WhyOptions,
} from './explain-options.js'
import { copyLeaderboardOptions, type LeaderboardOptions } from './leaderboard-options.js'
import { copyEventsOptions, type EventsOptions, logEvents } from './log-events.js'
import { withoutTap } from './output-tap.js'
import { type StateOfStore, type StatesOfTrials, statesOf } from './projection-states.js'
import type { ReceiptOptions } from './receipt/make-receipt.js'
import type { Receipt } from './receipt/receipt.js'
import type { Observable } from './rxjs.js'
import type { SavedStore } from './save-store.js'
import { Trial, trialControl } from './trial.js'
import { trialIdOf } from './trial-id.js'
import { copySearch, type TrialSearch } from './trial-search-options.js'

const receiptOptions: OptionNames<ReceiptOptions> = { sign: true }

/**
 * What a client reads of its store: reports, views, lists, events, and all that follows its log. A
 * TrackClient is one that also logs.
 */
export abstract class ReadingClient {
  readonly #session: ClientSession

  constructor(session: ClientSession) {
    this.#session = session
  }

  /**
   * Reports a trial: waits until all is durable, folds its events, prints the report as JSON, and
   * resolves to it. A trial that still waits for its arguments is created without them.
   * @throws TRACK_TRIAL_NOT_FOUND when there is no trial to report, or there was none at the moment that is
   * asked for; TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND.
   */
  report(options: ClientReportOptions & { readonly full: true }): Promise<FullReport>
  report(options?: ClientReportOptions): Promise<Report>
  async report(options: ClientReportOptions = {}): Promise<Report> {
    this.#session.checkOpen()
    const { full, print, at, trial: asked } = copyReportOptions(options)
    const trial = asked === undefined ? await this.#ownTrial() : asked
    if (trial === undefined) {
      const message = 'There is no trial to report; newTrial makes one'
      throw new TrackError('TRACK_TRIAL_NOT_FOUND', message)
    }
    const id = trialIdOf(trial)
    if (trial instanceof Trial) trialControl(trial).ensureCreated('report')
    await this.#session.recorder.flush()
    const reading = await this.#session.reading.load()
    const report = await reading.report(id, { full, at })
    if (print) withoutTap(() => process.stdout.write(`${reportJson(report)}\n`))
    return report
  }

  /**
   * What is not the same about a trial at two moments, or about two trials: the fields of their full reports
   * that differ, the same as a JSON Patch, and of one trial the events between. Both reports are in memory
   * at once.
   * @throws TRACK_TRIAL_NOT_FOUND, TRACK_MOMENT_NOT_FOUND, TRACK_ARGUMENT_INVALID; the store's errors.
   */
  async diff(first: TrialMoment, second: TrialMoment): Promise<TrialDiff> {
    const moments = [copyTrialMoment(first), copyTrialMoment(second)] as const
    return this.#session.read((reading) => reading.diff(...moments))
  }

  /** As {@link Trial.why}, also of a trial that is known by its summary. */
  async why(
    trial: Pick<Trial, 'id'>,
    path: string,
    options: WhyOptions = {},
  ): Promise<Explanation> {
    const id = trialIdOf(trial)
    const copied = copyWhyOptions(options)
    checkText(path, 'path')
    return this.#session.read((reading) => reading.why(id, path, copied))
  }

  /**
   * The trials of the whole store that `where` asks for, sorted: summaries, without their points. The
   * status of one whose process died without a word is Interrupted. Everything that this client logged
   * before is in it.
   * @typeParam Parameters What the parameters are known to be: the caller's word, which is not checked.
   * @throws TRACK_ARGUMENT_INVALID for a field, a path or an operator that there is not;
   * TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trials<Parameters = SummaryValues>(
    search: TrialSearch<Parameters> = {},
  ): Promise<readonly TrialSummary<Parameters>[]> {
    this.#session.checkOpen()
    const copied = copySearch(search)
    return this.#session.read((reading) => reading.trials(copied)) as Promise<
      readonly TrialSummary<Parameters>[]
    >
  }

  /**
   * What every trial of the store is known by, project by project in the order added: much less work than
   * `trials()`, where there are many.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trialIds(options: LogAsOfOptions = {}): Promise<readonly TrialIds[]> {
    const at = momentOf('trialIds', options)
    return this.#session.read((reading) => reading.trialIds(at))
  }

  /**
   * The projects of the store, in the order added, everything that this client logged among them.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async projects(options: LogAsOfOptions = {}): Promise<readonly ProjectSummary[]> {
    const at = momentOf('projects', options)
    return this.#session.read((reading) => reading.projects(at))
  }

  /** The groups of the store, project by project in the order added; like {@link projects}. */
  async groups(options: LogAsOfOptions = {}): Promise<readonly GroupSummary[]> {
    const at = momentOf('groups', options)
    return this.#session.read((reading) => reading.groups(at))
  }

  /**
   * A trial as its events tell it, everything logged so far among them. Its status is what the log says:
   * see statusAt. Of a trial that did not exist at the moment asked for, `asOf` is undefined.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trialView(trial: Pick<Trial, 'id'>, options: AsOfOptions = {}): Promise<TrialView> {
    const id = trialIdOf(trial)
    const at = momentOf('trialView', options)
    return this.#session.read(async (reading) => {
      return reading.reader.trial(id, await reading.asOf(at, id))
    })
  }

  /**
   * The points of every metric of a trial, as a report shows them, and the laps of chronos that keep all of
   * them. All are in memory at once.
   * @throws TRACK_TRIAL_NOT_FOUND, also for one that did not exist at that moment; TRACK_ARGUMENT_INVALID,
   * TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trialSeries(trial: Pick<Trial, 'id'>, options: AsOfOptions = {}): Promise<TrialSeries> {
    const id = trialIdOf(trial)
    const at = momentOf('trialSeries', options)
    return this.#session.read((reading) => reading.series(id, at))
  }

  /**
   * The events of the log one by one, or of one stream: everything that this client logged before is among
   * them. Memory does not grow with the log.
   * @throws TRACK_ARGUMENT_INVALID; TRACK_MOMENT_NOT_FOUND, TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, the
   * store's errors, as it is iterated.
   */
  events(options: EventsOptions = {}): AsyncIterable<RecordedEvent> {
    return this.#events(copyEventsOptions(options))
  }

  async *#events(options: EventsOptions): AsyncIterable<RecordedEvent> {
    this.#session.checkOpen()
    await this.#session.recorder.flush()
    yield* logEvents(this.#session.log, options)
  }

  /**
   * The project as its events tell it, everything logged so far among them: description, tags, metadata,
   * groups, and trials with their revisions.
   * @param project Default the one that is set.
   * @throws TRACK_PROJECT_NOT_FOUND when none is set, or the store has none with that id; TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the
   * store's errors.
   */
  projectView(project?: Collection, options: AsOfOptions = {}): Promise<ProjectView> {
    return this.#view('project', project, options)
  }

  /**
   * The group as its events tell it, everything logged so far among them: description, metadata, trials.
   * @param group Default the one that is set.
   * @throws TRACK_GROUP_NOT_FOUND when none is set, or the store has none with that id; TRACK_ARGUMENT_INVALID,
   * TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  groupView(group?: Collection, options: AsOfOptions = {}): Promise<GroupView> {
    return this.#view('group', group, options)
  }

  /**
   * A receipt of a trial as it is, everything logged so far among it: what to keep elsewhere, to find out
   * later by `verifyReceipt` whether the store still says the same. Plain JSON, at most some 150 kB.
   * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID for a key that is none; the store's errors.
   */
  async receipt(trial: Pick<Trial, 'id'>, options: ReceiptOptions = {}): Promise<Receipt> {
    const id = trialIdOf(trial)
    checkOptions('receipt', options, receiptOptions)
    if (trial instanceof Trial) trialControl(trial).ensureCreated('receipt')
    return this.#session.read((reading) => reading.receipt(id, options))
  }

  /**
   * Writes everything in the store to one JSON file, and resolves to that: projects with their tags,
   * metadata and groups, and the full reports of their trials.
   * @param file Default `report.json` in the working directory.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async save(file: string = 'report.json', options: LogAsOfOptions = {}): Promise<SavedStore> {
    checkText(file, 'file')
    const at = momentOf('save', options)
    return this.#session.read((reading) => reading.save(file, at))
  }

  /**
   * Folds the whole log anew into every view, and keeps what comes out as derived data; the views
   * come out as they were, or the log is damaged.
   * @throws TRACK_COMMIT_CORRUPT, naming the position.
   */
  replay(options: ReplayOptions = {}): Promise<ReplaySummary> {
    const copied = { ...options }
    return this.#session.read((reading) => reading.replay(copied))
  }

  /**
   * Live numbers of trials: step, latest metrics, rates, chronos, ETA. Emits at most once an interval,
   * always the latest state, however slow the subscriber; completes when the client closes. It does
   * not keep the process alive. A subscriber may log. With `where`, of the trials that run by what the log
   * says, but for those whose process was known to be dead at subscription; a trial that ends is gone from
   * the next emission.
   *
   * Errors with TRACK_ARGUMENT_INVALID for a query that trials cannot be asked; the store's errors.
   * @throws TRACK_ARGUMENT_INVALID for `where` beside `trials` or `newcomers`.
   */
  live(options: ClientLiveOptions = {}): Observable<readonly LiveTrial[]> {
    const where = copyLiveQuery(options)
    const { intervalMs, totalSteps } = options
    const pace = {
      ...(intervalMs !== undefined && { intervalMs }),
      ...(totalSteps !== undefined && { totalSteps }),
    }
    const { live, current } = this.#session
    if (where !== undefined) return live.running(where, pace)
    const { group, project } = current
    return live.numbers({ ...liveSelection(options, group, project), ...pace })
  }

  /**
   * The first trials of the whole store by a metric, those that finished among them: at once, and each time
   * that the board has changed. Emits at most once an interval, however slow the subscriber. A row of each
   * trial that has the metric is in memory. The rest as {@link live}.
   *
   * Errors with TRACK_ARGUMENT_INVALID for a query that trials cannot be asked; the store's errors.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID
   */
  leaderboard(options: LeaderboardOptions): Observable<readonly Leader[]> {
    return this.#session.live.leaderboard(copyLeaderboardOptions(options))
  }

  /**
   * Alerts, when a rule becomes true of a trial: by what the log had at the end of each commit, whatever is
   * in between. Each is delivered at least once to who goes on from the `checkpoint` of the last one. The
   * log is read at the subscriber's pace, in the loop of this process; what that costs goes by commits. The
   * rest as {@link live}.
   *
   * Errors with TRACK_RULE_FAILED for a rule that throws, TRACK_ARGUMENT_INVALID for a query that trials
   * cannot be asked, TRACK_MOMENT_NOT_FOUND; the store's errors.
   * @throws TRACK_ARGUMENT_INVALID for rules that are none.
   */
  alerts(options: AlertsOptions): Observable<Alert> {
    return this.#session.live.alerts(copyAlertsOptions(options))
  }

  /**
   * The states of a projection of one's own, for reading and for following them; see defineProjection of
   * `@track/client/projections`. Nothing is read yet.
   * @throws TRACK_ARGUMENT_INVALID for what defineProjection did not make; TRACK_LOG_CLOSED
   */
  projection<State>(projection: DefinedProjection<State, 'trial'>): StatesOfTrials<State>
  projection<State>(projection: DefinedProjection<State, 'store'>): StateOfStore<State>
  projection<State>(
    projection: DefinedProjection<State>,
  ): StatesOfTrials<State> | StateOfStore<State> {
    this.#session.checkOpen()
    return statesOf(projection, this.#session)
  }

  /** The trial that earlier calls, or the environment, set. */
  async #ownTrial(): Promise<Trial | undefined> {
    const { trials } = this.#session
    const whenItsTurnComes = (): Promise<Trial | undefined> =>
      this.#session.inTurn(
        () => undefined,
        async () => trials.current,
      )
    return trials.current ?? (await whenItsTurnComes())
  }

  #view(kind: 'project', asked: Collection | undefined, options: AsOfOptions): Promise<ProjectView>
  #view(kind: 'group', asked: Collection | undefined, options: AsOfOptions): Promise<GroupView>
  #view(
    kind: 'project' | 'group',
    asked: Collection | undefined,
    options: AsOfOptions,
  ): Promise<ProjectView | GroupView> {
    return this.#session.inTurn(
      () => ({
        askedId: asked === undefined ? undefined : collectionIdOf(kind, asked),
        at: momentOf(`${kind}View`, options),
      }),
      async ({ askedId, at }) => {
        const id = askedId ?? this.#session.current.idOf(kind)
        await this.#session.recorder.flush()
        const reading = await this.#session.reading.load()
        return reading.collection(kind, id, at)
      },
    )
  }
}
