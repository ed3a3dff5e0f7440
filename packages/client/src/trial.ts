import type { Status, StreamId, Values } from '@track/core'
import { checkBlock } from './check-block.js'
import { checkOptions, type OptionNames } from './check-options.js'
import { Chrono, type ChronoOptions } from './chrono.js'
import type { GroupOptions } from './collection.js'
import { copyValues } from './copy-values.js'
import { errorRecord } from './error-record.js'
import type { EtaStep, ShowEtaOptions } from './eta.js'
import {
  checkMetrics,
  checkMetricsOptions,
  loggableMetrics,
  type Metrics,
  type MetricsOptions,
} from './metrics.js'
import type { Checked } from './new-trial-options.js'
import type { OutputCapture, OutputCaptureOptions } from './output-capture.js'
import { argumentsOf, type ParsedArguments } from './parsed-arguments.js'
import { ReadingTrial } from './reading-trial.js'
import type { Recorder } from './recorder.js'
import type { RevertOptions } from './revert-event.js'
import { showArguments } from './show-arguments.js'
import type { Storable } from './storable.js'
import { timeBlock } from './time-block.js'
import { TrialCreation } from './trial-creation.js'
import type { FileContent, LogFileOptions, LoggedFile } from './trial-files.js'
import type { LogArgumentsOptions, TrialContext, TrialOptions } from './trial-options.js'
import { TrialRun } from './trial-run.js'

const argumentsOptions: OptionNames<LogArgumentsOptions> = { show: true }
const revertOptions: OptionNames<RevertOptions> = { reason: true }

/** What a client does with a trial, and programs do not. */
export interface TrialControl {
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
export class Trial extends ReadingTrial {
  readonly name: string
  readonly description: string
  readonly version: string
  readonly project: StreamId
  readonly #context: TrialContext
  readonly #recorder: Recorder
  readonly #creation: TrialCreation
  readonly #run: TrialRun

  static {
    controlOf = (trial) => ({
      ensureCreated: (call) => trial.#creation.ensure(call),
      reopen: () => trial.#run.reopen(),
    })
  }

  /** For TrackClient: programs call `client.newTrial` and `client.setTrial`. */
  constructor(context: TrialContext, options: TrialOptions & { readonly version: string }) {
    const creation = new TrialCreation(context, options)
    super(context, creation)
    this.name = creation.name
    this.description = creation.description
    this.version = creation.version
    this.project = context.project
    this.#context = context
    this.#recorder = context.recorder
    this.#creation = creation
    this.#run = new TrialRun(context, creation)
    if (options.parameters !== undefined) this.logArguments(options.parameters)
  }

  /** What trials of equal name, version and parameters share; undefined until it is created. */
  get hash(): string | undefined {
    return this.#creation.hash
  }

  /**
   * What it was logged to be made of, by this object and before it: values as they were logged. What
   * others log meanwhile is in {@link view}.
   */
  get parameters(): Values {
    return this.#creation.parameters
  }

  /** Whether the trial has started and not finished. */
  get isRunning(): boolean {
    return this.#run.isRunning
  }

  /** Whether the trial has finished, and not started again. */
  get isFinished(): boolean {
    return this.#run.isFinished
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
  logArguments<T extends object>(parameters: T, options: LogArgumentsOptions = {}): T {
    checkOptions('logArguments', options, argumentsOptions)
    const { show = false } = options
    const values = copyValues(argumentsOf(parameters), 'arguments')
    this.#creation.logArguments(values)
    if (show) process.stdout.write(showArguments(values))
    return parameters
  }

  /**
   * Logs what is worth knowing of the run and no parameter of it.
   * @throws TRACK_VALUE_INVALID
   */
  logMetadata<const T extends object>(metadata: T & Storable<T>): void {
    this.#creation.logMetadata(copyValues(metadata, 'metadata'))
  }

  /**
   * Adds tags. One that the project has cannot be overridden: the view shows the project's.
   * @throws TRACK_VALUE_INVALID
   */
  addTags<const T extends object>(tags: T & Storable<T>): void {
    this.#creation.addTags(copyValues(tags, 'tags'))
  }

  /**
   * Adds the trial to a group of its project too, which is created if need be. The group's view lists it
   * then, whether it has started or not. A trial that belongs to the group stays as it is.
   * @throws TRACK_GROUP_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  async addToGroup<const T extends GroupOptions>(
    options: T & Checked<T, GroupOptions>,
  ): Promise<void> {
    this.#creation.addToGroup(await this.#context.group(options))
  }

  /**
   * Logs one value of each metric; starts the trial if it was not started.
   * @param metrics Numbers by name, NaN and the infinities among them; any name will do.
   * @throws TRACK_VALUE_INVALID for a value that is no number; TRACK_ARGUMENT_INVALID for a step that
   * is none. Nothing is logged then.
   */
  logMetrics<const T extends object>(metrics: T & Metrics<T>, options?: MetricsOptions): void {
    const step = options?.step
    if (step === undefined && options !== undefined) checkMetricsOptions(options)
    checkMetrics(metrics, step)
    if (!this.#run.hasStarted) {
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
    const isBlock = typeof optionsOrBlock === 'function'
    const timed = isBlock ? optionsOrBlock : block
    const options = isBlock || optionsOrBlock === undefined ? {} : optionsOrBlock
    if (timed !== undefined) checkBlock('chrono', timed)
    const lap = new Chrono(name, options, (ended) => this.#run.lap(ended))
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
    return this.#run.captureOutput(options)
  }

  /**
   * Sets how many steps there are: `setEtaTotal(10)`, or outermost first, `setEtaTotal(epochs, batches)`. Laps
   * of chronos count for `showEta` from here on.
   * @throws TRACK_ARGUMENT_INVALID
   */
  setEtaTotal(...totals: readonly number[]): void {
    this.#run.setEtaTotal(totals)
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
    this.#run.showEta(step, options)
  }

  /** Starts the trial, or starts it again after it finished. A running one goes on. */
  start(): void {
    this.#run.start()
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
   * @throws TRACK_ARGUMENT_INVALID for what is no function, before the trial is started.
   */
  async run<T>(block: () => T | PromiseLike<T>): Promise<T> {
    checkBlock('run', block)
    this.start()
    let result: T
    try {
      result = await block()
    } catch (error) {
      await this.finish(error ?? new Error(`the block threw ${error}`)).catch(() => {})
      throw error
    }
    this.#run.finish(undefined)
    await this.#recorder.settle().catch(() => {}) // the next flush, or close(), tells of the store
    return result
  }

  /**
   * Gives the trial a status, one of `statuses` or a custom one. One of 200 or more is an end: it
   * stays when the trial then finishes without an error.
   * @throws TRACK_ARGUMENT_INVALID
   */
  setStatus(status: Status, error?: unknown): void {
    this.#run.setStatus(status, error)
  }

  /** Keeps an error that does not end the trial. */
  logError(error: unknown): void {
    const record = errorRecord(error)
    this.#creation.ensure('logError')
    this.#recorder.record(this.id, { type: 'ErrorLogged', error: record })
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
   * and nothing of it is left then; of a log on a server TRACK_SERVER_AWAY when that is away for `silenceMs`, and
   * TRACK_FILE_TOO_LARGE; TRACK_LOG_CLOSED; the store's errors. Of several logs, one that does not take the file goes on
   * without it: `errors$` and the next flush tell so (TRACK_EVENTS_DROPPED, `details.uri`); with these errors none took it.
   */
  logFile(content: FileContent, options: LogFileOptions = {}): Promise<LoggedFile> {
    const create = (): void => this.#creation.ensure('logFile')
    return this.#context.files.log(this.id, content, options, create)
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
    checkOptions('revert', options, revertOptions)
    const { reason } = options
    const { checkedRevert, revertEvent } = await import('./revert-event.js')
    const asked = checkedRevert(position, reason)
    this.#creation.ensure('revert')
    await this.#recorder.flush()
    const reading = await this.#context.reading.load()
    return revertEvent({ reading, recorder: this.#recorder }, this.id, asked)
  }

  async #finish(error: unknown): Promise<void> {
    this.#run.finish(error)
    const refusal = await this.#recorder.settle()
    if (refusal !== undefined) throw refusal
  }
}
