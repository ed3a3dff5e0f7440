import { copyMoment, type EventLog, type LogMoment, type Moment, resolveMoment } from '@track/core'
import type { DefinedProjection, OfTrial, Projected } from '@track/projections'
import type { FollowedStore, FollowedTrial } from '@track/projections/live'
import type { LiveFeed } from './live-feed.js'
import type { Reading } from './reading.js'
import type { Observable } from './rxjs.js'
import type { Trial } from './trial.js'

/** What a client hands to the states of a projection. */
export interface StatesAccess {
  readonly log: EventLog
  readonly live: LiveFeed
  /** Reads what there is, everything that was logged before among it. */
  read<T>(work: (reading: Reading) => Promise<T>): Promise<T>
}

/** As of when to read the state of a trial. */
export interface TrialStateOptions {
  /** A revision is the trial's. Default: as it is now. */
  readonly at?: Moment
}

/** As of when to read states. */
export interface StatesOptions {
  /** Default: as they are now. */
  readonly at?: LogMoment
}

/** How to follow states. */
export interface FollowOptions {
  /** Milliseconds between two emissions at the least. Default 100. */
  readonly intervalMs?: number
}

/** How to follow the states of trials. */
export interface FollowTrialsOptions extends FollowOptions {
  /** Only this trial's. Default: those of all trials. */
  readonly trial?: Pick<Trial, 'id'>
}

/** The states of a projection, one for each trial. Nothing is read before it is asked for. */
export class StatesOfTrials<State> {
  readonly #access: StatesAccess
  readonly #projection: DefinedProjection<State, 'trial'>

  constructor(access: StatesAccess, projection: DefinedProjection<State, 'trial'>) {
    this.#access = access
    this.#projection = projection
  }

  /**
   * The state of one trial, everything that this client logged before among it.
   * @throws TRACK_PROJECTION_FAILED for what evolve throws, TRACK_STATE_INVALID for a state that cannot
   * be kept, both with `details.position`; TRACK_ARGUMENT_INVALID, TRACK_MOMENT_NOT_FOUND for `at`; the store's
   * errors.
   */
  async read(
    trial: Pick<Trial, 'id'>,
    options: TrialStateOptions = {},
  ): Promise<Projected<State> & OfTrial> {
    const { id } = trial
    const at = options.at === undefined ? undefined : copyMoment(options.at)
    return this.#access.read(async (reading) => {
      const position = await positionOf(this.#access.log, at, id)
      return { trial: id, ...(await reading.statesOf(this.#projection).read(id, position)) }
    })
  }

  /**
   * The states of all trials that are not deleted, project by project in the order added, as of the moment
   * at which iterating begins. Eight are in memory at a time. Read to the end without `at`, they take the
   * place of what older versions had left.
   * @throws Like {@link read}.
   */
  async *all(options: StatesOptions = {}): AsyncIterable<Projected<State> & OfTrial> {
    const at = options.at === undefined ? undefined : copyMoment(options.at)
    const { log } = this.#access
    const { states, moment } = await this.#access.read(async (reading) => ({
      states: reading.statesOf(this.#projection),
      moment: (await positionOf(log, at)) ?? (await log.head()).position,
    }))
    yield* states.states(moment)
    if (at === undefined) await states.older.remove()
  }

  /**
   * The states as they are and as they become. First what an older version had come to, if it has left
   * any: marked by `isRebuilding`, until this one is as far. Then each state once, as of now. From there
   * on the latest state of each trial that changes, at most once an interval, and never a queue. Of trials
   * that do not fit into 96 MiB snapshots are kept, and their states come at once. It completes when the client
   * closes, errors like {@link read}, and does not keep the process alive. A subscriber may log.
   */
  follow(options: FollowTrialsOptions = {}): Observable<FollowedTrial<State>> {
    const { trial } = options
    const selected = { ...intervalOf(options), ...(trial !== undefined && { trial: trial.id }) }
    return this.#access.live.observe(({ followProjection }, log, own) =>
      followProjection(log, this.#projection, { ...selected, ...own }),
    )
  }

  /**
   * Folds every trial once with and once without snapshots.
   * @throws TRACK_PROJECTION_IMPURE with `details.stream` for the first trial of which that gives two
   * states: evolve asks a clock or the like, or was changed and its version was not; like {@link read}.
   */
  verify(): Promise<void> {
    return this.#access.read(async (reading) => {
      const states = reading.statesOf(this.#projection)
      const at = (await this.#access.log.head()).position
      for await (const trial of states.trials(at)) await states.verify(trial, at)
    })
  }
}

/** The one state of a projection of the store. Nothing is read before it is asked for. */
export class StateOfStore<State> {
  readonly #access: StatesAccess
  readonly #projection: DefinedProjection<State, 'store'>

  constructor(access: StatesAccess, projection: DefinedProjection<State, 'store'>) {
    this.#access = access
    this.#projection = projection
  }

  /**
   * The state, everything that this client logged before among it. Read without `at`, it takes the place
   * of what older versions had left.
   * @throws Like {@link StatesOfTrials.read}.
   */
  async read(options: StatesOptions = {}): Promise<Projected<State>> {
    const at = options.at === undefined ? undefined : copyMoment(options.at)
    return this.#access.read(async (reading) => {
      const states = reading.statesOf(this.#projection)
      const projected = await states.read(undefined, await positionOf(this.#access.log, at))
      if (at === undefined) await states.older.remove()
      return projected
    })
  }

  /** The state as it is and as it becomes; like {@link StatesOfTrials.follow}. */
  follow(options: FollowOptions = {}): Observable<FollowedStore<State>> {
    const interval = intervalOf(options)
    return this.#access.live.observe(({ followProjection }, log, own) =>
      followProjection(log, this.#projection, { ...interval, ...own }),
    )
  }

  /** Like {@link StatesOfTrials.verify}. */
  verify(): Promise<void> {
    return this.#access.read(async (reading) => {
      const at = (await this.#access.log.head()).position
      await reading.statesOf(this.#projection).verify(undefined, at)
    })
  }
}

/** The position of a moment, if there is one. */
async function positionOf(
  log: EventLog,
  at: Moment | undefined,
  trial?: Trial['id'],
): Promise<number | undefined> {
  return at === undefined ? undefined : (await resolveMoment(log, at, trial)).position
}

/** The states of `projection`, as many as it has. */
export function statesOf<State>(
  projection: DefinedProjection<State>,
  access: StatesAccess,
): StatesOfTrials<State> | StateOfStore<State> {
  return projection.per === 'store'
    ? new StateOfStore(access, projection as DefinedProjection<State, 'store'>)
    : new StatesOfTrials(access, projection as DefinedProjection<State, 'trial'>)
}

function intervalOf({ intervalMs }: FollowOptions): FollowOptions {
  return intervalMs === undefined ? {} : { intervalMs }
}
