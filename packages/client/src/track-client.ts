import { randomBytes } from 'node:crypto'
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
import { Trial, type TrialOptions } from './trial.js'

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
        reason: this.#log.backlog.failure()?.message ?? this.#lastError?.message ?? 'too slow a disk',
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
    this.#trial = new Trial(
      {
        id: newStreamId(randomBytes),
        recorder: this.#recorder,
        project: project.id,
        groups: this.#group === undefined ? [] : [this.#group.id],
        onStart: (trial) => this.#running.add(trial),
        onFinish: (trial) => this.#running.delete(trial),
      },
      { ...options, version: options.version ?? programVersion() },
    )
    return this.#trial
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
