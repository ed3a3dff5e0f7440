import {
  type ChronoRecorded,
  type ErrorRecord,
  isColumns,
  type MetricsColumns,
  type OutputCaptured,
  type RecordedEvent,
  type Reverted,
  type StreamId,
  type StreamPart,
  type SystemMeasured,
  statuses,
  type TrackEvent,
  type TrialFinished,
  type TrialStarted,
} from '@track/core'
import {
  type ChronoDraft,
  chronoDraft,
  emptyChrono,
  keepLap,
  recordLap,
  recordSummary,
  sealChrono,
} from './chrono.js'
import { originOf } from './fork-origin.js'
import { addPoints, addRun } from './metric.js'
import { MetricDrafts } from './metric-drafts.js'
import { metricsRunAt, systemRow } from './metrics-run.js'
import type { Mutable } from './mutable.js'
import { appendOutput } from './output-tail.js'
import type { Batch } from './projection.js'
import type { Revert } from './reverts.js'
import type { Points, SeriesChunk, SeriesKind } from './series.js'
import { fileOf } from './trial-file.js'
import { errorsMax, isRunning, runSeconds, type TrialError, type TrialView } from './trial-view.js'
import { withEntry } from './with-entry.js'
import { withValues } from './with-values.js'

/** Events that say nothing of the process that runs the trial. */
const isAnybodys: ReadonlySet<string> = new Set([
  'Reverted',
  'Redacted',
] satisfies TrackEvent['type'][])

/** How a draft folds. */
export interface TrialDraftOptions {
  /**
   * Leaves out what no table has, so that it does not grow with what a trial logs: points, laps, numbers of
   * the system, output, files, and errors, which are counted. Such a view can go on only like this. Default
   * false.
   */
  readonly lean?: boolean
}

/**
 * A trial's view while a batch of events builds it. What a batch touches is copied at the first
 * touch and then written in place: a copy an event would cost more than the event.
 */
export class TrialDraft implements Batch<TrialView> {
  readonly #before: TrialView
  readonly #isLean: boolean
  readonly #view: Mutable<TrialView>
  readonly #metrics: MetricDrafts
  readonly #chronos = new Map<string, ChronoDraft>()
  readonly #system: MetricDrafts
  readonly #chunks: SeriesChunk[] = []
  readonly #errors: TrialError[] = []
  readonly #output: OutputCaptured[] = []
  readonly #reverts: Revert[] = []
  #stream: StreamId
  /** Where the last event is; -1 before the first. */
  #position = -1
  #streamRevision = -1
  #timeMs = 0
  #newChronos = 0
  #runStartedMs = 0
  #runSignMs = 0
  #lastSignMs: number

  constructor(before: TrialView, { lean = false }: TrialDraftOptions = {}) {
    this.#before = before
    this.#metrics = new MetricDrafts(before.metrics)
    this.#system = new MetricDrafts(before.system)
    this.#isLean = lean
    this.#view = { ...before }
    this.#stream = before.stream ?? ''
    this.#lastSignMs = before.lastSignMs ?? Number.NEGATIVE_INFINITY
    if (before.run !== undefined) {
      this.#runStartedMs = before.run.startedMs
      this.#runSignMs = before.run.signMs
    }
  }

  add(part: StreamPart): void {
    if (isColumns(part)) {
      this.#addMetrics(part)
      return
    }
    for (let i = 0; i < part.length; ) {
      const run = metricsRunAt(part, i)
      if (run === undefined) this.#apply(part[i++] as RecordedEvent)
      else {
        this.#addMetrics(run)
        i += run.to
      }
    }
  }

  #addMetrics(run: MetricsColumns): void {
    const { from, to, names, timesMs, positions } = run
    let latestMs = Number.NEGATIVE_INFINITY
    for (let row = from; row < to; row++) {
      const timeMs = timesMs[row] as number
      if (timeMs > latestMs) latestMs = timeMs
    }
    this.#noteSign(latestMs)
    if (this.#stream === '') this.#stream = run.stream
    this.#position = positions[to - 1] as number
    this.#streamRevision = run.firstRevision + to - from - 1
    this.#timeMs = timesMs[to - 1] as number
    for (let column = 0; column < names.length; column++) {
      const metric = this.#metrics.of(names[column] as string)
      addRun(metric, run, column)
      if (this.#isLean) continue
      addPoints(metric, run, column, (series, points) => {
        const kind = series.stepped ? 'stepped' : 'listed'
        this.#addChunk(metric.index, kind, series.chunks, points)
      })
    }
  }

  #apply({ event, stream, position, streamRevision, timeMs }: RecordedEvent): void {
    if (this.#stream === '') this.#stream = stream
    this.#position = position
    this.#streamRevision = streamRevision
    this.#timeMs = timeMs
    // Who starts a trial, or takes it, is another process than that of a run before.
    const isNewProcess = event.type === 'TrialStarted' || event.type === 'TrialReserved'
    if (isNewProcess) this.#lastSignMs = Math.max(this.#lastSignMs, timeMs)
    else if (!isAnybodys.has(event.type)) this.#noteSign(timeMs)
    if (event.type === 'ChronoRecorded') this.#addLap(event, timeMs)
    else if (event.type === 'SystemMeasured') this.#addSystem(event, timeMs)
    else if (event.type === 'Reverted') this.#addRevert(event, timeMs)
    else this.#applyRare(event, timeMs)
  }

  #noteSign(timeMs: number): void {
    if (timeMs > this.#lastSignMs) this.#lastSignMs = timeMs
    if (timeMs > this.#runSignMs && isRunning(this.#view.status)) this.#runSignMs = timeMs
  }

  seal(): TrialView {
    if (this.#position < 0) return this.#before
    const view = this.#view
    const before = this.#before
    if (this.#metrics.all.size > 0) view.metrics = replaced(before.metrics, this.#metrics.all)
    if (this.#system.all.size > 0) view.system = replaced(before.system, this.#system.all)
    if (this.#chronos.size > 0) {
      for (const chrono of this.#chronos.values()) sealChrono(chrono)
      view.chronos = replaced(before.chronos, this.#chronos)
    }
    if (this.#chunks.length > 0) view.unsaved = [...before.unsaved, ...this.#chunks]
    if (this.#output.length > 0) view.output = appendOutput(before.output, this.#output)
    if (this.#reverts.length > 0) view.reverts = [...before.reverts, ...this.#reverts]
    if (this.#errors.length > 0) {
      const errors = [...before.errors, ...this.#errors]
      view.errors = errors.slice(-errorsMax)
      view.errorsLeftOut = before.errorsLeftOut + errors.length - view.errors.length
    }
    if (view.run !== undefined) {
      view.run = { startedMs: this.#runStartedMs, signMs: this.#runSignMs }
    }
    view.stream = this.#stream
    if (this.#lastSignMs > Number.NEGATIVE_INFINITY) view.lastSignMs = this.#lastSignMs
    view.asOf = {
      position: this.#position,
      streamRevision: this.#streamRevision,
      timeMs: this.#timeMs,
    }
    return view
  }

  #applyRare(event: TrackEvent, timeMs: number): void {
    const view = this.#view
    switch (event.type) {
      case 'TrialCreated':
        view.name = event.name
        view.description = event.description
        view.version = event.version
        view.hash = event.hash
        view.project = event.project
        view.groups = event.groups
        if (this.#streamRevision === 0) view.forkedFrom ??= originOf(event, undefined)
        break
      case 'GroupAdded':
        if (!view.groups.includes(event.group)) view.groups = [...view.groups, event.group]
        break
      case 'ArgumentsLogged':
        view.parameters = withValues(this.#before.parameters, view.parameters, event.arguments)
        break
      case 'MetadataLogged':
        view.metadata = withValues(this.#before.metadata, view.metadata, event.metadata)
        break
      case 'TagsAdded':
        view.tags = withValues(this.#before.tags, view.tags, event.tags)
        break
      case 'ChronoSummarized':
        if (!recordSummary(this.#chronoDraft(event.name), event)) view.unknownEvents++
        break
      case 'TrialStarted':
        this.#start(event, timeMs)
        break
      case 'TrialFinished':
        this.#finish(event, timeMs)
        break
      case 'StatusChanged':
        view.status = event.status
        view.reservation = undefined
        this.#addError(event.error, timeMs)
        break
      case 'TrialReserved':
        view.reservation = {
          process: event.process,
          before: view.reservation?.before ?? view.status,
        }
        view.status = event.status
        break
      case 'ErrorLogged':
        this.#addError(event.error, timeMs)
        break
      case 'OutputCaptured':
        if (!this.#isLean) this.#output.push(event)
        break
      case 'FileLogged':
        if (!this.#isLean)
          view.files = withEntry(this.#before.files, view.files, event.name, fileOf(event, timeMs))
        break
      case 'EventsDropped':
        view.dropped += event.count
        break
      case 'Deleted':
        view.deleted = true
        break
      case 'Redacted': {
        const { path, by, reason } = event
        const redaction = { position: this.#position, path, by, reason, timeMs }
        view.redactions = [...view.redactions, redaction]
        break
      }
      default:
        view.unknownEvents++
    }
  }

  #addSystem(event: SystemMeasured, timeMs: number): void {
    if (this.#isLean) return
    const row = systemRow(event, timeMs)
    event.names.forEach((name, i) => {
      const metric = this.#system.of(name)
      addRun(metric, row, i)
      addPoints(metric, row, i, (series, points) => {
        this.#addChunk(metric.index, 'system', series.chunks, points)
      })
    })
  }

  #addLap(lap: ChronoRecorded, timeMs: number): void {
    const chrono = this.#chronoDraft(lap.name)
    recordLap(chrono, lap)
    if (this.#isLean) return
    const full = keepLap(chrono, lap, timeMs)
    if (full !== undefined) this.#addChunk(chrono.index, 'laps', chrono.series?.chunks, full)
  }

  #chronoDraft(name: string): ChronoDraft {
    let chrono = this.#chronos.get(name)
    if (chrono === undefined) {
      const known = this.#before.chronos.get(name)
      chrono = chronoDraft(known ?? emptyChrono(this.#before.chronos.size + this.#newChronos++))
      this.#chronos.set(name, chrono)
    }
    return chrono
  }

  /** Notes the chunk that just filled up: the last of `chunks`. */
  #addChunk(owner: number, kind: SeriesKind, chunks: number | undefined, points: Points): void {
    this.#chunks.push({ stream: this.#stream, owner, kind, index: (chunks ?? 1) - 1, points })
  }

  #start(event: TrialStarted, timeMs: number): void {
    const view = this.#view
    if (view.run !== undefined) {
      // The process of the run before went without a finish: it ran up to its last sign.
      view.runtimeSeconds += runSeconds({ startedMs: this.#runStartedMs, signMs: this.#runSignMs })
    }
    this.#runStartedMs = timeMs
    this.#runSignMs = timeMs
    view.run = { startedMs: timeMs, signMs: timeMs }
    view.startedAtMs ??= timeMs
    view.finishedAtMs = undefined
    view.process = event.process ?? view.process
    view.reservation = undefined
    view.status = statuses.running
  }

  #finish(event: TrialFinished, timeMs: number): void {
    const view = this.#view
    const { runtimeSeconds } = event
    if (runtimeSeconds > 0 && runtimeSeconds < Number.POSITIVE_INFINITY) {
      view.runtimeSeconds += runtimeSeconds
    }
    view.run = undefined
    view.finishedAtMs = timeMs
    view.status = event.status
    view.reservation = undefined
    this.#addError(event.error, timeMs)
  }

  #addRevert({ revision, reason }: Reverted, timeMs: number): void {
    const [position, streamRevision] = [this.#position, this.#streamRevision]
    if (revision >= streamRevision) this.#view.unknownEvents++
    else this.#reverts.push({ position, streamRevision, reverted: revision, reason, timeMs })
  }

  #addError(error: ErrorRecord | undefined, timeMs: number): void {
    if (error === undefined) return
    if (this.#isLean) this.#view.errorsLeftOut++
    else this.#errors.push({ ...error, timeMs })
  }
}

/** `before` with what was touched, which may be given away: the batch is done. */
function replaced<Item>(
  before: ReadonlyMap<string, Item>,
  touched: ReadonlyMap<string, Item>,
): ReadonlyMap<string, Item> {
  if (before.size === 0) return touched
  const after = new Map(before)
  for (const [name, item] of touched) after.set(name, item)
  return after
}
