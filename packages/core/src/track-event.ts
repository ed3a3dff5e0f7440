import type { Status } from './status.js'
import type { StreamId } from './stream-id.js'
import type { Values } from './value.js'

/** An error as it is kept: never an Error object, so that nothing of the program stays reachable. */
export interface ErrorRecord {
  readonly name: string
  readonly message: string
  readonly stack?: string
}

/** A process, so named that no two of one host are confused, even after a reboot. */
export interface ProcessRecord {
  readonly host: string
  /** Identifies one run of the host's system, '' where it cannot be known. */
  readonly boot: string
  readonly pid: number
  /** Milliseconds since the boot; since 1970 where that cannot be known. */
  readonly startedMs: number
}

/**
 * How a view shows the laps of a chrono: their statistics, the latest, the last `window`, or all.
 * The log keeps every lap whichever is chosen.
 */
export type AggregatorKind = (typeof aggregatorKinds)[number]

/** The kinds in the order of their numbers in the log. */
export const aggregatorKinds = ['stat', 'value', 'ring', 'series'] as const

/** Values of one or more metrics: `values[i]` belongs to `names[i]`. */
export interface MetricsLogged {
  readonly type: 'MetricsLogged'
  readonly names: readonly string[]
  readonly values: readonly number[]
  /** Any finite number; undefined for values that have no step. */
  readonly step: number | undefined
}

/** One lap of a chrono. */
export interface ChronoRecorded {
  readonly type: 'ChronoRecorded'
  readonly name: string
  readonly seconds: number
  readonly aggregator: AggregatorKind
  /** Laps that 'ring' shows; 0 for the others. */
  readonly window: number
  /** First laps that 'stat' leaves out. */
  readonly skip: number
}

/** Statistics of laps measured elsewhere; merged as if the laps had been recorded one by one. */
export interface ChronoSummarized {
  readonly type: 'ChronoSummarized'
  readonly name: string
  readonly count: number
  /** Seconds, like `min` and `max`. */
  readonly mean: number
  /** Sum of squared deviations from the mean, in seconds squared. */
  readonly sumSquares: number
  readonly min: number
  readonly max: number
}

/** A moment of a trial: its events up to and with this stream revision. */
export interface ForkPoint {
  readonly trial: StreamId
  readonly revision: number
}

/** A trial came to be. Its parameters follow in an {@link ArgumentsLogged} of the same commit. */
export interface TrialCreated {
  readonly type: 'TrialCreated'
  readonly name: string
  readonly description: string
  readonly version: string
  /** Of name, version and parameters; see trialHash. */
  readonly hash: string
  readonly project: StreamId
  readonly groups: readonly StreamId[]
  /** What it starts as, if it was forked. */
  readonly forkedFrom?: ForkPoint
}

/** Parameters of a trial, added to those it has; a known name is replaced. */
export interface ArgumentsLogged {
  readonly type: 'ArgumentsLogged'
  readonly arguments: Values
}

/** Metadata of a trial, group or project, added to what it has; a known name is replaced. */
export interface MetadataLogged {
  readonly type: 'MetadataLogged'
  readonly metadata: Values
}

/** Tags of a trial or project, added to those it has; a known name is replaced. */
export interface TagsAdded {
  readonly type: 'TagsAdded'
  readonly tags: Values
}

/** A trial started, or started again, in `process`. */
export interface TrialStarted {
  readonly type: 'TrialStarted'
  readonly process: ProcessRecord | undefined
}

/** The user, or the end of the process, gave the trial a status. */
export interface StatusChanged {
  readonly type: 'StatusChanged'
  readonly status: Status
  readonly error: ErrorRecord | undefined
}

/** A process took the trial for itself; should it die before anything else, the trial is free again. */
export interface TrialReserved {
  readonly type: 'TrialReserved'
  readonly status: Status
  readonly process: ProcessRecord
}

/** A trial ended. */
export interface TrialFinished {
  readonly type: 'TrialFinished'
  readonly status: Status
  readonly error: ErrorRecord | undefined
  /** From its start, by a clock that does not jump. */
  readonly runtimeSeconds: number
}

/** An error that did not end the trial. */
export interface ErrorLogged {
  readonly type: 'ErrorLogged'
  readonly error: ErrorRecord
}

/** What the program wrote. */
export interface OutputCaptured {
  readonly type: 'OutputCaptured'
  readonly stream: 'stdout' | 'stderr'
  readonly text: string
  /** The view keeps so many writes, this one the last of them. Default: as many as it has room for. */
  readonly keep?: number
  /** Writes before this one that were left out of the log. Default 0. */
  readonly leftOut?: number
}

/**
 * Numbers of the process and its machine while the trial ran: `values[i]` belongs to `names[i]`. They are no
 * metrics of the trial, and cannot be taken for one.
 */
export interface SystemMeasured {
  readonly type: 'SystemMeasured'
  readonly names: readonly string[]
  readonly values: readonly number[]
}

/** The trial keeps a file, whose content stands beside the log. A later one of the name replaces it. */
export interface FileLogged {
  readonly type: 'FileLogged'
  /** See {@link isFileName}. */
  readonly name: string
  /** SHA-256 of the content in lower-case hex. */
  readonly digest: string
  /** Length of the content. */
  readonly bytes: number
  /** Media type. */
  readonly mime: string
}

/** A project came to be. */
export interface ProjectCreated {
  readonly type: 'ProjectCreated'
  readonly name: string
  readonly description: string
}

/** A group came to be. */
export interface GroupCreated {
  readonly type: 'GroupCreated'
  readonly name: string
  readonly description: string
  readonly project: StreamId
}

/** In a project's or group's stream: a trial belongs to it from here on. */
export interface TrialAdded {
  readonly type: 'TrialAdded'
  readonly trial: StreamId
  readonly hash: string
}

/** In a project's or group's stream: a trial no longer belongs to it. */
export interface TrialRemoved {
  readonly type: 'TrialRemoved'
  readonly trial: StreamId
}

/** In a project's stream: a group belongs to it. In a trial's: it belongs to the group. */
export interface GroupAdded {
  readonly type: 'GroupAdded'
  readonly group: StreamId
  readonly name: string
}

/** In the store's own stream: the store has a project. */
export interface ProjectAdded {
  readonly type: 'ProjectAdded'
  readonly project: StreamId
  readonly name: string
}

/** The project, group or trial was deleted; its events stay until the store is vacuumed. */
export interface Deleted {
  readonly type: 'Deleted'
  readonly reason: string
}

/** The body of the commit at `position` was replaced. Digests are lower-case hex. */
export interface Redacted {
  readonly type: 'Redacted'
  readonly position: number
  readonly oldBodyDigest: string
  readonly newBodyDigest: string
  readonly reason: string
  /** Who asked for it; empty when nobody said. */
  readonly by: string
  /** What was removed, such as `arguments.api_key`. */
  readonly path: string
  /** Positions of the events that it was removed from. */
  readonly events: readonly number[]
}

/**
 * In a trial's stream: an event before this one is as if it had not happened. Of a Reverted, what it took
 * back is there again.
 */
export interface Reverted {
  readonly type: 'Reverted'
  /** Of that event in the stream. */
  readonly revision: number
  readonly reason: string
}

/** `count` events of this stream could not be handed to the log. */
export interface EventsDropped {
  readonly type: 'EventsDropped'
  readonly count: number
  readonly reason: string
}

/** A kind of event that this version does not know; projections pass it over and count it. */
export interface UnknownEvent {
  readonly type: 'Unknown'
}

/** An immutable fact about one project, group or trial. */
export type TrackEvent =
  | MetricsLogged
  | ChronoRecorded
  | ChronoSummarized
  | TrialCreated
  | ArgumentsLogged
  | MetadataLogged
  | TagsAdded
  | TrialStarted
  | StatusChanged
  | TrialReserved
  | TrialFinished
  | ErrorLogged
  | OutputCaptured
  | FileLogged
  | SystemMeasured
  | ProjectCreated
  | GroupCreated
  | TrialAdded
  | TrialRemoved
  | GroupAdded
  | ProjectAdded
  | Deleted
  | Redacted
  | Reverted
  | EventsDropped
  | UnknownEvent
