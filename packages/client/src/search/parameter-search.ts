import {
  canonicalJson,
  isTrackError,
  type ProcessRecord,
  pointStreamId,
  type StreamId,
  TrackError,
  trialHash,
  type Values,
} from '@track/core'
import type { GroupView } from '@track/projections'
import type { MetricSummary, TrialSummary } from '@track/projections/query'
import type { Collection } from '../collection.js'
import type { Recorder } from '../recorder.js'
import type { StreamEvent } from '../recorder-options.js'
import { reserved, reserveTrial } from '../reserve-trial.js'
import type { Trial } from '../trial.js'
import type { TrialSearch } from '../trial-search-options.js'
import { TurnTaking } from '../turn-taking.js'
import type { Observation, SearchSoFar } from './optimiser.js'
import type { CheckedSearchOptions } from './parameter-search-options.js'
import { type PointSource, type Proposal, pointSource } from './point-source.js'
import { type Point, Points, type Space } from './space.js'

/** A trial whose parameters are a point of a search. */
export type SuggestedTrial<S extends Space> = Trial & { readonly parameters: Point<S> }

/** What a search stands on; TrackClient makes it. */
export interface ParameterSearchContext {
  readonly project: Collection
  readonly group: Collection
  readonly process: ProcessRecord
  readonly recorder: Pick<Recorder, 'commit' | 'flush'>
  /** Finds trials as of now. */
  readonly find: (search: TrialSearch) => Promise<readonly TrialSummary[]>
  readonly groupView: (group: StreamId) => Promise<GroupView>
  readonly trialOf: (id: StreamId, project: StreamId) => Promise<Trial>
}

/**
 * A search of parameters by asking and telling: `suggest` gives a new trial with the parameters to try,
 * `observe` says what it came to. All searches of one group, in any number of processes, are one: no
 * point is ever given out twice, and what one has observed, all know. A point is claimed by creating its
 * trial in a stream that follows from the point, which the log lets one of them do.
 */
export class ParameterSearch<S extends Space> {
  readonly #context: ParameterSearchContext
  readonly #options: CheckedSearchOptions<S>
  readonly #points: Points
  readonly #source: PointSource
  readonly #turns = new TurnTaking()

  /** For TrackClient: programs call `client.search`. @throws TRACK_ARGUMENT_INVALID */
  constructor(context: ParameterSearchContext, options: CheckedSearchOptions<S>) {
    this.#context = context
    this.#options = options
    this.#points = new Points(options.space)
    this.#source = pointSource(this.#points, options)
  }

  /** The group whose trials it makes. */
  get group(): Collection {
    return this.#context.group
  }

  /**
   * A trial to run, created and reserved for this process, whose `parameters` are the next point that
   * nobody has tried. First come those that others have left behind: of a process that died, or was
   * interrupted, before the trial came to an end. Resolves to undefined when there is no point left.
   * @throws What an optimiser of one's own throws; TRACK_ARGUMENT_INVALID when it makes a point of
   * another space; the store's errors.
   */
  suggest(): Promise<SuggestedTrial<S> | undefined> {
    return this.#turns.next(async () => {
      const id = (await this.#takeLeftBehind()) ?? (await this.#takeNew())
      if (id === undefined) return undefined
      const trial = await this.#context.trialOf(id, this.#context.project.id)
      return trial as SuggestedTrial<S> // its parameters were made of this space
    })
  }

  /**
   * Says what a trial came to: logs the value as the metric of the objective, and finishes the trial.
   * A trial that logs that metric itself and is finished need not be observed.
   * @returns Resolves when that is durable.
   * @throws TRACK_ARGUMENT_INVALID for a value that is no number; the store's errors.
   */
  async observe(trial: Trial, value: number): Promise<void> {
    if (typeof value !== 'number') {
      throw new TrackError('TRACK_ARGUMENT_INVALID', 'What a trial came to is a number', {
        details: { argument: 'value' },
      })
    }
    trial.logMetrics({ [this.#options.objective.metric]: value })
    await trial.finish()
  }

  /** What is known of the points that were given out, in that order, by any process. */
  async observations(): Promise<readonly Observation[]> {
    return (await this.#summaries()).map(({ summary, point }) => this.#observation(summary, point))
  }

  /** The trial that came to the best value so far; undefined when none came to a number. */
  async best(): Promise<TrialSummary<Point<S>> | undefined> {
    let best: { readonly summary: TrialSummary; readonly value: number } | undefined
    for (const { summary, point } of await this.#summaries()) {
      const { value = Number.NaN } = this.#observation(summary, point)
      if (Number.isNaN(value)) continue
      const { mode } = this.#options.objective
      const isBetter =
        best === undefined || (mode === 'min' ? value < best.value : value > best.value)
      if (isBetter) best = { summary, value }
    }
    return best?.summary as TrialSummary<Point<S>> | undefined
  }

  /** Keeps what the search is with its group, unless that is there. For TrackClient. */
  async declare(): Promise<void> {
    const { group, recorder, groupView } = this.#context
    const { objective } = this.#options
    const search = {
      space: this.#points.declared,
      ...this.#source.declared,
      objective: { ...objective },
    }
    for (;;) {
      const { metadata, asOf } = await groupView(group.id)
      const there = metadata.get('search')
      if (there !== undefined && canonicalJson(there) === canonicalJson(search)) return
      const event = { type: 'MetadataLogged', metadata: { search } } as const
      const expected = asOf?.streamRevision ?? 'no-stream'
      try {
        await recorder.commit([{ stream: group.id, event }], { [group.id]: expected })
        return
      } catch (error) {
        if (!isTrackError(error, 'TRACK_REVISION_CONFLICT')) throw error
      }
    }
  }

  /** A trial of this search that no living process has and that has not come to an end. */
  #takeLeftBehind(): Promise<StreamId | undefined> {
    const { recorder, process } = this.#context
    const find = async (search: TrialSearch) => {
      const found = await this.#context.find(search)
      return found.filter((summary) => this.#pointOf(summary) !== undefined)
    }
    const where = { ...this.#ofGroup(), status: { $in: ['CreatedGroup', 'Interrupted'] } }
    return reserveTrial({ recorder, process, find }, { where }, reserved)
  }

  async #takeNew(): Promise<StreamId | undefined> {
    const { group, groupView } = this.#context
    for (;;) {
      const { trials } = await groupView(group.id)
      const isTaken = (point: Values): boolean => {
        return trials.get(pointStreamId(group.id, point)) !== undefined
      }
      const proposal = await this.#source.next(isTaken, () => this.#soFar())
      if (proposal === undefined) return undefined
      const id = pointStreamId(group.id, proposal.point)
      if (await this.#claim(id, proposal)) return id
    }
  }

  /** Creates the trial of a point, and reserves it, in one commit; false when another was faster. */
  async #claim(id: StreamId, { point, origin }: Proposal): Promise<boolean> {
    const { project, group, process, recorder } = this.#context
    const { name = group.name, version } = this.#options
    const hash = trialHash({ name, version, parameters: point })
    const made = { name, description: '', version, hash, project: project.id, groups: [group.id] }
    const own: StreamEvent['event'][] = [
      { type: 'TrialCreated', ...made },
      { type: 'ArgumentsLogged', arguments: point },
      { type: 'MetadataLogged', metadata: { search: origin } },
      { type: 'TrialReserved', status: reserved, process },
    ]
    const added = { type: 'TrialAdded', trial: id, hash } as const
    const events = [
      ...own.map((event) => ({ stream: id, event })),
      ...[project, group].map((collection) => ({ stream: collection.id, event: added })),
    ]
    try {
      await recorder.commit(events, { [id]: 'no-stream' })
      return true
    } catch (error) {
      if (isTrackError(error, 'TRACK_REVISION_CONFLICT')) return false
      throw error
    }
  }

  async #soFar(): Promise<SearchSoFar> {
    return { observations: await this.observations(), mode: this.#options.objective.mode }
  }

  async #summaries(): Promise<readonly { summary: TrialSummary; point: Values }[]> {
    const found = await this.#context.find({ where: this.#ofGroup() })
    return found.flatMap((summary) => {
      const point = this.#pointOf(summary)
      return point === undefined ? [] : [{ summary, point }]
    })
  }

  /** The point that a trial of the group was made for; undefined when it was made otherwise. */
  #pointOf({ id, parameters }: TrialSummary): Values | undefined {
    const point = this.#points.among(parameters)
    const isOwn = point !== undefined && pointStreamId(this.group.id, point) === id
    return isOwn ? point : undefined
  }

  #observation({ metrics, status, statusValue }: TrialSummary, point: Values): Observation {
    if (statusValue < 200 || status === 'Interrupted')
      return { point, state: 'open', value: undefined }
    const { metric, of } = this.#options.objective
    const summary: MetricSummary | undefined = Object.hasOwn(metrics, metric)
      ? metrics[metric]
      : undefined
    if (statusValue < 300 || summary === undefined) {
      return { point, state: 'failed', value: undefined }
    }
    return { point, state: 'observed', value: summary[of] }
  }

  #ofGroup(): { project: string; groups: string } {
    return { project: this.#context.project.name, groups: this.#context.group.name }
  }
}
