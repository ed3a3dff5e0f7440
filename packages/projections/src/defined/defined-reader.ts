import { type EventLog, type StreamId, TrackError } from '@track/core'
import { wholeLog } from '../fold-source.js'
import type { ViewProjection } from '../projection.js'
import { sameBytes } from '../same-bytes.js'
import { encodeState } from '../snapshot.js'
import type { ViewReader } from '../view-reader.js'
import type { DefinedProjection } from './define-projection.js'
import { type DefinedView, definedViews } from './defined-view.js'
import { OlderVersions } from './older-versions.js'
import { type OfTrial, type Projected, projectedOf } from './projected.js'

/** States in memory at once while those of all trials are read. */
const statesAhead = 8

/** Reads the states of a user's projection as views are read: a snapshot, and the events after it. */
export class DefinedReader<State> {
  readonly views: ViewProjection<DefinedView<State>>
  /** What is kept by versions before this one. */
  readonly older: OlderVersions
  readonly #reader: ViewReader
  readonly #projection: DefinedProjection<State>

  constructor(log: EventLog, reader: ViewReader, projection: DefinedProjection<State>) {
    this.#reader = reader
    this.#projection = projection
    this.views = definedViews(projection)
    this.older = new OlderVersions(log, reader, projection)
  }

  /**
   * The state of a trial, or of a projection of the store, as of the log's first `at` events.
   * @throws TRACK_PROJECTION_FAILED, TRACK_STATE_INVALID, naming the position; what the log throws.
   */
  async read(trial: StreamId | undefined, at?: number): Promise<Projected<State>> {
    const options = at === undefined ? {} : { at }
    const view = await this.#reader.read(this.views, trial ?? wholeLog, options)
    return projectedOf(this.#projection.version, view)
  }

  /** The trials that are not deleted as of the log's first `at` events, project by project in the order added. */
  async *trials(at: number): AsyncIterable<StreamId> {
    for (const project of (await this.#reader.store({ at })).projects.keys()) {
      for (const { trial } of (await this.#reader.project(project, { at })).trials) yield trial
    }
  }

  /**
   * The states of these trials, in their order. A few are read ahead, since each waits for the log.
   * @throws Like {@link read}.
   */
  async *states(at: number): AsyncIterable<Projected<State> & OfTrial> {
    const ahead: Promise<Projected<State> & OfTrial>[] = []
    try {
      for await (const trial of this.trials(at)) {
        const reading = this.#ofTrial(trial, at)
        reading.catch(() => {}) // told to who awaits it
        ahead.push(reading)
        const first = ahead.length < statesAhead ? undefined : ahead.shift()
        if (first !== undefined) yield await first
      }
      for (let next = ahead.shift(); next !== undefined; next = ahead.shift()) yield await next
    } finally {
      await Promise.allSettled(ahead) // nothing is read any more when iterating has ended
    }
  }

  async #ofTrial(trial: StreamId, at: number): Promise<Projected<State> & OfTrial> {
    return { trial, ...(await this.read(trial, at)) }
  }

  /**
   * Holds a state that {@link read} gives against the one that its events come to without any snapshot.
   * @throws TRACK_PROJECTION_IMPURE when they differ; like {@link read}.
   */
  async verify(trial: StreamId | undefined, at: number): Promise<void> {
    const stream = trial ?? wholeLog
    const bytesOf = async (anew: boolean): Promise<Uint8Array> =>
      encodeState(this.views, await this.#reader.read(this.views, stream, { at, anew }))
    if (sameBytes(await bytesOf(false), await bytesOf(true))) return
    const { name, version } = this.#projection
    throw new TrackError(
      'TRACK_PROJECTION_IMPURE',
      `Projection ${name} of version ${version} comes to another state of ${stream} when it is folded ` +
        'again: evolve depends on more than its arguments, or was changed without raising the version',
      { details: { projection: name, version, stream } },
    )
  }
}
