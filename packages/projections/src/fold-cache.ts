import type { StreamId } from '@track/core'
import type { Checkpoint } from './snapshot.js'
import type { Keepable } from './stream-fold.js'
import type { StreamKind } from './stream-kind.js'
import type { ViewReader } from './view-reader.js'

/** A fold, and what its stream is of. */
export interface KindOfFold {
  readonly kind: StreamKind
  readonly fold: Keepable & {
    readonly stream: StreamId
    readonly checkpoint: Checkpoint | undefined
  }
}

/** What a cache asks of the folds that it holds. */
export interface FoldCachePolicy<Fold extends KindOfFold> {
  /** About how many bytes of memory a fold's state holds. */
  bytesOf(fold: Fold): number
  /** Whether a fold is to go before others, since no more is expected of its stream. */
  isIdle(fold: Fold): boolean
  /** The fold again, from the snapshot that it left. */
  again(kind: Fold['kind'], stream: StreamId, checkpoint: Checkpoint): Promise<Fold>
}

interface Away<Fold extends KindOfFold> {
  readonly kind: Fold['kind']
  readonly checkpoint: Checkpoint
}

/**
 * Folds by stream, as many as fit into so many bytes. Those that have to go leave a snapshot and are
 * brought back by it: first those that are idle, then whatever was used the longest ago.
 */
export class FoldCache<Fold extends KindOfFold> {
  readonly #reader: ViewReader
  readonly #policy: FoldCachePolicy<Fold>
  // Maps keep the order of insertion, so each begins with what was used the longest ago.
  readonly #idle = new Map<StreamId, Fold>()
  readonly #active = new Map<StreamId, Fold>()
  readonly #bytes = new Map<StreamId, number>()
  readonly #away = new Map<StreamId, Away<Fold>>()
  #bytesTotal = 0

  constructor(reader: ViewReader, policy: FoldCachePolicy<Fold>) {
    this.#reader = reader
    this.#policy = policy
  }

  /** About how many bytes the folds that are here hold. */
  get bytes(): number {
    return this.#bytesTotal
  }

  /** The fold of a stream if it is here. */
  here(stream: StreamId): Fold | undefined {
    return this.#active.get(stream) ?? this.#idle.get(stream)
  }

  /** The fold of a stream, brought back if it had to go; undefined when there never was one. */
  async get(stream: StreamId): Promise<Fold | undefined> {
    const away = this.#away.get(stream)
    if (away === undefined) return this.here(stream)
    const fold = await this.#policy.again(away.kind, stream, away.checkpoint)
    this.#away.delete(stream)
    this.touch(fold)
    return fold
  }

  /** Takes in a fold, or notes that it was used and may have grown. */
  touch(fold: Fold): void {
    const { stream } = fold.fold
    this.#forget(stream)
    const bytes = this.#policy.bytesOf(fold)
    this.#bytes.set(stream, bytes)
    this.#bytesTotal += bytes
    ;(this.#policy.isIdle(fold) ? this.#idle : this.#active).set(stream, fold)
  }

  /** Lets folds go until at most `bytesMax` are left; `leaving` sees each before. */
  async shrink(bytesMax: number, leaving: (fold: Fold) => void | Promise<void>): Promise<void> {
    const gone: Fold[] = []
    while (this.#bytesTotal > bytesMax) {
      const fold = first(this.#idle) ?? first(this.#active)
      if (fold === undefined) break
      await leaving(fold)
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
  folds(): Fold[] {
    return [...this.#active.values(), ...this.#idle.values()]
  }

  #forget(stream: StreamId): void {
    this.#bytesTotal -= this.#bytes.get(stream) ?? 0
    this.#bytes.delete(stream)
    this.#idle.delete(stream)
    this.#active.delete(stream)
  }
}

function first<Fold>(folds: ReadonlyMap<StreamId, Fold>): Fold | undefined {
  for (const fold of folds.values()) return fold
  return undefined
}
