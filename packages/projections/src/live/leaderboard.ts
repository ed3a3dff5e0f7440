import type { CommitPage, EventLog, StreamId } from '@track/core'
import {
  distinctUntilChanged,
  map,
  type Observable,
  pipe,
  type SchedulerLike,
  type UnaryFunction,
} from 'rxjs'
import type { MetricMode } from '../alert-rules.js'
import type { QueriedTrial } from '../kept/kept-summary.js'
import type { TrialFilter } from '../query/trial-filter.js'
import { isRunning } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { conflate } from './conflate.js'
import { type Follower, followLog } from './follow-log.js'
import { followedSummary, TrialChanges } from './trial-changes.js'

/** A trial on a board. */
export interface Leader {
  /** From 1 on. */
  readonly rank: number
  readonly id: StreamId
  readonly uid: string
  readonly name: string
  readonly value: number
  /** Of that value; undefined for a point without a step. */
  readonly step: number | undefined
  /** Name of the status, as the log says. */
  readonly status: string
}

/** What a board shows. */
interface BoardOptions {
  readonly metric: string
  /** Whether the lowest or the highest values lead. */
  readonly mode: MetricMode
  /** Leaders at the most. */
  readonly k: number
  /** Whether a trial stands by its best value or by its latest. */
  readonly by: 'best' | 'last'
}

/** A board, and how it is kept up. */
export interface LeaderboardOptions extends BoardOptions {
  /** Which trials can be on it. */
  readonly matches: TrialFilter
  /** All trials, as of when it is called or later. */
  readonly trials: () => Promise<readonly QueriedTrial[]>
  /** The least time between two emissions, in milliseconds. */
  readonly intervalMs: number
  /** Times the emissions. Default RxJS's asyncScheduler. */
  readonly scheduler?: SchedulerLike
  /** Ends the observable in order when aborted: with what the log has by then. */
  readonly until?: AbortSignal
  readonly reader: ViewReader
}

/** What of a trial its place hangs on. */
interface Row extends Omit<Leader, 'rank'> {
  /** Of the last event that it reflects. */
  readonly position: number
}

/**
 * The first `k` trials by a metric, those that finished among them, and then each board that differs from
 * the one before. Trials of equal value stand in the order of their ids; one whose value is NaN is on no
 * board. It holds a row of each trial that has the metric, and the views of those that run.
 *
 * Errors with what the log throws; completes when the log closes.
 */
export function leaderboard(
  log: EventLog,
  options: LeaderboardOptions,
): Observable<readonly Leader[]> {
  return followLog(log, () => new Board(log, options), options.until).pipe(
    boards(options.intervalMs, options.scheduler),
  )
}

/** The leaders of what changes, at most every `intervalMs`, when they are others than before. */
export function boards(
  intervalMs: number,
  scheduler?: SchedulerLike,
): UnaryFunction<Observable<{ leaders(): readonly Leader[] }>, Observable<readonly Leader[]>> {
  return pipe(
    conflate(intervalMs, scheduler),
    // After conflation, so that only what is looked at is sorted.
    map((board) => board.leaders()),
    distinctUntilChanged(isSameBoard),
  )
}

/** Rows of trials, from a table of all of them and what the log has had since. */
class Board implements Follower {
  readonly #options: LeaderboardOptions
  readonly #changes: TrialChanges
  readonly #rows = new Map<StreamId, Row>()
  #leaders: readonly Leader[] | undefined

  constructor(log: EventLog, options: LeaderboardOptions) {
    this.#options = options
    this.#changes = new TrialChanges(log, options.reader, 'head')
  }

  get position(): number {
    return this.#changes.position
  }

  /** The table is read when it is known where to go on: no event is in neither. */
  async start(): Promise<number> {
    const position = await this.#changes.start()
    for (const trial of await this.#options.trials()) this.#put(trial)
    return position
  }

  async apply(page: CommitPage): Promise<void> {
    for (const { id, after } of await this.#changes.apply(page)) {
      const { view } = after
      // The table may have it from later.
      const known = this.#rows.get(id)
      if (known === undefined || known.position < (view.asOf?.position ?? 0)) {
        this.#rows.delete(id)
        if (!view.deleted) this.#put(followedSummary(id, after))
        this.#leaders = undefined
      }
      if (!isRunning(view.status)) this.#changes.letGo(id)
    }
  }

  close(): Promise<void> {
    return this.#changes.close()
  }

  leaders(): readonly Leader[] {
    this.#leaders ??= firstOf(Array.from(this.#rows.values()), this.#options)
    return this.#leaders
  }

  #put(trial: QueriedTrial): void {
    const row = rowOf(trial, this.#options)
    if (row !== undefined && this.#options.matches(trial)) this.#rows.set(trial.id, row)
  }
}

function rowOf(trial: QueriedTrial, { metric, mode, by }: BoardOptions): Row | undefined {
  const { metrics, id, asOf } = trial
  const points = Object.hasOwn(metrics, metric) ? metrics[metric] : undefined
  if (points === undefined) return undefined
  const value = by === 'last' ? points.last : points[mode]
  if (Number.isNaN(value)) return undefined
  const step = by === 'last' ? points.lastStep : points[`${mode}Step`]
  const { uid, name, status } = trial
  return { id, uid, name, value, step, status, position: asOf?.position ?? 0 }
}

function firstOf(rows: Row[], { mode, k }: BoardOptions): readonly Leader[] {
  const sign = mode === 'min' ? 1 : -1
  rows.sort((a, b) => {
    if (a.value !== b.value) return a.value < b.value ? -sign : sign
    return a.id < b.id ? -1 : 1
  })
  return rows.slice(0, k).map(({ position: _, ...row }, place) => ({ rank: place + 1, ...row }))
}

function isSameBoard(a: readonly Leader[], b: readonly Leader[]): boolean {
  return a.length === b.length && a.every((leader, i) => isSameLeader(leader, b[i] as Leader))
}

function isSameLeader(a: Leader, b: Leader): boolean {
  const isSameTrial = a.id === b.id && a.uid === b.uid && a.name === b.name
  return isSameTrial && a.value === b.value && a.step === b.step && a.status === b.status
}
