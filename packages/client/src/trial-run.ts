import { type Status, statuses, TrackError } from '@track/core'
import type { Lap } from './chrono.js'
import { copyStatus } from './copy-status.js'
import { errorRecord } from './error-record.js'
import { Eta, type EtaStep, type ShowEtaOptions } from './eta.js'
import { OutputCapture, type OutputCaptureOptions } from './output-capture.js'
import type { Ending, EndingOf } from './process-endings.js'
import { processRecord } from './process-record.js'
import type { TrialCreation } from './trial-creation.js'
import type { RunningTrial, TrialContext } from './trial-options.js'

/** Whether a trial runs, how it ends, and what goes on beside it until then: output, ETA, the system's numbers. */
export class TrialRun implements RunningTrial {
  readonly #context: TrialContext
  readonly #creation: TrialCreation
  #startedMs: number | undefined
  #isFinished = false
  #chosenStatus: Status | undefined
  #capture: OutputCapture | undefined
  #eta: Eta | undefined
  #endSystem: (() => void) | undefined

  constructor(context: TrialContext, creation: TrialCreation) {
    this.#context = context
    this.#creation = creation
  }

  /** Whether the trial was started, be it that it has finished since. */
  get hasStarted(): boolean {
    return this.#startedMs !== undefined
  }

  get isRunning(): boolean {
    return this.#startedMs !== undefined && !this.#isFinished
  }

  get isFinished(): boolean {
    return this.#isFinished
  }

  /** Starts the trial, or starts it again. */
  start(): void {
    if (this.isRunning) return
    const { id, recorder, heartbeats, logSystem, onStart } = this.#context
    this.#creation.ensure('start')
    const startedMs = performance.now()
    recorder.record(id, { type: 'TrialStarted', process: processRecord() })
    this.#startedMs = startedMs
    this.#isFinished = false
    this.#chosenStatus = undefined
    heartbeats?.start(processRecord())
    this.#endSystem = logSystem?.(id)
    onStart(this)
  }

  /** Records a lap of the trial, which is started by it if it was not. */
  lap({ name, seconds, aggregator, window, skip }: Lap): void {
    if (this.#startedMs === undefined) this.start()
    // Field by field: spreading the rest of an object costs as much as all else that a lap does.
    const event = { type: 'ChronoRecorded', name, seconds, aggregator, window, skip } as const
    this.#context.recorder.record(this.#context.id, event)
    this.#eta?.lap(name, seconds, skip)
  }

  /** Starts the trial too. @throws TRACK_ARGUMENT_INVALID; TRACK_TRIAL_ENDED once it has finished. */
  captureOutput(options: OutputCaptureOptions): OutputCapture {
    const { id, recorder } = this.#context
    if (this.#isFinished) {
      const message = `The trial ${JSON.stringify(this.#creation.name)} has finished; start it again first`
      throw new TrackError('TRACK_TRIAL_ENDED', message, { details: { trial: id } })
    }
    const capture = new OutputCapture(options, {
      record: (event) => recorder.record(id, event),
      onStop: () => {
        if (this.#capture === capture) this.#capture = undefined
      },
    })
    this.start()
    this.#capture?.stop()
    this.#capture = capture
    return capture
  }

  /** @throws TRACK_ARGUMENT_INVALID */
  setEtaTotal(totals: readonly number[]): void {
    const eta = new Eta(totals)
    this.#eta?.end()
    this.#eta = eta
  }

  /** Starts the trial if it was not started. @throws TRACK_ARGUMENT_INVALID, also without a total. */
  showEta(step: EtaStep, options: ShowEtaOptions): void {
    if (this.#eta === undefined) {
      throw new TrackError(
        'TRACK_ARGUMENT_INVALID',
        'showEta needs to know of how many: setEtaTotal',
      )
    }
    this.#eta.show(step, options)
    if (this.#startedMs === undefined) this.start()
  }

  /** One of 200 or more is also what it finishes with. @throws TRACK_ARGUMENT_INVALID */
  setStatus(status: Status, error: unknown): void {
    const { id, recorder } = this.#context
    const chosen = copyStatus(status)
    const record = error === undefined ? undefined : errorRecord(error)
    this.#creation.ensure('setStatus')
    recorder.record(id, { type: 'StatusChanged', status: chosen, error: record })
    this.#chosenStatus = chosen.value >= 200 ? chosen : undefined
  }

  /** Finishes the trial, if it runs: without an error Completed, or as setStatus chose. */
  finish(error: unknown): void {
    this.#end(endingBy(error))
  }

  end(endingOf: EndingOf): void {
    if (this.#startedMs !== undefined) this.#end(endingOf(this.#startedMs))
  }

  detach(): void {
    this.#capture?.stop()
    this.#eta?.end()
    this.#endSystem?.()
    this.#endSystem = undefined
  }

  /** Lets a trial that has finished start again with its first metric. */
  reopen(): void {
    if (!this.#isFinished) return
    this.#startedMs = undefined
    this.#isFinished = false
    this.#chosenStatus = undefined
  }

  #end(ending: Ending): void {
    if (this.#startedMs === undefined || this.#isFinished) return
    const { id, recorder, onFinish } = this.#context
    const runtimeSeconds = (performance.now() - this.#startedMs) / 1000
    const chosen = ending.error === undefined ? this.#chosenStatus : undefined
    const { error } = ending
    const status = chosen ?? ending.status
    this.detach()
    recorder.record(id, { type: 'TrialFinished', status, error, runtimeSeconds })
    this.#isFinished = true
    onFinish(this)
  }
}

function endingBy(error: unknown): Ending {
  if (error === undefined) return { status: statuses.completed, error: undefined }
  return { status: statuses.exception, error: errorRecord(error) }
}
