import type { StreamId } from '@track/core'
import { type AnyFold, foldAgain } from './any-fold.js'
import type { Checkpoint } from './snapshot.js'
import { stateBytes } from './state-bytes.js'
import type { StreamKind } from './stream-kind.js'
import { isRunning } from './trial-view.js'
import type { ViewReader } from './view-reader.js'

interface Away {
  readonly kind: StreamKind
  readonly checkpoint: Checkpoint
}

/**
 * Folds by stream, as many as fit into so many bytes. Those that have to go leave a snapshot and are
 * brought back by it: first trials that do not run, then whatever was used the longest ago.
 */
export class FoldCache {
  readonly #reader: ViewReader
  // Maps keep the order of insertion, so each begins with what was used the longest ago.
  readonly #idle = new Map<StreamId, AnyFold>()
  readonly #active = new Map<StreamId, AnyFold>()
  readonly #bytes = new Map<StreamId, number>()
  readonly #away = new Map<StreamId, Away>()
  #bytesTotal = 0

  constructor(reader: ViewReader) {
    this.#reader = reader
  }

  /** The fold of a stream if it is here. */
  here(stream: StreamId): AnyFold | undefined {
    return this.#active.get(stream) ?? this.#idle.get(stream)
  }

  /** The fold of a stream, brought back if it had to go; undefined when there never was one. */
  async get(stream: StreamId): Promise<AnyFold | undefined> {
    const away = this.#away.get(stream)
    if (away === undefined) return this.here(stream)
    const fold = await foldAgain(this.#reader, away.kind, stream, away.checkpoint)
    this.#away.delete(stream)
    this.touch(fold)
    return fold
  }

  /** Takes in a fold, or notes that it was used and may have grown. */
  touch(fold: AnyFold): void {
    const { stream } = fold.fold
    this.#forget(stream)
    const bytes = stateBytes(fold)
    this.#bytes.set(stream, bytes)
    this.#bytesTotal += bytes
    const idle = fold.kind === 'trial' && !isRunning(fold.fold.state.status)
    ;(idle ? this.#idle : this.#active).set(stream, fold)
  }

  /** Lets folds go until at most `bytesMax` are left; `leaving` sees each before. */
  async shrink(bytesMax: number, leaving: (fold: AnyFold) => void): Promise<void> {
    const gone: AnyFold[] = []
    while (this.#bytesTotal > bytesMax) {
      const fold = first(this.#idle) ?? first(this.#active)
      if (fold === undefined) break
      leaving(fold)
      gone.push(fold)
      this.#forget(fold.fold.stream)
    }
    await this.#reader.keepAll(gone.map(({ fold }) => fold))
    for (const { kind, fold } of gone) {
      const { checkpoint, stream } = fold
      if (checkpoint !== undefined) this.#away.set(stream, { kind, checkpoint })
    }
  }

  /** All streams, here or away. */
  streams(): StreamId[] {
    return [...this.#active.keys(), ...this.#idle.keys(), ...this.#away.keys()]
  }

  /** The folds that are here. */
  folds(): AnyFold[] {
    return [...this.#active.values(), ...this.#idle.values()]
  }

  #forget(stream: StreamId): void {
    this.#bytesTotal -= this.#bytes.get(stream) ?? 0
    this.#bytes.delete(stream)
    this.#idle.delete(stream)
    this.#active.delete(stream)
  }
}

function first(folds: ReadonlyMap<StreamId, AnyFold>): AnyFold | undefined {
  for (const fold of folds.values()) return fold
  return undefined
}
