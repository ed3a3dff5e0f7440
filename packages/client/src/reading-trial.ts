import type { Readable } from 'node:stream'
import { checkText, type StreamId } from '@track/core'
import type { MetricRun, StatusAt, TrialView } from '@track/projections'
import type { Explanation } from '@track/projections/explain'
import { type AsOfOptions, momentOf } from './as-of-options.js'
import { copyWhyOptions, type WhyOptions } from './explain-options.js'
import type { Reading } from './reading.js'
import type { TrialCreation } from './trial-creation.js'
import type { TrialContext } from './trial-options.js'

/** What a trial reads of itself: its view, its points, its files. A Trial is one that also logs. */
export abstract class ReadingTrial {
  /** Names the trial's stream for good: 16 bytes in lower-case hex. */
  readonly id: StreamId
  readonly #context: TrialContext
  readonly #creation: TrialCreation

  constructor(context: TrialContext, creation: TrialCreation) {
    this.id = context.id
    this.#context = context
    this.#creation = creation
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
   * The trial as its events tell it, everything logged so far among them.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async view(options: AsOfOptions = {}): Promise<TrialView> {
    const at = momentOf('view', options)
    const reading = await this.#read('view')
    return reading.reader.trial(this.id, await reading.asOf(at, this.id))
  }

  /**
   * Every point of a metric that the trial ever logged, run by run, in the order logged. A report shows
   * the newest value of each step; what a resumed run or a fork replaced is here. Runs are those from one
   * start to the next, and each says which trial logged it. It reads all events of the trial.
   * @throws TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND; the store's errors.
   */
  async history(metric: string, options: AsOfOptions = {}): Promise<readonly MetricRun[]> {
    const at = momentOf('history', options)
    const reading = await this.#read('history')
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
    const reading = await this.#read('why')
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
    const at = momentOf('status', options)
    const reading = await this.#read('status')
    return reading.status(this.id, at)
  }

  /**
   * `<hash>_<revision>`: what the trial is known by in its project. It is known once the trial is in
   * the log, because the revision counts the trials of equal hash before it.
   */
  async uid(): Promise<string> {
    const { reader } = await this.#read('uid')
    const { trials } = await reader.project(this.#context.project)
    return `${this.#creation.hash}_${trials.get(this.id)?.revision ?? 0}`
  }

  /** What reads, everything that was logged before among it. */
  async #read(call: string): Promise<Reading> {
    this.#creation.ensure(call)
    await this.#context.recorder.flush()
    return this.#context.reading.load()
  }
}
