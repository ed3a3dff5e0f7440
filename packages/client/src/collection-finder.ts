import {
  groupStreamId,
  isTrackError,
  projectStreamId,
  type StreamId,
  storeStreamId,
  TrackError,
  type Values,
} from '@track/core'
import type { Collection, CopiedOptions } from './collection.js'
import type { OpenedLogs } from './open-logs.js'
import type { Recorder } from './recorder.js'
import type { StreamEvent } from './recorder-options.js'

/** Finds projects and groups in a log, and creates those that are not there. */
export class CollectionFinder {
  readonly #has: OpenedLogs['has']
  readonly #recorder: Recorder
  readonly #uri: string

  constructor(has: OpenedLogs['has'], recorder: Recorder, uri: string) {
    this.#has = has
    this.#recorder = recorder
    this.#uri = uri
  }

  /**
   * The project of that name.
   * @throws TRACK_PROJECT_NOT_FOUND with `getOnly`; the store's errors.
   */
  async project(options: CopiedOptions): Promise<Collection> {
    const { name, description, tags, metadata } = options
    const id = projectStreamId(name)
    const events: StreamEvent[] = [
      { stream: id, event: { type: 'ProjectCreated', name, description } },
      ...(tags === undefined ? [] : [tagsEvent(id, tags)]),
      ...(metadata === undefined ? [] : [metadataEvent(id, metadata)]),
      { stream: storeStreamId, event: { type: 'ProjectAdded', project: id, name } },
    ]
    if (await this.#has(id)) return { id, name }
    if (options.getOnly) throw this.#notFound('TRACK_PROJECT_NOT_FOUND', 'project', name)
    await this.#create(id, events)
    return { id, name }
  }

  /**
   * The group of that name in `project`.
   * @throws TRACK_GROUP_NOT_FOUND with `getOnly`; the store's errors.
   */
  async group(project: StreamId, options: CopiedOptions): Promise<Collection> {
    const { name, description, metadata } = options
    const id = groupStreamId(project, name)
    const events: StreamEvent[] = [
      { stream: id, event: { type: 'GroupCreated', name, description, project } },
      { stream: project, event: { type: 'GroupAdded', group: id, name } },
      ...(metadata === undefined ? [] : [metadataEvent(id, metadata)]),
    ]
    if (await this.#has(id)) return { id, name }
    if (options.getOnly) throw this.#notFound('TRACK_GROUP_NOT_FOUND', 'group', name)
    await this.#create(id, events)
    return { id, name }
  }

  /** Creates a stream, unless another writer is faster. */
  async #create(id: StreamId, events: readonly StreamEvent[]): Promise<void> {
    try {
      await this.#recorder.commit(events, { [id]: 'no-stream' })
    } catch (error) {
      if (!isTrackError(error, 'TRACK_REVISION_CONFLICT')) throw error
    }
  }

  #notFound(
    code: 'TRACK_PROJECT_NOT_FOUND' | 'TRACK_GROUP_NOT_FOUND',
    kind: string,
    name: string,
  ): TrackError {
    return new TrackError(code, `${this.#uri} has no ${kind} ${JSON.stringify(name)}`, {
      details: { uri: this.#uri, name },
    })
  }
}

function tagsEvent(stream: StreamId, tags: Values): StreamEvent {
  return { stream, event: { type: 'TagsAdded', tags } }
}

function metadataEvent(stream: StreamId, metadata: Values): StreamEvent {
  return { stream, event: { type: 'MetadataLogged', metadata } }
}
