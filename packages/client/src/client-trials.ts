import { randomBytes } from 'node:crypto'
import {
  type EventLog,
  newStreamId,
  type ProcessRecord,
  type Status,
  type StreamId,
  TrackError,
} from '@track/core'
import type { AlreadySetWarnings } from './already-set-warnings.js'
import { type Collection, copyCollectionOptions } from './collection.js'
import type { CurrentCollections } from './current-collections.js'
import { deleteTrial } from './delete-trial.js'
import type { CopiedForkOptions } from './fork-options.js'
import { KnownTrials } from './known-trials.js'
import type { VersionedTrialOptions } from './new-trial-options.js'
import type { EndingOf } from './process-endings.js'
import { processRecord } from './process-record.js'
import type { ProgramRepository } from './program-repository.js'
import type { Reading } from './reading.js'
import type { ReadingLoader } from './reading-loader.js'
import type { Recorder } from './recorder.js'
import { reserveTrial } from './reserve-trial.js'
import type { ParameterSearch } from './search/parameter-search.js'
import type { CheckedSearchOptions } from './search/parameter-search-options.js'
import type { Space } from './search/space.js'
import { logSystem } from './system-series.js'
import { Trial, trialControl } from './trial.js'
import { TrialFiles } from './trial-files.js'
import type { RunningTrial, TrialContext } from './trial-options.js'
import type { TrialSearch } from './trial-search-options.js'

/** What the trials of a client stand on. */
export interface ClientTrialsContext {
  readonly log: EventLog
  readonly recorder: Recorder
  readonly reading: ReadingLoader
  readonly collections: CurrentCollections
  readonly repository: ProgramRepository
  readonly warnings: AlreadySetWarnings
  /** Whether trials that run log numbers of the system. */
  readonly hasSystemNumbers: boolean
  /** Reads options now, and works with them when the client's earlier calls are done. */
  readonly inTurn: <Options, T>(
    read: () => Options,
    work: (options: Options) => Promise<T>,
  ) => Promise<T>
}

/**
 * The trials of a client: makes them, finds those that there are, takes one of many, and knows which run.
 * Its calls are made one after the other, and with arguments that were checked.
 */
export class ClientTrials {
  readonly #context: ClientTrialsContext
  readonly #files: TrialFiles
  readonly #known = new KnownTrials()
  readonly #running = new Set<RunningTrial>()
  #trial: Trial | undefined
  #isDetached = false

  constructor(context: ClientTrialsContext) {
    this.#context = context
    this.#files = new TrialFiles(context.log, context.recorder)
  }

  /** The one that was made or set last. */
  get current(): Trial | undefined {
    return this.#trial
  }

  /** Finishes those that run, as the process ends. */
  end(endingOf: EndingOf): void {
    for (const run of this.#running) run.end(endingOf)
  }

  /** Ends what goes on beside them, because the client closes. They go on running in the log. */
  detach(): void {
    this.#isDetached = true
    for (const run of this.#running) run.detach()
  }

  /** A new trial; while the current one has not finished, that one, with a warning. */
  async make(options: VersionedTrialOptions): Promise<Trial> {
    const last = this.#trial
    if (last !== undefined && !last.isFinished && options.force !== true) {
      this.#context.warnings.warn('trial', last.name, options.name)
      return last
    }
    const { collections } = this.#context
    const project = await collections.ensureProject()
    const groups = new Set(collections.group === undefined ? [] : [collections.group.id])
    for (const name of options.groups ?? []) groups.add((await this.#groupOf(project, name)).id)
    return this.#new(this.#contextOf(newStreamId(randomBytes), project.id, [...groups]), options)
  }

  /**
   * A new trial that starts as another was, in its project and groups, the group that is set if it is of that
   * project, and those that are named.
   * @throws what findForkPoint throws, and {@link set}.
   */
  async fork(named: Trial | string, options: CopiedForkOptions): Promise<Trial> {
    const { collections, log } = this.#context
    const reading = await this.#read()
    const id = await this.#idOf(named, reading)
    const { findForkPoint } = await import('./fork-point.js')
    const { reader } = reading
    const { point, project, view } = await findForkPoint({ log, reader }, id, options.at)
    const groups = new Set(view.groups)
    if (collections.group !== undefined && collections.project?.id === project) {
      groups.add(collections.group.id)
    }
    for (const name of options.groups ?? []) {
      const copied = copyCollectionOptions('group', { name })
      groups.add((await collections.groupIn(project, copied)).id)
    }
    const context = {
      ...this.#contextOf(newStreamId(randomBytes), project, [...groups]),
      parameters: Object.fromEntries(view.parameters),
      forkedFrom: point,
    }
    const { name = view.name, description = view.description, parameters = {} } = options
    return this.#new(context, { ...options, name, description, parameters })
  }

  #new(context: TrialContext, options: VersionedTrialOptions): Trial {
    const { repository } = this.#context
    const { metadata: own } = options // goes before, in what it says and in its order
    const metadata = { ...own, ...repository.metadata(), ...own }
    const trial = this.#known.add(new Trial(context, { ...options, metadata }))
    void repository.later((known) => {
      if (!this.#isDetached) trial.logMetadata(known)
    })
    this.#trial = trial
    return trial
  }

  /** @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID when several projects have such a trial. */
  async set(uid: string): Promise<Trial> {
    const reading = await this.#read()
    const found = await reading.find(uid, this.#context.collections.project)
    this.#trial = await this.#trialOf(found.trial, found.project)
    return this.#trial
  }

  /** Takes the first that is asked for and that nobody has; undefined when there is none. */
  async reserve(search: TrialSearch, status: Status): Promise<Trial | undefined> {
    const { recorder } = this.#context
    const reading = await this.#read()
    const process = this.#beat()
    const find = (wanted: TrialSearch) => reading.trials(wanted)
    const id = await reserveTrial({ recorder, process, find }, search, status)
    if (id === undefined) return undefined
    const { project } = await reading.reader.trial(id)
    if (project === undefined) return undefined // trials are found by their projects
    this.#trial = await this.#trialOf(id, project)
    return this.#trial
  }

  /** @throws TRACK_GROUP_NOT_FOUND when no group is set and none is named. */
  async search<S extends Space>(options: CheckedSearchOptions<S>): Promise<ParameterSearch<S>> {
    const { collections, reading, recorder } = this.#context
    reading.begin()
    const { ParameterSearch } = await import('./search/parameter-search.js')
    const project = await collections.ensureProject()
    const group =
      options.group === undefined ? collections.group : await this.#groupOf(project, options.group)
    if (group === undefined) {
      const message = 'A search is of a group, and none is set or named'
      throw new TrackError('TRACK_GROUP_NOT_FOUND', message)
    }
    const context = {
      project,
      group,
      process: this.#beat(),
      recorder,
      find: async (wanted: TrialSearch) => (await this.#read()).trials(wanted),
      groupView: async (id: StreamId) => (await this.#read()).reader.group(id),
      trialOf: (id: StreamId, of: StreamId) => this.#trialOf(id, of),
    }
    const search = new ParameterSearch(context, options)
    await search.declare()
    return search
  }

  /** @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID for one that runs. */
  async delete(named: Trial | string, reason: string): Promise<void> {
    const { recorder } = this.#context
    const reading = await this.#read()
    const id = await this.#idOf(named, reading)
    if (this.#known.get(id)?.isRunning === true) {
      throw new TrackError('TRACK_ARGUMENT_INVALID', 'The trial is running; finish it first', {
        details: { trial: id },
      })
    }
    await deleteTrial({ reader: reading.reader, recorder }, id, reason)
    if (this.#trial?.id === id) this.#trial = undefined
  }

  async #idOf(named: Trial | string, reading: Reading): Promise<StreamId> {
    if (named instanceof Trial) return named.id
    return (await reading.find(named, this.#context.collections.project)).trial
  }

  /** The one object of a trial that is in the log, ready to start again. */
  async #trialOf(id: StreamId, project: StreamId): Promise<Trial> {
    const known = this.#known.get(id)
    if (known !== undefined) {
      trialControl(known).reopen()
      return known
    }
    const { reader } = await this.#context.reading.load()
    const view = await reader.trial(id)
    const { name, description, version, groups, hash } = view
    const parameters = Object.fromEntries(view.parameters)
    const context = { ...this.#contextOf(id, project, groups), hash, parameters }
    return this.#known.add(new Trial(context, { name, description, version }))
  }

  #contextOf(id: StreamId, project: StreamId, groups: readonly StreamId[]): TrialContext {
    const { recorder, reading, log, collections, hasSystemNumbers, inTurn } = this.#context
    return {
      id,
      recorder,
      reading,
      heartbeats: log.heartbeats,
      files: this.#files,
      logSystem: hasSystemNumbers ? (trial) => logSystem(recorder, trial) : undefined,
      project,
      groups,
      group: (options) =>
        inTurn(
          () => copyCollectionOptions('group', options),
          (copied) => collections.groupIn(project, copied),
        ),
      onStart: (run) => this.#running.add(run),
      onFinish: (run) => this.#running.delete(run),
    }
  }

  #groupOf(project: Collection, name: string): Promise<Collection> {
    return this.#context.collections.groupIn(project.id, copyCollectionOptions('group', { name }))
  }

  /** What reads, everything that was logged before among it. */
  async #read(): Promise<Reading> {
    const { reading, recorder } = this.#context
    reading.begin()
    await recorder.flush()
    return reading.load()
  }

  /** The process, which says from now on that it lives: it has trials, or is about to. */
  #beat(): ProcessRecord {
    const process = processRecord()
    this.#context.log.heartbeats?.start(process)
    return process
  }
}
