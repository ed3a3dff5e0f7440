import type { ForkPoint, Heartbeats, StreamId, Values } from '@track/core'
import type { Collection, GroupOptions } from './collection.js'
import type { EndingOf } from './process-endings.js'
import type { ReadingLoader } from './reading-loader.js'
import type { Recorder } from './recorder.js'
import type { TrialFiles } from './trial-files.js'

/** What a new trial is made of. */
export interface TrialOptions {
  readonly name: string
  readonly description?: string
  /** With them the trial is created at once; without, when the first logArguments brings them. */
  readonly parameters?: object
  readonly tags?: object
  readonly metadata?: object
  /** The code that the trial runs. Default: what setVersion says, or else a hash of the program. */
  readonly version?: string
}

/** How arguments are logged. */
export interface LogArgumentsOptions {
  /** Prints them to standard output, a line for each. Default false. */
  readonly show?: boolean
}

/** What a trial stands on; TrackClient makes it. */
export interface TrialContext {
  readonly id: StreamId
  readonly recorder: Recorder
  readonly reading: ReadingLoader
  /** Where the process of a trial that starts says that it lives. */
  readonly heartbeats: Heartbeats | undefined
  readonly files: TrialFiles
  /** Begins to log numbers of the system to a trial; what it returns ends that. Undefined: none are. */
  readonly logSystem: ((trial: StreamId) => () => void) | undefined
  readonly project: StreamId
  /** Gets or creates a group of the trial's project, when its turn comes. */
  readonly group: (options: GroupOptions) => Promise<Collection>
  readonly groups: readonly StreamId[]
  /** The trial's hash when it is in the log already. */
  readonly hash?: string
  /** Its parameters when it is in the log already, or those that a fork starts with. */
  readonly parameters?: Values
  /** What a new trial starts as, if it is a fork. */
  readonly forkedFrom?: ForkPoint
  /** Told when the trial starts, and so has an end to come. */
  readonly onStart: (run: RunningTrial) => void
  readonly onFinish: (run: RunningTrial) => void
}

/** A trial that runs, for its client. */
export interface RunningTrial {
  /** Finishes it, as the process ends. */
  end(endingOf: EndingOf): void
  /** Ends what goes on beside it, because the client closes: a captured output, say. */
  detach(): void
}
