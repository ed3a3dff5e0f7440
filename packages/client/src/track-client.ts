import { randomBytes } from 'node:crypto'
import {
  checkText,
  customStatus,
  type EventLog,
  hexOf,
  type RecordedEvent,
  type Status,
  TrackError,
} from '@track/core'
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
import type { Alert, Leader, LiveTrial } from '@track/projections/live'
import type { SummaryValues, TrialSummary } from '@track/projections/query'
import { reportJson } from '@track/projections/report-json'
import { type AlertsOptions, copyAlertsOptions } from './alert-options.js'
import { type AsOfOptions, copyAt, type LogAsOfOptions } from './as-of-options.js'
import { type ClientLiveOptions, copyLiveQuery, liveSelection } from './client-live-options.js'
import type { ClientReportOptions } from './client-report-options.js'
import { ClientTrials } from './client-trials.js'
import {
  type Collection,
  copyCollectionOptions,
  type GroupOptions,
  type ProjectOptions,
} from './collection.js'
import type { GroupSummary, ProjectSummary } from './collection-summaries.js'
import { CurrentCollections } from './current-collections.js'
import { copyReason, type DeleteOptions } from './delete-trial.js'
import { ErrorFeed } from './error-feed.js'
import {
  copyTrialMoment,
  copyWhyOptions,
  type TrialDiff,
  type TrialMoment,
  type WhyOptions,
} from './explain-options.js'
import { type FlushOptions, sentToServer } from './flush-options.js'
import { copyForkOptions, type ForkOptions } from './fork-options.js'
import { keepViews } from './keep-views.js'
import { copyLeaderboardOptions, type LeaderboardOptions } from './leaderboard-options.js'
import { LiveFeed } from './live-feed.js'
import { copyEventsOptions, type EventsOptions, logEvents } from './log-events.js'
import {
  type Checked,
  copyTrialOptions,
  type NewTrialOptions,
  type ProgramVersion,
} from './new-trial-options.js'
import { type OpenedLogs, openLogs } from './open-logs.js'
import { OrionSelection, type SelectionActions } from './orion-selection.js'
import { withoutTap } from './output-tap.js'
import {
  type EndingListener,
  listenToEndings,
  listenToSignals,
  tellLoss,
  unlistenToEndings,
  unlistenToSignals,
} from './process-endings.js'
import { ProgramRepository } from './program-repository.js'
import { ownProgramVersion } from './program-version.js'
import { type StateOfStore, type StatesOfTrials, statesOf } from './projection-states.js'
import { randomPool } from './random-pool.js'
import type { Reading } from './reading.js'
import { ReadingLoader } from './reading-loader.js'
import type { ReceiptOptions } from './receipt/make-receipt.js'
import type { Receipt } from './receipt/receipt.js'
import { Recorder } from './recorder.js'
import type { RecorderStats } from './recorder-options.js'
import type { RedactOptions, RedactSummary } from './redact.js'
import { reserved } from './reserve-trial.js'
import type { Observable } from './rxjs.js'
import type { SavedStore } from './save-store.js'
import { say } from './say.js'
import type { ParameterSearch } from './search/parameter-search.js'
import {
  copySearchOptions,
  type ParameterSearchOptions,
} from './search/parameter-search-options.js'
import type { Space } from './search/space.js'
import { configuredUris } from './store-uri.js'
import { systemFeed } from './system-feed.js'
import { clientOptions, type TrackClientOptions } from './track-client-options.js'
import { Trial, trialControl } from './trial.js'
import { type TrialName, uidOf } from './trial-name.js'
import type { TrialIds } from './trial-search.js'
import { copySearch, type TrialSearch } from './trial-search-options.js'
import { TurnTaking } from './turn-taking.js'

/**
 * What a program tracks its trials with. It opens its store with the first call that needs it.
 * Calls that create or look something up return promises, and take effect in the order in which they
 * are made, awaited or not; the first of them sets what ORION_PROJECT, ORION_EXPERIMENT and
 * ORION_TRIAL_ID in the environment name; calls that log do not. Every call reads its arguments before it returns:
 * what is changed later changes nothing. After close() each fails with TRACK_LOG_CLOSED.
 */
export class TrackClient {
  readonly uri: string
  readonly #logs: OpenedLogs
  readonly #log: EventLog
  readonly #recorder: Recorder
  readonly #reading: ReadingLoader
  readonly #current: CurrentCollections
  readonly #errors = new ErrorFeed((work) => this.#recorder.tell(work))
  readonly #turns = new TurnTaking()
  readonly #endings: EndingListener
  readonly #selection: OrionSelection
  readonly #selectionActions: SelectionActions = {
    setProject: (name) => this.#current.setProject(copyCollectionOptions('project', { name })),
    setGroup: (name) => this.#current.setGroup(copyCollectionOptions('group', { name })),
    setTrial: (uid) => this.#trials.set(uid),
  }
  #version: ProgramVersion = ownProgramVersion
  #closed: Promise<void> | undefined
  readonly #live: LiveFeed
  readonly #trials: ClientTrials

  /**
   * @param uri `file:PATH` for a store in that folder, `track://HOST:PORT` for that of a server,
   * `memory:`, or a scheme of registerLog's. Default what TRACK_STORE or `store` in the nearest
   * track.config.json says, or else `file:./runs`. A list of several: all that is logged goes to each;
   * should one fail, the others go on, which `errors$`, `stats()`, the next flush and standard error
   * tell. The first that goes on is read from.
   * @throws TRACK_URI_INVALID, TRACK_ARGUMENT_INVALID, TRACK_CONFIG_INVALID;
   * TRACK_TOKEN_REFUSED without a token for a server.
   */
  constructor(uri?: string | readonly string[], options: TrackClientOptions = {}) {
    const { config, ...checked } = clientOptions(options)
    const given = typeof uri === 'string' ? [uri] : uri
    const uris = given === undefined ? configuredUris(config) : [...given]
    this.uri = uris.join(', ')
    this.#logs = openLogs(uris, {
      backlogBytesMax: checked.backlogBytesMax,
      log: options,
      onFailure: (error) => {
        this.#reading.forget()
        this.#recorder.noteFailure(error)
        say(error.message)
      },
    })
    this.#log = this.#logs.log
    this.#selection = new OrionSelection(config)
    this.#reading = new ReadingLoader(this.#log)
    this.#live = new LiveFeed(this.#log, this.#reading, (work) => this.#recorder.tell(work))
    this.#recorder = new Recorder({
      ...checked,
      log: this.#log,
      writer: hexOf(randomBytes(16)),
      random: randomPool(),
      elapsedMs: () => performance.now(),
      onError: (error) => this.#errors.add(error),
      onBlocked: ({ message }) => say(`calls wait: ${message}`),
      onStall: unlistenToSignals,
      onLook: () => systemFeed.look(),
      onTurn: listenToSignals,
    })
    this.#current = new CurrentCollections(this.#logs.has, this.#recorder, this.uri)
    this.#trials = new ClientTrials({
      log: this.#log,
      recorder: this.#recorder,
      reading: this.#reading,
      collections: this.#current,
      repository: new ProgramRepository(config),
      hasSystemNumbers: checked.systemMetrics,
      inTurn: (read, work) => this.#inTurn(read, work),
    })
    this.#endings = {
      end: (endingOf) => {
        this.#recorder.abandon()
        if (this.#closed !== undefined) return // trials that run go on running in the log
        this.#trials.end(endingOf)
      },
      drain: (timeoutMs) => {
        const deadlineMs = performance.now() + timeoutMs
        this.#recorder.drain(timeoutMs)
        this.#errors.deliver()
        // Once more, for what its subscribers logged.
        return this.#recorder.drain(Math.max(0, deadlineMs - performance.now()))
      },
    }
    listenToEndings(this.#endings)
  }

  /** The log, for reading it oneself. Do not close it. */
  get log(): EventLog {
    return this.#log
  }

  /**
   * Every refusal of the store and every drop, told when the event loop turns, or at the end of the
   * process; it never errors. A subscriber may log.
   */
  get errors$(): Observable<TrackError> {
    return this.#errors.errors$
  }

  /** What has become of the calls so far. */
  stats(): RecorderStats {
    const logs = this.#logs.states()
    return { ...this.#recorder.stats, ...(logs !== undefined && { logs }) }
  }

  /**
   * Sets the project that groups and trials belong to, and creates it if need be. One that is set
   * stays unless `force` is given.
   * @throws TRACK_PROJECT_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  setProject<const T extends ProjectOptions>(
    options: T & Checked<T, ProjectOptions>,
  ): Promise<Collection> {
    return this.#inTurn(
      () => copyCollectionOptions('project', options),
      (copied) => {
        if (copied.getOnly) this.#reading.begin() // who creates nothing is about to read
        return this.#current.setProject(copied)
      },
    )
  }

  /**
   * Sets the group that new trials belong to, in the current project, and creates it if need be.
   * @throws TRACK_GROUP_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  setGroup<const T extends GroupOptions>(
    options: T & Checked<T, GroupOptions>,
  ): Promise<Collection> {
    return this.#inTurn(
      () => copyCollectionOptions('group', options),
      (copied) => this.#current.setGroup(copied),
    )
  }

  /**
   * Sets the version of the code that trials made from here on run, or what tells it each time that a
   * trial is made. A version of the trial's own goes before. Default: a hash of the program's own sources,
   * its entry file and what that imports by relative paths.
   * @throws TRACK_VALUE_INVALID
   */
  setVersion(version: ProgramVersion): void {
    if (typeof version !== 'function') checkText(version, 'version')
    this.#version = version
  }

  /**
   * A new trial in the current project and group. Without `parameters` it is created by its first
   * logArguments. While the last one has not finished, that one is returned, unless `force` is given.
   * @throws TRACK_VALUE_INVALID; what the function throws that setVersion was given; the store's errors
   * when a project must be created.
   */
  newTrial<const T extends NewTrialOptions>(options: T & Checked<T>): Promise<Trial> {
    return this.#inTurn(
      () => copyTrialOptions(options, this.#version),
      (copied) => this.#trials.make(copied),
    )
  }

  /**
   * Sets an existing trial, to go on with it; it starts again with its first metric, or `start()`.
   * It is looked up in the current project, or in all of them if none is set.
   * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID when several projects have such a trial.
   */
  setTrial(name: TrialName): Promise<Trial> {
    return this.#inTurn(
      () => uidOf(name),
      (uid) => this.#trials.set(uid),
    )
  }

  /**
   * A new trial that starts as another was at a moment, to go on from a checkpoint: with its parameters,
   * metadata, tags, groups, files, metrics and chronos, none of which is copied. Steps that it logs again
   * override; the other trial stays as it is. Its version is this program's. Its status, process, times,
   * errors, output and numbers of the system are its own. It is the client's trial from then on.
   * @throws TRACK_TRIAL_NOT_FOUND, also for a deleted one; TRACK_MOMENT_NOT_FOUND, also for a step that the trial
   * did not log itself; TRACK_FORK_TOO_DEEP, TRACK_FORK_PAST_MISSING; what {@link newTrial} throws.
   */
  forkTrial<const T extends ForkOptions>(
    trial: Trial | TrialName,
    options?: T & Checked<T, ForkOptions>,
  ): Promise<Trial> {
    return this.#inTurn(
      () => {
        if (trial instanceof Trial) trialControl(trial).ensureCreated('forkTrial')
        const named = trial instanceof Trial ? trial : uidOf(trial)
        return { named, copied: copyForkOptions(options ?? {}, this.#version) }
      },
      ({ named, copied }) => this.#trials.fork(named, copied),
    )
  }

  /**
   * Deletes a trial, and resolves when that is durable: it is in no list any more, and its uid names
   * nothing; the uids of others stay as they are. Its events stay in the log, where they can be read by
   * the trial's id; what is still logged to it goes there too.
   * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID for a trial that this client runs;
   * TRACK_VALUE_INVALID; the store's errors.
   */
  deleteTrial(trial: Trial | TrialName, options: DeleteOptions = {}): Promise<void> {
    return this.#inTurn(
      () => ({ named: trial instanceof Trial ? trial : uidOf(trial), reason: copyReason(options) }),
      ({ named, reason }) => this.#trials.delete(named, reason),
    )
  }

  /**
   * Removes a value for good, such as a secret that was logged by mistake: the events stay with a mark in its
   * place, and a `Redacted` event says who did it, when and why. All that is derived is made anew, the files of
   * the store are written again without the value, and searched for it. What others have read, and copies of the
   * store, it cannot reach: see the summary, and docs/time-travel.md. A crash leaves it undone or lets the
   * next opening finish it.
   * @throws TRACK_VALUE_NOT_FOUND when no event has it; TRACK_REDACTION_UNSUPPORTED while another process has the
   * store open, and by logs that are no folder of this machine; TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID; the
   * store's errors.
   */
  async redact(options: RedactOptions): Promise<RedactSummary> {
    this.#checkOpen()
    const { checkedRedact, redact } = await import('./redact.js')
    const asked = checkedRedact(options)
    return this.#inTurn(
      () => asked,
      async () => {
        await this.#recorder.flush()
        const summary = await redact({ log: this.log, recorder: this.#recorder }, asked)
        this.#reading.forget() // what was read may hold it
        return summary
      },
    )
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
    this.#checkOpen()
    const { full = false, print = true } = options
    const at = copyAt(options.at)
    const trial = options.trial ?? this.#trials.current ?? (await this.#selectedTrial())
    if (trial === undefined) {
      const message = 'There is no trial to report; newTrial makes one'
      throw new TrackError('TRACK_TRIAL_NOT_FOUND', message)
    }
    if (trial instanceof Trial) trialControl(trial).ensureCreated('report')
    await this.#recorder.flush()
    const reading = await this.#reading.load()
    const report = await reading.report(trial.id, { full, at })
    if (print) withoutTap(() => process.stdout.write(`${reportJson(report)}\n`))
    return report
  }

  /**
   * What is not the same about a trial at two moments, or about two trials: the fields of their full reports
   * that differ, the same as a JSON Patch, and of one trial the events between. Both reports are in memory
   * at once.
   * @throws TRACK_MOMENT_NOT_FOUND, TRACK_ARGUMENT_INVALID; the store's errors.
   */
  async diff(first: TrialMoment, second: TrialMoment): Promise<TrialDiff> {
    const moments = [copyTrialMoment(first), copyTrialMoment(second)] as const
    return this.#read((reading) => reading.diff(...moments))
  }

  /** As {@link Trial.why}, also of a trial that is known by its summary. */
  async why(
    trial: Pick<Trial, 'id'>,
    path: string,
    options: WhyOptions = {},
  ): Promise<Explanation> {
    const { id } = trial
    const copied = copyWhyOptions(options)
    checkText(path, 'path')
    return this.#read((reading) => reading.why(id, path, copied))
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
    this.#checkOpen()
    const copied = copySearch(search)
    return this.#read((reading) => reading.trials(copied)) as Promise<
      readonly TrialSummary<Parameters>[]
    >
  }

  /**
   * What every trial of the store is known by, project by project in the order added: much less work than
   * `trials()`, where there are many.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trialIds(options: LogAsOfOptions = {}): Promise<readonly TrialIds[]> {
    const at = copyAt(options.at)
    return this.#read((reading) => reading.trialIds(at))
  }

  /**
   * The projects of the store, in the order added, everything that this client logged among them.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async projects(options: LogAsOfOptions = {}): Promise<readonly ProjectSummary[]> {
    const at = copyAt(options.at)
    return this.#read((reading) => reading.projects(at))
  }

  /** The groups of the store, project by project in the order added; like {@link projects}. */
  async groups(options: LogAsOfOptions = {}): Promise<readonly GroupSummary[]> {
    const at = copyAt(options.at)
    return this.#read((reading) => reading.groups(at))
  }

  /**
   * Takes one trial for this process, the first that `search` asks for and that no living process has,
   * and sets it; resolves to undefined when there is none. A search that says nothing of `status` finds
   * trials that were never started; to go on with others, ask for their status. Of any number of
   * processes that reserve at once, each gets another one. It has `status` until it starts; should this
   * process die before that, the trial is again what it was.
   * @throws TRACK_ARGUMENT_INVALID; the store's errors.
   */
  reserve(
    search: Pick<TrialSearch, 'where' | 'sort'> = {},
    status: Status = reserved,
  ): Promise<Trial | undefined> {
    return this.#inTurn(
      () => ({ copied: copySearch(search), taken: customStatus(status.name, status.value) }),
      ({ copied, taken }) => this.#trials.reserve(copied, taken),
    )
  }

  /**
   * A trial as its events tell it, everything logged so far among them. Its status is what the log says:
   * see statusAt. Of a trial that did not exist at the moment asked for, `asOf` is undefined.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async trialView(trial: Pick<Trial, 'id'>, options: AsOfOptions = {}): Promise<TrialView> {
    const { id } = trial
    const at = copyAt(options.at)
    return this.#read(async (reading) => {
      return reading.reader.trial(id, await reading.asOf(at, id))
    })
  }

  /**
   * The points of every metric of a trial, as a report shows them, and the laps of chronos that keep all of
   * them. All are in memory at once.
   */
  async trialSeries(trial: Pick<Trial, 'id'>, options: AsOfOptions = {}): Promise<TrialSeries> {
    const { id } = trial
    const at = copyAt(options.at)
    return this.#read(async (reading) => {
      const { reader } = reading
      return reader.series(await reader.trial(id, await reading.asOf(at, id)))
    })
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
    this.#checkOpen()
    await this.#recorder.flush()
    yield* logEvents(this.#log, options)
  }

  /**
   * The project as its events tell it, everything logged so far among them: description, tags, metadata,
   * groups, and trials with their revisions.
   * @param project Default the one that is set.
   * @throws TRACK_PROJECT_NOT_FOUND when none is set; TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the
   * store's errors.
   */
  projectView(project?: Collection, options: AsOfOptions = {}): Promise<ProjectView> {
    return this.#view('project', project, options)
  }

  /**
   * The group as its events tell it, everything logged so far among them: description, metadata, trials.
   * @param group Default the one that is set.
   * @throws TRACK_GROUP_NOT_FOUND when none is set; TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the
   * store's errors.
   */
  groupView(group?: Collection, options: AsOfOptions = {}): Promise<GroupView> {
    return this.#view('group', group, options)
  }

  /**
   * A search of parameters in a group, by asking and telling; the trials that it suggests are of that
   * group. Any number of processes can share one.
   * @throws TRACK_ARGUMENT_INVALID; TRACK_GROUP_NOT_FOUND when no group is set and none is named; the
   * store's errors.
   */
  search<const S extends Space>(options: ParameterSearchOptions<S>): Promise<ParameterSearch<S>> {
    return this.#inTurn(
      () => copySearchOptions(options, this.#version),
      (copied) => this.#trials.search(copied),
    )
  }

  /**
   * A receipt of a trial as it is, everything logged so far among it: what to keep elsewhere, to find out
   * later by `verifyReceipt` whether the store still says the same. Plain JSON, at most some 150 kB.
   * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID for a key that is none; the store's errors.
   */
  receipt(trial: Pick<Trial, 'id'>, options: ReceiptOptions = {}): Promise<Receipt> {
    const { id } = trial
    if (trial instanceof Trial) trialControl(trial).ensureCreated('receipt')
    return this.#read((reading) => reading.receipt(id, options))
  }

  /**
   * Writes everything in the store to one JSON file, and resolves to that: projects with their tags,
   * metadata and groups, and the full reports of their trials.
   * @param file Default `report.json` in the working directory.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async save(file: string = 'report.json', options: LogAsOfOptions = {}): Promise<SavedStore> {
    const at = copyAt(options.at)
    return this.#read((reading) => reading.save(file, at))
  }

  /**
   * Folds the whole log anew into every view, and keeps what comes out as derived data; the views
   * come out as they were, or the log is damaged.
   * @throws TRACK_COMMIT_CORRUPT, naming the position.
   */
  replay(options: ReplayOptions = {}): Promise<ReplaySummary> {
    const copied = { ...options }
    return this.#read((reading) => reading.replay(copied))
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
    if (where !== undefined) return this.#live.running(where, pace)
    const selection = liveSelection(options, this.#current.group, this.#current.project)
    return this.#live.numbers({ ...selection, ...pace })
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
    return this.#live.leaderboard(copyLeaderboardOptions(options))
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
    return this.#live.alerts(copyAlertsOptions(options))
  }

  /**
   * The states of a projection of one's own, for reading and for following them; see defineProjection of
   * `@track/client/projections`. Nothing is read yet.
   * @throws TRACK_LOG_CLOSED
   */
  projection<State>(projection: DefinedProjection<State, 'trial'>): StatesOfTrials<State>
  projection<State>(projection: DefinedProjection<State, 'store'>): StateOfStore<State>
  projection<State>(
    projection: DefinedProjection<State>,
  ): StatesOfTrials<State> | StateOfStore<State> {
    this.#checkOpen()
    return statesOf(projection, {
      log: this.#log,
      live: this.#live,
      read: (work) => this.#read(work),
    })
  }

  /**
   * Resolves when everything logged so far is on disk: of a log on a server, on the server's, or in the
   * spool here while the server is away; with `onServer` on the server's, as late as that is.
   * @throws The first refusal of the store since the last flush; the signal's reason.
   */
  async flush(options: FlushOptions = {}): Promise<void> {
    await this.#recorder.flush()
    if (options.onServer === true) await sentToServer(this.#log, options.signal)
  }

  /**
   * Makes everything durable and releases the store. Trials that run go on running in the log. If
   * events were lost ever, a line on stderr says so.
   * @throws The first refusal of the store since the last flush, through the promise; nobody need
   * await it.
   */
  close(): Promise<void> {
    if (this.#closed === undefined) this.#errors.deliver() // while their subscribers can still log
    if (this.#closed === undefined) {
      this.#closed = this.#close()
      this.#closed.catch(() => {}) // a close that nobody awaits must not end the process
    }
    return this.#closed
  }

  /** Closes the client at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #close(): Promise<void> {
    this.#trials.detach()
    try {
      await this.#recorder.close()
    } finally {
      // Before the log goes: what follows it catches up, and keeps its snapshots.
      await this.#live.end()
      this.#errors.deliver()
      unlistenToEndings(this.#endings)
      tellLoss(this.#recorder.loss)
      await keepViews(this.#log, this.#reading, this.#current)
      try {
        await this.#log.close()
      } finally {
        this.#errors.complete()
      }
    }
  }

  /** The trial that earlier calls, or the environment, set. */
  #selectedTrial(): Promise<Trial | undefined> {
    return this.#inTurn(
      () => undefined,
      async () => this.#trials.current,
    )
  }

  /** Reads what there is, everything that was logged before among it. */
  async #read<T>(work: (reading: Reading) => Promise<T>): Promise<T> {
    this.#checkOpen()
    await this.#recorder.flush()
    return work(await this.#reading.load())
  }

  #view(kind: 'project', asked: Collection | undefined, options: AsOfOptions): Promise<ProjectView>
  #view(kind: 'group', asked: Collection | undefined, options: AsOfOptions): Promise<GroupView>
  #view(
    kind: 'project' | 'group',
    asked: Collection | undefined,
    options: AsOfOptions,
  ): Promise<ProjectView | GroupView> {
    return this.#inTurn(
      () => ({ askedId: asked?.id, at: copyAt(options.at) }),
      async ({ askedId, at }) => {
        const id = askedId ?? this.#current.idOf(kind)
        await this.#recorder.flush()
        const reading = await this.#reading.load()
        const asOf = await reading.asOf(at, id)
        return kind === 'project'
          ? reading.reader.project(id, asOf)
          : reading.reader.group(id, asOf)
      },
    )
  }

  /** Reads options now, and works with them when its turn comes. */
  #inTurn<Options, T>(read: () => Options, work: (options: Options) => Promise<T>): Promise<T> {
    let options: Options
    try {
      options = read()
    } catch (error) {
      return Promise.reject(error)
    }
    return this.#turns.next(async () => {
      this.#checkOpen()
      await this.#selection.make(this.#selectionActions)
      return work(options)
    })
  }

  #checkOpen(): void {
    if (this.#closed !== undefined) {
      throw new TrackError('TRACK_LOG_CLOSED', `The client of ${this.uri} is closed`)
    }
  }
}
