import type { Readable } from 'node:stream'
import {
  checkText,
  customStatus,
  type Status,
  type StreamId,
  statuses,
  TrackError,
  trialHash,
  type Values,
} from '@track/core'
import type { MetricRun, StatusAt, TrialView } from '@track/projections'
import type { Explanation } from '@track/projections/explain'
import { type AsOfOptions, copyAt } from './as-of-options.js'
import { Chrono, type ChronoOptions } from './chrono.js'
import type { GroupOptions } from './collection.js'
import { copyValues } from './copy-values.js'
import { errorRecord } from './error-record.js'
import { Eta, type EtaStep, type ShowEtaOptions } from './eta.js'
import { copyWhyOptions, type WhyOptions } from './explain-options.js'
import { checkMetrics, loggableMetrics, type Metrics, type MetricsOptions } from './metrics.js'
import type { Checked } from './new-trial-options.js'
import { OutputCapture, type OutputCaptureOptions } from './output-capture.js'
import { argumentsOf, type ParsedArguments } from './parsed-arguments.js'
import type { Ending, EndingOf } from './process-endings.js'
import { processRecord } from './process-record.js'
import type { Recorder } from './recorder.js'
import type { RecordableEvent } from './recorder-options.js'
import type { RevertOptions } from './revert-event.js'
import { showArguments } from './show-arguments.js'
import type { Storable } from './storable.js'
import { timeBlock } from './time-block.js'
import type { FileContent, LogFileOptions, LoggedFile } from './trial-files.js'
import type { LogArgumentsOptions, TrialContext, TrialOptions } from './trial-options.js'

/** What a client does with a trial, and programs do not. */
export interface TrialControl {
  /** Finishes the trial, if it runs, as the process ends. */
  end(endingOf: EndingOf): void
  /** Ends what goes on beside the trial, because the client closes: a captured output. */
  detach(): void
  /** Creates a trial that still waits for its arguments, with a warning. */
  ensureCreated(call: string): void
  /** Lets a trial that has finished start again with its first metric. */
  reopen(): void
}

let controlOf: (trial: Trial) => TrialControl

/** The client's side of a trial. */
export function trialControl(trial: Trial): TrialControl {
  return controlOf(trial)
}

/**
 * One training, evaluation or benchmark run. Every call that logs is synchronous, reads its
 * arguments completely, and returns before anything is on disk; `flush()` says when it is. Wrong
 * arguments throw, and so does every call after `client.close()` (TRACK_LOG_CLOSED); a store that
 * fails never does: that comes out at `flush()`, `finish()`, `client.close()` and in
 * `client.errors$`.
 */
export class Trial {
  /** Names the trial's stream for good: 16 bytes in lower-case hex. */
  readonly id: StreamId
  readonly name: string
  readonly description: string
  readonly version: string
  readonly project: StreamId
  readonly #context: TrialContext
  readonly #recorder: Recorder
  #groups: readonly StreamId[]
  #hash: string | undefined
  #parameters: Values
  #waitingTags: Values
  #waitingMetadata: Values
  #startedMs: number | undefined
  #finished = false
  #chosenStatus: Status | undefined
  #capture: OutputCapture | undefined
  #eta: Eta | undefined
  #endSystem: (() => void) | undefined

  static {
    controlOf = (trial) => ({
      end: (endingOf) => {
        if (trial.#startedMs !== undefined) trial.#end(endingOf(trial.#startedMs))
      },
      detach: () => trial.#detach(),
      ensureCreated: (call) => trial.#ensureCreated(call),
      reopen: () => {
        if (!trial.#finished) return
        trial.#startedMs = undefined
        trial.#finished = false
        trial.#chosenStatus = undefined
      },
    })
  }

  /** For TrackClient: programs call `client.newTrial` and `client.setTrial`. */
  constructor(context: TrialContext, options: TrialOptions & { readonly version: string }) {
    const { name, description = '', version } = options
    checkText(name, 'trial name')
    checkText(description, 'trial description')
    checkText(version, 'trial version')
    this.id = context.id
    this.name = name
    this.description = description
    this.version = version
    this.project = context.project
    this.#context = context
    this.#recorder = context.recorder
    this.#hash = context.hash
    this.#groups = context.groups
    this.#parameters = context.parameters ?? {}
    this.#waitingTags = copyValues(options.tags ?? {}, 'tags')
    this.#waitingMetadata = copyValues(options.metadata ?? {}, 'metadata')
    if (options.parameters !== undefined) this.logArguments(options.parameters)
  }

  /** What trials of equal name, version and parameters share; undefined until it is created. */
  get hash(): string | undefined {
    return this.#hash
  }

  /**
   * What it was logged to be made of, by this object and before it: values as they were logged. What
   * others log meanwhile is in {@link view}.
   */
  get parameters(): Values {
    return this.#parameters
  }

  /** Whether the trial has started and not finished. */
  get isRunning(): boolean {
    return this.#startedMs !== undefined && !this.#finished
  }

  /** Whether the trial has finished, and not started again. */
  get isFinished(): boolean {
    return this.#finished
  }

  /**
   * Logs parameters, and returns what it was given. The first call creates a trial that was made
   * without them, because they are part of its hash; a later one adds to them. What node:util's parseArgs
   * gives, commander's Command, and yargs' argv are taken apart: options that were not given are left out,
   * and what was given without a name is `positionals`.
   * @throws TRACK_VALUE_INVALID with `details.path` to what cannot be kept.
   */
  logArguments<T extends ParsedArguments>(parsed: T, options?: LogArgumentsOptions): T
  logArguments<const T extends object>(
    parameters: T & Storable<T>,
    options?: LogArgumentsOptions,
  ): T
  logArguments<T extends object>(parameters: T, { show = false }: LogArgumentsOptions = {}): T {
    const values = copyValues(argumentsOf(parameters), 'arguments')
    if (this.#hash === undefined) this.#create(values)
    else {
      this.#recorder.record(this.id, { type: 'ArgumentsLogged', arguments: values })
      this.#parameters = merged(this.#parameters, values)
    }
    if (show) process.stdout.write(showArguments(values))
    return parameters
  }

  /**
   * Logs what is worth knowing of the run and no parameter of it.
   * @throws TRACK_VALUE_INVALID
   */
  logMetadata<const T extends object>(metadata: T & Storable<T>): void {
    const values = copyValues(metadata, 'metadata')
    if (this.#hash === undefined) this.#waitingMetadata = merged(this.#waitingMetadata, values)
    else this.#recorder.record(this.id, { type: 'MetadataLogged', metadata: values })
  }

  /**
   * Adds tags. One that the project has cannot be overridden: the view shows the project's.
   * @throws TRACK_VALUE_INVALID
   */
  addTags<const T extends object>(tags: T & Storable<T>): void {
    const values = copyValues(tags, 'tags')
    if (this.#hash === undefined) this.#waitingTags = merged(this.#waitingTags, values)
    else this.#recorder.record(this.id, { type: 'TagsAdded', tags: values })
  }

  /**
   * Adds the trial to a group of its project too, which is created if need be. The group's view lists it
   * then, whether it has started or not. A trial that belongs to the group stays as it is.
   * @throws TRACK_GROUP_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  async addToGroup<const T extends GroupOptions>(
    options: T & Checked<T, GroupOptions>,
  ): Promise<void> {
    const { id: group, name } = await this.#context.group(options)
    if (this.#groups.includes(group)) return
    this.#groups = [...this.#groups, group]
    if (this.#hash === undefined) return // it is created in its groups
    this.#recorder.recordTogether([
      { stream: this.id, event: { type: 'GroupAdded', group, name } },
      { stream: group, event: { type: 'TrialAdded', trial: this.id, hash: this.#hash } },
    ])
  }

  /**
   * Logs one value of each metric; starts the trial if it was not started.
   * @param metrics Numbers by name, NaN and the infinities among them; any name will do.
   * @throws TRACK_VALUE_INVALID for a value that is no number; TRACK_ARGUMENT_INVALID for a step that
   * is none. Nothing is logged then.
   */
  logMetrics<const T extends object>(metrics: T & Metrics<T>, options?: MetricsOptions): void {
    const step = options?.step
    checkMetrics(metrics, step)
    if (this.#startedMs === undefined) {
      // A call that throws must not have started the trial, let alone created it.
      const loggable = loggableMetrics(metrics, step)
      this.start()
      this.#recorder.recordMetrics(this.id, loggable, step)
    } else {
      this.#recorder.recordMetrics(this.id, metrics as Readonly<Record<string, number>>, step)
    }
  }

  /**
   * Times a block: `using lap = trial.chrono(name)` until the end of the block it stands in, or
   * `trial.chrono(name, block)`, which returns what the block returns and, if it throws, records
   * nothing. A block that returns a promise is timed until the promise settles.
   */
  chrono(name: string, options?: ChronoOptions): Chrono
  chrono<T>(name: string, block: () => T): T
  chrono<T>(name: string, options: ChronoOptions, block: () => T): T
  chrono<T>(name: string, optionsOrBlock?: ChronoOptions | (() => T), block?: () => T): Chrono | T {
    const timed = typeof optionsOrBlock === 'function' ? optionsOrBlock : block
    const options = typeof optionsOrBlock === 'function' ? {} : (optionsOrBlock ?? {})
    const lap = new Chrono(name, options, ({ name: lapName, ...rest }) => {
      if (this.#startedMs === undefined) this.start()
      this.#recorder.record(this.id, { type: 'ChronoRecorded', name: lapName, ...rest })
      this.#eta?.lap(lapName, rest.seconds, rest.skip)
    })
    return timed === undefined ? lap : timeBlock(lap, timed)
  }

  /**
   * Keeps what this thread writes to stdout and stderr, with what its worker threads write, and passes it
   * through untouched: the last 50 writes, or `{ last: n }`, or `{ whole: true }` of it in the log; the view
   * and the full report show the end. Starts the trial if it was not started. It ends with the trial, with
   * `stop()`, with a `using` block, or with another capture of the trial; others go on beside it. What was
   * written a second ago is in the log, and so is kept when the process is killed.
   * @throws TRACK_ARGUMENT_INVALID; TRACK_TRIAL_ENDED for a trial that has finished.
   */
  captureOutput(options: OutputCaptureOptions = {}): OutputCapture {
    if (this.#finished) {
      const message = `The trial ${JSON.stringify(this.name)} has finished; start it again first`
      throw new TrackError('TRACK_TRIAL_ENDED', message, { details: { trial: this.id } })
    }
    const capture = new OutputCapture(options, {
      record: (event) => this.#recorder.record(this.id, event),
      onStop: () => {
        if (this.#capture === capture) this.#capture = undefined
      },
    })
    this.start()
    this.#capture?.stop()
    this.#capture = capture
    return capture
  }

  /**
   * Sets how many steps there are: `setEtaTotal(10)`, or outermost first, `setEtaTotal(epochs, batches)`. Laps
   * of chronos count for `showEta` from here on.
   * @throws TRACK_ARGUMENT_INVALID
   */
  setEtaTotal(...totals: readonly number[]): void {
    const eta = new Eta(totals)
    this.#eta?.end()
    this.#eta = eta
  }

  /**
   * Shows that a step is done, and how long all others will take: `[ 1/10][ 3/99] | ETA 1.20 min msg`. On a
   * terminal it is one line with a bar, below what else is printed, until the trial ends; elsewhere a line each
   * time. The last step is always shown. Starts the trial if it was not started; nothing else of it is logged,
   * or captured.
   * @param step From 0: a number, or outermost first, `[epoch, batch]`.
   * @throws TRACK_ARGUMENT_INVALID, also before `setEtaTotal`.
   */
  showEta(step: EtaStep, options: ShowEtaOptions = {}): void {
    if (this.#eta === undefined) {
      throw new TrackError(
        'TRACK_ARGUMENT_INVALID',
        'showEta needs to know of how many: setEtaTotal',
      )
    }
    this.#eta.show(step, options)
    if (this.#startedMs === undefined) this.start()
  }

  /** Starts the trial, or starts it again after it finished. A running one goes on. */
  start(): void {
    if (this.isRunning) return
    this.#ensureCreated('start')
    const startedMs = performance.now()
    this.#recorder.record(this.id, { type: 'TrialStarted', process: processRecord() })
    this.#startedMs = startedMs
    this.#finished = false
    this.#chosenStatus = undefined
    this.#context.heartbeats?.start(processRecord())
    this.#endSystem = this.#context.logSystem?.(this.id)
    this.#context.onStart(this)
  }

  /**
   * Finishes the trial: Completed, or Exception when `error` is given, or the status that setStatus
   * chose if it is an end (200 or more). A trial that is not running stays as it is. It can start
   * again; metrics that are logged without that are kept, and change no status.
   * @returns Resolves when all of the trial is durable.
   * @throws The store's errors, through the promise; nobody need await it, because the next flush and
   * `client.close()` report them too.
   */
  finish(error?: unknown): Promise<void> {
    const settled = this.#finish(error)
    settled.catch(() => {}) // a finish that nobody awaits must not end the process
    return settled
  }

  /**
   * Runs `block` as the trial: started before, Completed after, Exception with the error when it
   * throws. Resolves, when all of the trial is durable or refused, to what the block returned; also when
   * the process that has the store does not answer, while the trial goes on waiting for it.
   * Rejects with what the block threw, and never because of the store.
   */
  async run<T>(block: () => T | PromiseLike<T>): Promise<T> {
    this.start()
    let result: T
    try {
      result = await block()
    } catch (error) {
      await this.finish(error ?? new Error(`the block threw ${error}`)).catch(() => {})
      throw error
    }
    this.#end(endingBy(undefined))
    await this.#recorder.settle().catch(() => {}) // the next flush, or close(), tells of the store
    return result
  }

  /**
   * Gives the trial a status, one of `statuses` or a custom one. One of 200 or more is an end: it
   * stays when the trial then finishes without an error.
   * @throws TRACK_ARGUMENT_INVALID
   */
  setStatus(status: Status, error?: unknown): void {
    const chosen = customStatus(status.name, status.value)
    const record = error === undefined ? undefined : errorRecord(error)
    this.#record('setStatus', { type: 'StatusChanged', status: chosen, error: record })
    this.#chosenStatus = chosen.value >= 200 ? chosen : undefined
  }

  /** Keeps an error that does not end the trial. */
  logError(error: unknown): void {
    this.#record('logError', { type: 'ErrorLogged', error: errorRecord(error) })
  }

  /**
   * Resolves when everything logged so far is on disk.
   * @throws The first refusal of the store since the last flush.
   */
  async flush(): Promise<void> {
    await this.#recorder.flush()
  }

  /**
   * Keeps a file: its content beside the log, under its SHA-256 and once for equal contents, and an event
   * that names it in the log. A file may be larger than memory; bytes are copied during the call. One that
   * changes while it is read is kept as it was read. Resolves when all of that is durable; `flush()` and
   * `client.close()` wait for it too.
   * @param content A path, a `file:` URL, or bytes, which need a name.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID; TRACK_FILES_UNSUPPORTED by a log that keeps no
   * files; TRACK_FILE_UNREADABLE with `details.path`; TRACK_STORE_UNWRITABLE when the disk does not take it,
   * and nothing of it is left then; TRACK_LOG_CLOSED; the store's errors.
   */
  logFile(content: FileContent, options: LogFileOptions = {}): Promise<LoggedFile> {
    const create = (): void => this.#ensureCreated('logFile')
    return this.#context.files.log(this.id, content, options, create)
  }

  /**
   * Opens the file that was logged last under `name`. The stream ends without an error only when all of
   * it is what was logged: its digest is checked as it is read.
   * @throws TRACK_FILE_NOT_FOUND; what `view()` throws. The stream errors with TRACK_FILE_CORRUPT.
   */
  async openFile(name: string, options: AsOfOptions = {}): Promise<Readable> {
    const { files } = await this.view(options)
    return this.#context.files.open(name, files.get(name))
  }

  /**
   * Takes an event of this trial back: from here on views and reports are as if it had not happened. It stays
   * in the log, and so do views as of before. A revert is an event too, and reverted itself brings back what it
   * took. Not reverted are the trial's creation with its parameters, its groups, a reservation, a deletion, a
   * redaction and lost events. What is taken back already stays so.
   * @param position Of the event in the log, from 0: as in `client.events()`.
   * @returns The position of the event that takes it back.
   * @throws TRACK_EVENT_NOT_FOUND when the trial has none there; TRACK_EVENT_NOT_REVERTIBLE;
   * TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID; the store's errors.
   */
  async revert(position: number, options: RevertOptions = {}): Promise<number> {
    const { reason } = options
    const { checkedRevert, revertEvent } = await import('./revert-event.js')
    const asked = checkedRevert(position, reason)
    this.#ensureCreated('revert')
    await this.#recorder.flush()
    const reading = await this.#context.reading.load()
    return revertEvent({ reading, recorder: this.#recorder }, this.id, asked)
  }

  /**
   * The trial as its events tell it, everything logged so far among them.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async view(options: AsOfOptions = {}): Promise<TrialView> {
    const at = copyAt(options.at)
    this.#ensureCreated('view')
    await this.#recorder.flush()
    const reading = await this.#context.reading.load()
    return reading.reader.trial(this.id, await reading.asOf(at, this.id))
  }

  /**
   * Every point of a metric that the trial ever logged, run by run, in the order logged. A report shows
   * the newest value of each step; what a resumed run or a fork replaced is here. Runs are those from one
   * start to the next, and each says which trial logged it. It reads all events of the trial.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async history(metric: string, options: AsOfOptions = {}): Promise<readonly MetricRun[]> {
    const at = copyAt(options.at)
    this.#ensureCreated('history')
    await this.#recorder.flush()
    const reading = await this.#context.reading.load()
    return reading.history(this.id, metric, at)
  }

  /**
   * The events that made a field what it is, each with its position, its time, the process that logged it and
   * the value that it replaced. It reads the trial's events, and its project's where those have a part in it.
   * @param path As `client.trials` names fields, and besides `metrics.loss.12`, the metric's value at that
   * step, or of those without a step the one of that index; `chronos.NAME`, of those that keep every lap the
   * latest; `files.NAME`. A metric that is named alone is its latest value.
   * @throws TRACK_FIELD_NOT_FOUND with those that there are in `details.fields`; TRACK_MOMENT_NOT_FOUND,
   * TRACK_ARGUMENT_INVALID; the store's errors.
   */
  async why(path: string, options: WhyOptions = {}): Promise<Explanation> {
    const copied = copyWhyOptions(options)
    checkText(path, 'path')
    this.#ensureCreated('why')
    await this.#recorder.flush()
    const reading = await this.#context.reading.load()
    return reading.why(this.id, path, copied)
  }

  /**
   * The status of the trial now. A trial whose process died without a word goes on running in the log:
   * here it is Interrupted, and `reason` says since when there was no sign of it. Of a process on this
   * host that is known at once; of one elsewhere when its heartbeats are missed for two minutes. As of an
   * earlier moment it is what could be known then, as far as that is known now: see docs/guarantees.md.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async status(options: AsOfOptions = {}): Promise<StatusAt> {
    const at = copyAt(options.at)
    this.#ensureCreated('status')
    await this.#recorder.flush()
    const reading = await this.#context.reading.load()
    return reading.status(this.id, at)
  }

  /**
   * `<hash>_<revision>`: what the trial is known by in its project. It is known once the trial is in
   * the log, because the revision counts the trials of equal hash before it.
   */
  async uid(): Promise<string> {
    this.#ensureCreated('uid')
    await this.#recorder.flush()
    const { reader } = await this.#context.reading.load()
    const { trials } = await reader.project(this.project)
    return `${this.#hash}_${trials.get(this.id)?.revision ?? 0}`
  }

  #record(call: string, event: RecordableEvent): void {
    this.#ensureCreated(call)
    this.#recorder.record(this.id, event)
  }

  async #finish(error: unknown): Promise<void> {
    this.#end(endingBy(error))
    const refusal = await this.#recorder.settle()
    if (refusal !== undefined) throw refusal
  }

  #end(ending: Ending): void {
    if (this.#startedMs === undefined || this.#finished) return
    const runtimeSeconds = (performance.now() - this.#startedMs) / 1000
    const chosen = ending.error === undefined ? this.#chosenStatus : undefined
    const { error } = ending
    const status = chosen ?? ending.status
    this.#detach()
    this.#recorder.record(this.id, { type: 'TrialFinished', status, error, runtimeSeconds })
    this.#finished = true
    this.#context.onFinish(this)
  }

  #detach(): void {
    this.#capture?.stop()
    this.#eta?.end()
    this.#endSystem?.()
    this.#endSystem = undefined
  }

  #ensureCreated(call: string): void {
    if (this.#hash !== undefined) return
    this.#create({})
    process.emitWarning(
      `The trial ${JSON.stringify(this.name)} is created without parameters, because ${call} came before logArguments`,
      { type: 'TrackWarning', code: 'TRACK_TRIAL_WITHOUT_ARGUMENTS' },
    )
  }

  #create(parameters: Values): void {
    const { id, name, description, version, project } = this
    const { forkedFrom } = this.#context
    const groups = this.#groups
    const all = merged(this.#parameters, parameters)
    const hash = trialHash({ name, version, parameters: all })
    const created = { name, description, version, hash, project, groups }
    const own: RecordableEvent[] = [
      { type: 'TrialCreated', ...created, ...(forkedFrom !== undefined && { forkedFrom }) },
    ]
    if (!isEmpty(parameters)) own.push({ type: 'ArgumentsLogged', arguments: parameters })
    if (!isEmpty(this.#waitingTags)) own.push({ type: 'TagsAdded', tags: this.#waitingTags })
    if (!isEmpty(this.#waitingMetadata)) {
      own.push({ type: 'MetadataLogged', metadata: this.#waitingMetadata })
    }
    const added: RecordableEvent = { type: 'TrialAdded', trial: id, hash }
    this.#recorder.recordTogether([
      ...own.map((event) => ({ stream: id, event })),
      ...[project, ...groups].map((stream) => ({ stream, event: added })),
    ])
    this.#hash = hash
    this.#parameters = all
  }
}

function endingBy(error: unknown): Ending {
  if (error === undefined) return { status: statuses.completed, error: undefined }
  return { status: statuses.exception, error: errorRecord(error) }
}

function merged(before: Values, after: Values): Values {
  return Object.assign(Object.create(null), before, after)
}

function isEmpty(values: Values): boolean {
  return Object.keys(values).length === 0
}
