import { type EventLog, type LogMoment, type Moment, resolveMoment, TrackError } from '@track/core'
import type {
  DefinedProjection,
  DefinedReader,
  OfTrial,
  Projected,
  ProjectionScope,
} from '@track/projections'
import type { FollowedStore, FollowedTrial } from '@track/projections/live'
import { momentOf } from './as-of-options.js'
import { checkOptions, type OptionNames } from './check-options.js'
import { foundText } from './found-text.js'
import type { LiveFeed } from './live-feed.js'
import type { Reading } from './reading.js'
import type { Observable } from './rxjs.js'
import type { Trial } from './trial.js'
import { trialIdOf } from './trial-id.js'

/** What a client hands to the states of a projection. */
export interface StatesAccess {
  readonly log: EventLog
  readonly live: LiveFeed
  /** Reads what there is, everything that was logged before among it. */
  read<T>(work: (reading: Reading) => Promise<T>): Promise<T>
}

/** A projection, and what its states are read with. */
interface StatesSource<State, Per extends ProjectionScope> {
  readonly projection: DefinedProjection<State, Per>
  readonly live: LiveFeed
  /** Reads states of what there is, everything that was logged before among it. */
  read<T>(work: (states: DefinedReader<State>, log: EventLog) => Promise<T>): Promise<T>
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

const followOptions: OptionNames<FollowOptions> = { intervalMs: true }
const followTrialsOptions: OptionNames<FollowTrialsOptions> = { trial: true, intervalMs: true }

/** The states of a projection, one for each trial. Nothing is read before it is asked for. */
export class StatesOfTrials<State> {
  readonly #source: StatesSource<State, 'trial'>

  constructor(source: StatesSource<State, 'trial'>) {
    this.#source = source
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
    const id = trialIdOf(trial)
    const at = momentOf('read', options)
    return this.#source.read(async (states, log) => {
      return { trial: id, ...(await states.read(id, await positionOf(log, at, id))) }
    })
  }

  /**
   * The states of all trials that are not deleted, project by project in the order added, as of the moment
   * at which iterating begins. Eight are in memory at a time. Read to the end without `at`, they take the
   * place of what older versions had left.
   * @throws Like {@link read}.
   */
  async *all(options: StatesOptions = {}): AsyncIterable<Projected<State> & OfTrial> {
    const at = momentOf('all', options)
    const { states, moment } = await this.#source.read(async (reader, log) => ({
      states: reader,
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
    checkOptions('follow', options, followTrialsOptions)
    const { trial } = options
    const selected = {
      ...intervalOf(options),
      ...(trial !== undefined && { trial: trialIdOf(trial) }),
    }
    const { projection, live } = this.#source
    return live.observe(({ followProjection }, log, own) =>
      followProjection(log, projection, { ...selected, ...own }),
    )
  }

  /**
   * Folds every trial once with and once without snapshots.
   * @throws TRACK_PROJECTION_IMPURE with `details.stream` for the first trial of which that gives two
   * states: evolve asks a clock or the like, or was changed and its version was not; like {@link read}.
   */
  verify(): Promise<void> {
    return this.#source.read(async (states, log) => {
      const at = (await log.head()).position
      for await (const trial of states.trials(at)) await states.verify(trial, at)
    })
  }
}

/** The one state of a projection of the store. Nothing is read before it is asked for. */
export class StateOfStore<State> {
  readonly #source: StatesSource<State, 'store'>

  constructor(source: StatesSource<State, 'store'>) {
    this.#source = source
  }

  /**
   * The state, everything that this client logged before among it. Read without `at`, it takes the place
   * of what older versions had left.
   * @throws Like {@link StatesOfTrials.read}.
   */
  async read(options: StatesOptions = {}): Promise<Projected<State>> {
    const at = momentOf('read', options)
    return this.#source.read(async (states, log) => {
      const projected = await states.read(undefined, await positionOf(log, at))
      if (at === undefined) await states.older.remove()
      return projected
    })
  }

  /** The state as it is and as it becomes; like {@link StatesOfTrials.follow}. */
  follow(options: FollowOptions = {}): Observable<FollowedStore<State>> {
    const { projection, live } = this.#source
    checkOptions('follow', options, followOptions)
    const interval = intervalOf(options)
    return live.observe(({ followProjection }, log, own) =>
      followProjection(log, projection, { ...interval, ...own }),
    )
  }

  /** Like {@link StatesOfTrials.verify}. */
  verify(): Promise<void> {
    return this.#source.read(async (states, log) => {
      await states.verify(undefined, (await log.head()).position)
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
  const given: unknown = projection
  if (!(typeof given === 'object' && given !== null && 'per' in given)) {
    const message = `projection takes what defineProjection gives, found ${foundText(given)}`
    throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'projection' } })
  }
  return projection.per === 'store'
    ? new StateOfStore(sourceOf(projection as DefinedProjection<State, 'store'>, access))
    : new StatesOfTrials(sourceOf(projection as DefinedProjection<State, 'trial'>, access))
}

function sourceOf<State, Per extends ProjectionScope>(
  projection: DefinedProjection<State, Per>,
  access: StatesAccess,
): StatesSource<State, Per> {
  const { log, live } = access
  return {
    projection,
    live,
    read: (work) => access.read((reading) => work(reading.statesOf(projection), log)),
  }
}

function intervalOf({ intervalMs }: FollowOptions): FollowOptions {
  return intervalMs === undefined ? {} : { intervalMs }
}
