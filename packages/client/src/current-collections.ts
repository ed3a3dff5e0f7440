import { projectStreamId, type StreamId, TrackError } from '@track/core'
import type { AlreadySetWarnings } from './already-set-warnings.js'
import {
  type Collection,
  type CopiedOptions,
  copyCollectionOptions,
  orphanProject,
} from './collection.js'
import { CollectionFinder } from './collection-finder.js'
import type { OpenedLogs } from './open-logs.js'
import type { Recorder } from './recorder.js'

/** The project and the group that new trials belong to. */
export class CurrentCollections {
  readonly #finder: CollectionFinder
  readonly #warnings: AlreadySetWarnings
  #project: Collection | undefined
  #group: Collection | undefined

  constructor(
    has: OpenedLogs['has'],
    recorder: Recorder,
    uri: string,
    warnings: AlreadySetWarnings,
  ) {
    this.#warnings = warnings
    this.#finder = new CollectionFinder(has, recorder, uri)
  }

  get project(): Collection | undefined {
    return this.#project
  }

  get group(): Collection | undefined {
    return this.#group
  }

  /**
   * The id of the one that is set.
   * @throws TRACK_PROJECT_NOT_FOUND, TRACK_GROUP_NOT_FOUND when none is.
   */
  idOf(kind: 'project' | 'group'): StreamId {
    const set = kind === 'project' ? this.#project : this.#group
    if (set !== undefined) return set.id
    const code = kind === 'project' ? 'TRACK_PROJECT_NOT_FOUND' : 'TRACK_GROUP_NOT_FOUND'
    throw new TrackError(code, `No ${kind} is set`)
  }

  /** The project that is set, or else that of orphans, which then is. */
  async ensureProject(): Promise<Collection> {
    return (
      this.#project ?? this.setProject(copyCollectionOptions('project', { name: orphanProject }))
    )
  }

  /** Sets a project, unless one is set and `force` is not given; no group is set then. */
  async setProject(options: CopiedOptions): Promise<Collection> {
    if (this.#project !== undefined && !options.force) {
      this.#warnings.warn('project', this.#project.name, options.name)
      return this.#project
    }
    this.#project = await this.#finder.project(options)
    this.#group = undefined
    return this.#project
  }

  /** Gets or creates a group of that project, and sets nothing. */
  groupIn(project: StreamId, options: CopiedOptions): Promise<Collection> {
    return this.#finder.group(project, options)
  }

  /** Sets a group of the current project, unless one is set and `force` is not given. */
  async setGroup(options: CopiedOptions): Promise<Collection> {
    if (this.#group !== undefined && !options.force) {
      this.#warnings.warn('group', this.#group.name, options.name)
      return this.#group
    }
    // To get only is to create nothing, the project of orphans neither.
    const project =
      this.#project === undefined && options.getOnly
        ? { id: projectStreamId(orphanProject), name: orphanProject }
        : await this.ensureProject()
    this.#group = await this.#finder.group(project.id, options)
    this.#project = project
    return this.#group
  }
}
