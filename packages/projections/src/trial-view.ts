import {
  type ErrorRecord,
  type ProcessRecord,
  type Status,
  type StreamId,
  statuses,
  type Value,
} from '@track/core'
import type { Chrono } from './chrono.js'
import type { ForkOrigin } from './fork-origin.js'
import type { Metric } from './metric.js'
import { noOutput, type OutputTail } from './output-tail.js'
import { noReverts, type Revert, type TrialRedaction } from './reverts.js'
import type { SeriesChunk } from './series.js'
import type { TrialFile } from './trial-file.js'
import { initialView, type View } from './view.js'

/** Errors that a view keeps; of more, the latest. */
export const errorsMax = 1000

/** An error of a trial. */
export interface TrialError extends ErrorRecord {
  /** Milliseconds since 1970. */
  readonly timeMs: number
}

/** A start of a trial that no finish has followed yet. */
export interface Run {
  /** Milliseconds since 1970. */
  readonly startedMs: number
  /** Time of the latest event while the run was under way: milliseconds since 1970. */
  readonly signMs: number
}

/** What a trial is while a process has it for itself. */
export interface Reservation {
  readonly process: ProcessRecord
  readonly before: Status
}

/** A trial as its events tell it. Maps keep the order in which names were first logged. */
export interface TrialView extends View {
  readonly name: string
  readonly description: string
  readonly version: string
  /** Of name, version and parameters. The uid, `<hash>_<revision>`, is in the project's view. */
  readonly hash: string
  readonly project: StreamId | undefined
  /** Where it came from, if it was forked. */
  readonly forkedFrom: ForkOrigin | undefined
  /** The groups that the trial was created in, then those that it was added to. */
  readonly groups: readonly StreamId[]
  /** The trial's own; those of its project are joined in the report. */
  readonly tags: ReadonlyMap<string, Value>
  readonly parameters: ReadonlyMap<string, Value>
  readonly metadata: ReadonlyMap<string, Value>
  readonly metrics: ReadonlyMap<string, Metric>
  readonly chronos: ReadonlyMap<string, Chrono>
  /** Numbers of the process and its machine, apart from the metrics. They have no steps. */
  readonly system: ReadonlyMap<string, Metric>
  /** The latest 1,000, oldest first. */
  readonly errors: readonly TrialError[]
  /** Errors that came before those. */
  readonly errorsLeftOut: number
  readonly output: OutputTail
  /** By name: the latest of each. */
  readonly files: ReadonlyMap<string, TrialFile>
  /**
   * Events that took others back, in their order. A view that was read shows what was taken back as if it had
   * not happened; folding alone, which knows no event that went by, lists them here.
   */
  readonly reverts: readonly Revert[]
  /** Values that were removed for good, in the order in which they were. */
  readonly redactions: readonly TrialRedaction[]
  /**
   * As the events say; for whether a Running trial is lost, see statusAt. Before the start it is
   * CreatedGroup, value 0: what the original derives the statuses of new trials from.
   */
  readonly status: Status
  /** While a process has it for itself: whose it is, and the status that it has again should that die. */
  readonly reservation: Reservation | undefined
  /** Of the latest start that named one. */
  readonly process: ProcessRecord | undefined
  /** First start: milliseconds since 1970. */
  readonly startedAtMs: number | undefined
  /** Latest finish, undefined when a start came after it: milliseconds since 1970. */
  readonly finishedAtMs: number | undefined
  /** Of all runs but the open one. See {@link trialRuntime}. */
  readonly runtimeSeconds: number
  readonly run: Run | undefined
  /** The latest time of any event: milliseconds since 1970. */
  readonly lastSignMs: number | undefined
  /** Full chunks that are not in the store of derived data yet. */
  readonly unsaved: readonly SeriesChunk[]
}

/** A trial of which there is no event. */
export const initialTrial: TrialView = {
  ...initialView,
  name: '',
  description: '',
  version: '',
  hash: '',
  project: undefined,
  forkedFrom: undefined,
  groups: [],
  tags: new Map(),
  parameters: new Map(),
  metadata: new Map(),
  metrics: new Map(),
  chronos: new Map(),
  system: new Map(),
  errors: [],
  errorsLeftOut: 0,
  output: noOutput,
  files: new Map(),
  reverts: noReverts,
  redactions: [],
  status: statuses.createdGroup,
  reservation: undefined,
  process: undefined,
  startedAtMs: undefined,
  finishedAtMs: undefined,
  runtimeSeconds: 0,
  run: undefined,
  lastSignMs: undefined,
  unsaved: [],
}

/**
 * Seconds that the trial has run, over all its runs. Of a run that has not finished, up to its last
 * sign.
 */
export function trialRuntime({ runtimeSeconds, run }: TrialView): number {
  return runtimeSeconds + (run === undefined ? 0 : runSeconds(run))
}

/** Seconds from a run's start to its last sign. */
export function runSeconds({ startedMs, signMs }: Run): number {
  return (signMs - startedMs) / 1000
}

/** Tells whether a status says that the trial runs: those of Track's and one's own from 100 to 199. */
export function isRunning({ value }: Status): boolean {
  return value >= 100 && value < 200
}
