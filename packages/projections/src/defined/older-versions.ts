import type { EventLog, StreamId } from '@track/core'
import { DerivedCache, type DerivedEntry } from '../derived-cache.js'
import { decodeSnapshot } from '../snapshot.js'
import type { ViewReader } from '../view-reader.js'
import { type DefinedView, keptName, keptProjection } from './defined-view.js'

const keysPerPage = 256

/** A state that an older version of a projection came to. */
export interface OlderView {
  readonly version: number
  readonly view: DefinedView<unknown>
}

/** What is kept of a user's projection by versions before the one in use. */
export class OlderVersions {
  readonly #cache: DerivedCache
  readonly #reader: ViewReader
  readonly #name: string
  readonly #version: number

  constructor(
    log: EventLog,
    reader: ViewReader,
    { name, version }: { readonly name: string; readonly version: number },
  ) {
    this.#cache = new DerivedCache(log.derived)
    this.#reader = reader
    this.#name = name
    this.#version = version
  }

  /** The newest state of each stream, or of one, by the highest version that has any of it. */
  async *views(stream?: StreamId): AsyncIterable<OlderView> {
    const seen = new Set<StreamId>()
    for (const version of await this.#versions()) {
      const kept = keptProjection(this.#name, version)
      for await (const keys of this.#keys(version, stream)) {
        for (const key of keys) {
          const [, , , , of] = key.split('/')
          if (of === undefined || seen.has(of)) continue
          const [bytes] = await this.#cache.get([key])
          const snapshot = bytes === undefined ? undefined : decodeSnapshot(kept, bytes)
          if (snapshot?.state.stream !== of) continue
          if (!(await this.#reader.isOfThisLog(of, snapshot.checkpoint))) continue
          seen.add(of)
          yield { version, view: snapshot.state }
        }
      }
    }
  }

  /** Removes all that they kept. */
  async remove(): Promise<void> {
    for (const version of await this.#versions()) {
      for await (const keys of this.#keys(version)) {
        await this.#cache.write(keys.map((key): DerivedEntry => [key, undefined]))
      }
    }
  }

  /** The versions below the one in use of which something is kept, the highest first. */
  async #versions(): Promise<number[]> {
    const prefix = this.#prefix()
    const versions: number[] = []
    let to = `${prefix}~`
    for (;;) {
      const [key] = await this.#cache.keysBackward(prefix, to, 1)
      if (key === undefined) break
      const [version = ''] = key.slice(prefix.length).split('/')
      versions.push(Number(version))
      to = `${prefix}${version}/`
    }
    return versions.filter((version) => version < this.#version).sort((a, b) => b - a)
  }

  /** The keys of a version's snapshots in pages, of each stream the newest first. */
  async *#keys(version: number, stream?: StreamId): AsyncIterable<readonly string[]> {
    const prefix = `${this.#prefix()}${version}/${stream === undefined ? '' : `${stream}/`}`
    let to = `${prefix}~`
    for (;;) {
      const keys = await this.#cache.keysBackward(prefix, to, keysPerPage)
      const last = keys.at(-1)
      if (last === undefined) return
      yield keys
      to = last
    }
  }

  #prefix(): string {
    return `snapshot/${keptName(this.#name)}/`
  }
}
