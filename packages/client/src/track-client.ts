import { randomBytes } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import {
  checkText,
  type EventLog,
  groupStreamId,
  hexOf,
  isTrackError,
  newStreamId,
  projectStreamId,
  type StreamId,
  storeStreamId,
  TrackError,
} from '@track/core'
import {
  type FullReport,
  type LiveTrial,
  liveTrials,
  type ProjectView,
  type ReplayOptions,
  type ReplaySummary,
  type Report,
  readProjects,
  readReport,
  replay,
  reportJson,
  ViewReader,
} from '@track/projections'
import { type Observable, Subject } from 'rxjs'
import { openLog } from './log-registry.js'
import {
  type EndingListener,
  listenToEndings,
  listenToSignals,
  unlistenToEndings,
  unlistenToSignals,
} from './process-endings.js'
import { programVersion } from './program-version.js'
import { type RecordableEvent, Recorder, type RecorderStats, type WhenFull } from './recorder.js'
import type { Storable } from './storable.js'
import { Trial, type TrialContext, type TrialOptions } from './trial.js'

/** How a client behaves. */
export interface TrackClientOptions {
  /**
   * What a call does when the log is further behind than `backlogBytesMax`: 'wait' blocks the thread
   * until it is not, 'drop' leaves events out, counts them, and says so. Default 'wait'.
   */
  readonly whenFull?: WhenFull
  /** Bytes that may wait for the disk. Default 8 MiB. */
  readonly backlogBytesMax?: number
  /** Milliseconds since 1970. Default the system's clock. */
  readonly now?: () => number
}

/** What a project is made of. */
export interface ProjectOptions {
  readonly name: string
  readonly description?: string
  /** Inherited by everything in the project. Added when it is created. */
  readonly tags?: object
  readonly metadata?: object
  /** Reject with TRACK_PROJECT_NOT_FOUND rather than create it. */
  readonly getOnly?: boolean
  /** Set it although another one is set. */
  readonly force?: boolean
}

/** What a group is made of. */
export interface GroupOptions {
  readonly name: string
  readonly description?: string
  readonly metadata?: object
  /** Reject with TRACK_GROUP_NOT_FOUND rather than create it. */
  readonly getOnly?: boolean
  /** Set it although another one is set. */
  readonly force?: boolean
}

/** Names a trial: by its uid, or by the two parts of it. */
export type TrialName =
  | { readonly uid: string }
  | { readonly hash: string; readonly revision: number }

/** Which report, of which moment. */
export interface ClientReportOptions {
  /** Default: the client's trial. */
  readonly trial?: Trial
  /** Adds uid, hash, project, groups and asOf, and does not cut lists. Default false. */
  readonly full?: boolean
  /** The report as the log's first so many events give it. Default: all. */
  readonly at?: number
  /** Writes it to standard output as JSON. Default true. */
  readonly print?: boolean
}

/** Which trials to follow. */
export interface ClientLiveOptions {
  /** Default: those of the client's group, or else of its project. */
  readonly trials?: readonly Trial[]
  /** Milliseconds between two emissions at the least. Default 100. */
  readonly intervalMs?: number
  /** Steps that each trial will have, or the name of the parameter that says so, for its ETA. */
  readonly totalSteps?: number | string
}

/** All that a store holds, as `save` writes it. */
export interface SavedStore {
  readonly projects: readonly {
    readonly name: string
    readonly description: string
    readonly trials: readonly FullReport[]
  }[]
}

/** A project or group that is set. */
export interface Collection {
  /** Names its stream for good. */
  readonly id: StreamId
  readonly name: string
}

const backlogBytesDefault = 8 << 20
const uriDefault = 'file:./runs'

/** The project of trials that are given none. */
export const orphanProject = 'orphan'

/**
 * What a program tracks its trials with. It opens its store with the first call that needs it.
 * Calls that create or look something up return promises; calls that log do not.
 */
export class TrackClient {
  readonly uri: string
  /** Every refusal of the store and every drop, as they happen; it never errors. */
  readonly errors$: Observable<TrackError>
  readonly #log: EventLog
  readonly #recorder: Recorder
  readonly #reader: ViewReader
  readonly #errors = new Subject<TrackError>()
  readonly #running = new Set<Trial>()
  readonly #endings: EndingListener
  #lastError: TrackError | undefined
  #project: Collection | undefined
  #group: Collection | undefined
  #trial: Trial | undefined
  #closed: Promise<void> | undefined

  /**
   * @param uri `file:PATH` for a store in that folder, `memory:`, or a scheme of registerLog's.
   * Default `file:./runs`.
   * @throws TRACK_URI_INVALID
   */
  constructor(uri: string = uriDefault, options: TrackClientOptions = {}) {
    this.uri = uri
    this.errors$ = this.#errors.asObservable()
    this.#log = openLog(uri)
    this.#reader = new ViewReader(this.#log)
    this.#recorder = new Recorder({
      log: this.#log,
      writer: hexOf(randomBytes(16)),
      now: options.now ?? Date.now,
      random: randomBytes,
      whenFull: options.whenFull ?? 'wait',
      backlogBytesMax: options.backlogBytesMax ?? backlogBytesDefault,
      onError: (error) => this.#onError(error),
      onStall: unlistenToSignals,
      onTurn: listenToSignals,
    })
    this.#endings = {
      end: (ending) => {
        for (const trial of this.#running) trial.end(ending)
      },
      drain: (timeoutMs) => ({
        lost: this.#recorder.drain(timeoutMs),
        reason:
          this.#log.backlog.failure()?.message ?? this.#lastError?.message ?? 'too slow a disk',
      }),
    }
    listenToEndings(this.#endings)
  }

  /** The log, for reading it oneself. Do not close it. */
  get log(): EventLog {
    return this.#log
  }

  /** What has become of the calls so far. */
  stats(): RecorderStats {
    return this.#recorder.stats
  }

  /**
   * Sets the project that groups and trials belong to, and creates it if need be. One that is set
   * stays unless `force` is given.
   * @throws TRACK_PROJECT_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  async setProject(options: ProjectOptions): Promise<Collection> {
    const set = this.#project
    if (set !== undefined && options.force !== true) return alreadySet('project', set, options.name)
    const { name, description = '', tags, metadata } = options
    checkText(name, 'project name')
    const id = projectStreamId(name)
    const events = [
      { type: 'ProjectCreated', name, description } as const,
      ...(tags === undefined ? [] : [{ type: 'TagsAdded', tags } as RecordableEvent]),
      ...(metadata === undefined ? [] : [{ type: 'MetadataLogged', metadata } as RecordableEvent]),
    ].map((event) => ({ stream: id, event }))
    const listed = { type: 'ProjectAdded', project: id, name } as const
    if (options.getOnly === true) {
      await this.#mustExist(id, 'TRACK_PROJECT_NOT_FOUND', `project ${JSON.stringify(name)}`)
    } else {
      await this.#createOnce(id, [...events, { stream: storeStreamId, event: listed }])
    }
    this.#group = undefined
    this.#project = { id, name }
    return this.#project
  }

  /**
   * Sets the group that new trials belong to, in the current project, and creates it if need be.
   * @throws TRACK_GROUP_NOT_FOUND with `getOnly`; TRACK_VALUE_INVALID; the store's errors.
   */
  async setGroup(options: GroupOptions): Promise<Collection> {
    const set = this.#group
    if (set !== undefined && options.force !== true) return alreadySet('group', set, options.name)
    const { name, description = '', metadata } = options
    checkText(name, 'group name')
    const project = await this.#ensureProject()
    const id = groupStreamId(project.id, name)
    if (options.getOnly === true) {
      await this.#mustExist(id, 'TRACK_GROUP_NOT_FOUND', `group ${JSON.stringify(name)}`)
    } else {
      const created = { type: 'GroupCreated', name, description, project: project.id } as const
      const events: { stream: StreamId; event: RecordableEvent }[] = [
        { stream: id, event: created },
        { stream: project.id, event: { type: 'GroupAdded', group: id, name } },
      ]
      if (metadata !== undefined) {
        events.push({ stream: id, event: { type: 'MetadataLogged', metadata } as RecordableEvent })
      }
      await this.#createOnce(id, events)
    }
    this.#group = { id, name }
    return this.#group
  }

  /**
   * A new trial in the current project and group. Without `parameters` it is created by its first
   * logArguments. While the last one has not finished, that one is returned, unless `force` is given.
   * @throws TRACK_VALUE_INVALID; the store's errors when a project must be created.
   */
  async newTrial<const T extends NewTrialOptions>(options: T & Checked<T>): Promise<Trial> {
    const last = this.#trial
    if (last !== undefined && !last.isFinished && options.force !== true) {
      if (last.name !== options.name) warnOfSet('trial', last.name, options.name)
      return last
    }
    const project = await this.#ensureProject()
    const context = this.#context(newStreamId(randomBytes), project.id)
    this.#trial = new Trial(context, { ...options, version: options.version ?? programVersion() })
    return this.#trial
  }

  /**
   * Sets an existing trial, to go on with it; it starts again with its first metric, or `start()`.
   * It is looked up in the current project, or in all of them if none is set.
   * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID when several projects have such a trial.
   */
  async setTrial(name: TrialName): Promise<Trial> {
    await this.#recorder.flush()
    const uid = 'uid' in name ? name.uid : `${name.hash}_${name.revision}`
    const found = await this.#findTrial(uid)
    const {
      name: trialName,
      description,
      version,
      hash,
      groups,
    } = await this.#reader.trial(found.trial)
    const context = { ...this.#context(found.trial, found.project), groups, hash }
    this.#trial = new Trial(context, { name: trialName, description, version })
    return this.#trial
  }

  /**
   * Reports a trial: waits until all is durable, folds its events, prints the report as JSON, and
   * resolves to it.
   * @throws TRACK_TRIAL_NOT_FOUND when there is no trial to report.
   */
  report(options: ClientReportOptions & { readonly full: true }): Promise<FullReport>
  report(options?: ClientReportOptions): Promise<Report>
  async report(options: ClientReportOptions = {}): Promise<Report> {
    const { trial = this.#trial, full = false, at, print = true } = options
    if (trial?.hash === undefined) {
      throw new TrackError(
        'TRACK_TRIAL_NOT_FOUND',
        'There is no trial to report; newTrial makes one',
      )
    }
    await this.#recorder.flush()
    const reader = this.#reader
    const report = await readReport(this.#log, trial.id, {
      full,
      reader,
      ...(at !== undefined && { at }),
    })
    if (print) process.stdout.write(`${reportJson(report)}\n`)
    return report
  }

  /**
   * Writes the full reports of everything in the store to one JSON file, and resolves to them.
   * @param file Default `report.json` in the working directory.
   */
  async save(file: string = 'report.json'): Promise<SavedStore> {
    await this.#recorder.flush()
    const at = (await this.#log.head()).position
    const projects: SavedStore['projects'][number][] = []
    for (const id of (await readProjects(this.#log, { at })).keys()) {
      const { name, description, trials } = await this.#reader.project(id, { at })
      const reports: FullReport[] = []
      for (const { trial } of trials) {
        reports.push(await readReport(this.#log, trial, { full: true, at, reader: this.#reader }))
      }
      projects.push({ name, description, trials: reports })
    }
    await writeFile(file, `${JSON.stringify({ projects }, null, 2)}\n`)
    return { projects }
  }

  /**
   * Folds the whole log anew into every view, and keeps what comes out as derived data; the views
   * come out as they were, or the log is damaged.
   * @throws TRACK_COMMIT_CORRUPT, naming the position.
   */
  async replay(options: ReplayOptions = {}): Promise<ReplaySummary> {
    await this.#recorder.flush()
    return replay(this.#log, options)
  }

  /**
   * Live numbers of trials: step, latest metrics, rates, chronos, ETA. Emits at most once an interval,
   * always the latest state, however slow the subscriber. It does not keep the process alive.
   */
  live(options: ClientLiveOptions = {}): Observable<readonly LiveTrial[]> {
    const { trials, intervalMs, totalSteps } = options
    return liveTrials(this.#log, {
      ...this.#liveSelection(trials),
      ...(intervalMs !== undefined && { intervalMs }),
      ...(totalSteps !== undefined && { totalSteps }),
    })
  }

  /**
   * Resolves when everything logged so far is on disk.
   * @throws The first refusal of the store since the last flush.
   */
  async flush(): Promise<void> {
    await this.#recorder.flush()
  }

  /**
   * Makes everything durable and releases the store. Trials that run go on running in the log.
   * @throws The first refusal of the store since the last flush.
   */
  close(): Promise<void> {
    this.#closed ??= this.#close()
    return this.#closed
  }

  /** Closes the client at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }

  async #close(): Promise<void> {
    try {
      await this.#recorder.flush()
    } finally {
      unlistenToEndings(this.#endings)
      await this.#recorder.close()
      await this.#log.close()
      this.#errors.complete()
    }
  }

  #context(id: StreamId, project: StreamId): TrialContext {
    return {
      id,
      recorder: this.#recorder,
      reader: this.#reader,
      project,
      groups: this.#group === undefined ? [] : [this.#group.id],
      onStart: (trial) => this.#running.add(trial),
      onFinish: (trial) => this.#running.delete(trial),
    }
  }

  #liveSelection(trials: readonly Trial[] | undefined): { readonly [key: string]: unknown } {
    if (trials !== undefined) return { trials: trials.map(({ id }) => id) }
    if (this.#group !== undefined) return { group: this.#group.id }
    return this.#project === undefined ? {} : { project: this.#project.id }
  }

  async #findTrial(uid: string): Promise<{ trial: StreamId; project: StreamId }> {
    const projects =
      this.#project === undefined ? (await readProjects(this.#log)).keys() : [this.#project.id]
    const found: { trial: StreamId; project: StreamId }[] = []
    for (const project of projects) {
      const { trials }: ProjectView = await this.#reader.project(project)
      const listed = trials.findUid(uid)
      if (listed !== undefined && trials.has(listed.trial)) {
        found.push({ trial: listed.trial, project })
      }
    }
    const [first, ...others] = found
    if (first === undefined) {
      const where = this.#project === undefined ? this.uri : `the project ${this.#project.name}`
      throw new TrackError('TRACK_TRIAL_NOT_FOUND', `There is no trial ${uid} in ${where}`, {
        details: { uid },
      })
    }
    if (others.length > 0) {
      throw new TrackError(
        'TRACK_ARGUMENT_INVALID',
        `${found.length} projects have a trial ${uid}; set the project that is meant`,
        { details: { uid, projects: found.map(({ project }) => project) } },
      )
    }
    return first
  }

  async #ensureProject(): Promise<Collection> {
    return this.#project ?? this.setProject({ name: orphanProject })
  }

  async #mustExist(
    id: StreamId,
    code: 'TRACK_PROJECT_NOT_FOUND' | 'TRACK_GROUP_NOT_FOUND',
    what: string,
  ): Promise<void> {
    if ((await this.#log.streamHead(id)) !== undefined) return
    throw new TrackError(code, `${this.uri} has no ${what}`, { details: { uri: this.uri } })
  }

  /** Creates a stream, unless it is there or another writer is faster. */
  async #createOnce(
    id: StreamId,
    events: readonly { stream: StreamId; event: RecordableEvent }[],
  ): Promise<void> {
    if ((await this.#log.streamHead(id)) !== undefined) return
    try {
      await this.#recorder.commit(events, { [id]: 'no-stream' })
    } catch (error) {
      if (!isTrackError(error, 'TRACK_REVISION_CONFLICT')) throw error
    }
  }

  #onError(error: TrackError): void {
    this.#lastError = error
    this.#errors.next(error)
  }
}

/** What a new trial is made of. */
export interface NewTrialOptions extends TrialOptions {
  /** Make another trial although the last one has not finished. */
  readonly force?: boolean
}

/** Options whose values are checked as {@link Storable}. */
export type Checked<T> = {
  readonly [K in keyof T]: K extends 'parameters' | 'tags' | 'metadata' ? Storable<T[K]> : T[K]
}

function alreadySet(kind: string, set: Collection, name: string): Collection {
  if (set.name !== name) warnOfSet(kind, set.name, name)
  return set
}

function warnOfSet(kind: string, set: string, asked: string): void {
  process.emitWarning(
    `The ${kind} ${JSON.stringify(set)} is set, and stays; give force: true for ${JSON.stringify(asked)}`,
    { type: 'TrackWarning', code: 'TRACK_ALREADY_SET' },
  )
}
