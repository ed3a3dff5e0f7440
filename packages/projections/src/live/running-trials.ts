import type { CommitPage, EventLog, StreamId } from '@track/core'
import { defer, map, type Observable } from 'rxjs'
import type { TrialFilter } from '../query/trial-filter.js'
import { isRunning, type TrialView } from '../trial-view.js'
import { ViewReader } from '../view-reader.js'
import { conflate } from './conflate.js'
import { type Follower, followLog } from './follow-log.js'
import { intervalMsDefault } from './live-options.js'
import type { LiveTrial } from './live-trial.js'
import type { LiveTrialsOptions } from './live-trials.js'
import { followedSummary, TrialChanges, type TrialSources } from './trial-changes.js'
import { TrialSpeeds } from './trial-speeds.js'

/** Which of the trials that run to follow, and how. */
export interface RunningTrialsOptions
  extends Omit<LiveTrialsOptions, 'trials' | 'group' | 'project' | 'from' | 'kinds'> {
  readonly matches: TrialFilter
  /** Trials that run, as of when it is called or later. */
  readonly running: () => Promise<readonly StreamId[]>
}

/**
 * The trials of a log that run and that a query asks for, like liveTrials: those that run at subscription,
 * and those that start after it. One that ends is not among them any more, and is let go. What a query says
 * of a trial is found out once for each of its views, and not with each emission.
 */
export function runningTrials(
  log: EventLog,
  options: RunningTrialsOptions,
): Observable<readonly LiveTrial[]> {
  const { intervalMs = intervalMsDefault, scheduler } = options
  return defer(() =>
    followLog(log, () => new RunningFolds(log, options), options.until).pipe(
      conflate(intervalMs, scheduler),
      // After conflation, so that only what is emitted is built.
      map((folds) => folds.trials()),
    ),
  )
}

/** A trial that runs, and whether it was asked for when it was last looked at. */
interface Running {
  readonly sources: TrialSources
  asked: boolean | undefined
}

class RunningFolds implements Follower {
  readonly #options: RunningTrialsOptions
  readonly #changes: TrialChanges
  readonly #speeds: TrialSpeeds
  readonly #running = new Map<StreamId, Running>()

  constructor(log: EventLog, options: RunningTrialsOptions) {
    const { reader = new ViewReader(log), totalSteps } = options
    this.#options = options
    this.#speeds = new TrialSpeeds(totalSteps)
    this.#changes = new TrialChanges(log, reader, 'head', (stream, part, { kind }) => {
      if (kind === 'trial') this.#speeds.note(stream, part)
    })
  }

  get position(): number {
    return this.#changes.position
  }

  /** It is asked which trials run when it is known where to go on: none starts unseen. */
  async start(): Promise<number> {
    const position = await this.#changes.start()
    for (const id of await this.#options.running()) {
      const sources = await this.#changes.bring(id)
      if (sources !== undefined) this.#take(id, sources)
    }
    return position
  }

  async apply(page: CommitPage): Promise<void> {
    for (const { id, after } of await this.#changes.apply(page)) this.#take(id, after)
  }

  close(): Promise<void> {
    return this.#changes.close()
  }

  trials(): readonly LiveTrial[] {
    const trials: LiveTrial[] = []
    for (const [id, one] of this.#running) {
      one.asked ??= this.#options.matches(followedSummary(id, one.sources))
      if (one.asked) trials.push(this.#speeds.liveTrial(id, one.sources.view))
    }
    return trials
  }

  #take(id: StreamId, sources: TrialSources): void {
    if (runs(sources.view)) this.#running.set(id, { sources, asked: undefined })
    else {
      this.#running.delete(id)
      this.#speeds.letGo(id)
      this.#changes.letGo(id)
    }
  }
}

function runs({ deleted, status }: TrialView): boolean {
  return !deleted && isRunning(status)
}
