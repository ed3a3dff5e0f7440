import type { StreamId } from '@track/core'
import type { DerivedCache, DerivedEntry } from './derived-cache.js'
import type { ViewProjection } from './projection.js'
import { type Checkpoint, decodeSnapshot, encodeSnapshot, type Snapshot } from './snapshot.js'
import { isSpaced, type SnapshotSpacing } from './snapshot-spacing.js'
import type { View } from './view.js'

// More than a stream has, but for what readers of earlier moments may have left behind.
const keysPerPage = 256
const digits = 16

/**
 * Snapshots of streams in a store of derived data, under
 * `snapshot/<projection>/<version>/<stream>/<revision>/<position>`, both numbers padded so that keys
 * sort as they do. Of each stream it keeps the newest and spaced ones, for views as of earlier
 * moments; see isSpaced for how they thin out.
 */
export class SnapshotStore {
  readonly #cache: DerivedCache

  constructor(cache: DerivedCache) {
    this.#cache = cache
  }

  /**
   * Snapshots of a stream that reflect nothing at or after position `at` and revision `toRevision`, newest
   * first. What cannot be decoded is left out. Whether one belongs to the log as it is now is for the caller to
   * find out.
   */
  async *newestFirst<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    { at, toRevision }: { readonly at: number; readonly toRevision?: number },
  ): AsyncIterable<Snapshot<State>> {
    const prefix = prefixOf(projection, stream)
    let to = `${prefix}${toRevision === undefined ? '~' : padded(toRevision)}`
    for (;;) {
      const keys = await this.#cache.keysBackward(prefix, to, keysPerPage)
      for (const key of keys) {
        if (placeOf(key).position > at) continue
        const [bytes] = await this.#cache.get([key])
        const snapshot = bytes === undefined ? undefined : decodeSnapshot(projection, bytes)
        if (snapshot !== undefined && snapshot.state.stream === stream) yield snapshot
      }
      const last = keys.at(-1)
      if (last === undefined || keys.length < keysPerPage) return
      to = last
    }
  }

  /** The snapshot that was kept at exactly `checkpoint`, undefined when it is gone. */
  async load<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    checkpoint: Checkpoint,
  ): Promise<Snapshot<State> | undefined> {
    const [bytes] = await this.#cache.get([keyOf(projection, stream, checkpoint)])
    return bytes === undefined ? undefined : decodeSnapshot(projection, bytes)
  }

  /** What to write in order to keep `snapshot`. */
  entry<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    snapshot: Snapshot<State>,
  ): DerivedEntry {
    return [keyOf(projection, stream, snapshot.checkpoint), encodeSnapshot(projection, snapshot)]
  }

  /** The key of the snapshot at `checkpoint`. */
  key<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    checkpoint: Checkpoint,
  ): string {
    return keyOf(projection, stream, checkpoint)
  }

  /** What to delete when the newest snapshot is at `revision`: those before that are not spaced. */
  async thinned<State extends View>(
    projection: ViewProjection<State>,
    stream: StreamId,
    revision: number,
    spacing: SnapshotSpacing,
  ): Promise<DerivedEntry[]> {
    const prefix = prefixOf(projection, stream)
    const newest = `${prefix}${padded(revision)}`
    const keys = await this.#cache.keysBackward(prefix, newest, keysPerPage)
    return keys
      .filter((key) => !isSpaced(placeOf(key).revision + 1, revision + 1, spacing))
      .map((key) => [key, undefined])
  }
}

function prefixOf({ name, version }: { name: string; version: number }, stream: StreamId): string {
  return `snapshot/${name}/${version}/${stream}/`
}

function keyOf<State extends View>(
  projection: ViewProjection<State>,
  stream: StreamId,
  { streamRevision, position }: Checkpoint,
): string {
  return `${prefixOf(projection, stream)}${padded(streamRevision)}/${padded(position)}`
}

function padded(index: number): string {
  return String(index).padStart(digits, '0')
}

function placeOf(key: string): { revision: number; position: number } {
  const [revision, position] = key.split('/').slice(-2).map(Number)
  return { revision: revision ?? Number.NaN, position: position ?? Number.NaN }
}
