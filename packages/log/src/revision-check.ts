import { type Commit, type StreamId, TrackError } from '@track/core/commits'

/**
 * Checks that the commits of a forward read carry on each stream where the read saw it last, and
 * that commit times never go back: what a chain of digests cannot tell, since it vouches for whatever
 * was written.
 */
export class RevisionCheck {
  readonly #next = new Map<StreamId, number>()
  readonly #fromStart: boolean
  #committedAtMs = Number.NEGATIVE_INFINITY
  #digest: Uint8Array | undefined

  /** @param fromStart Whether the read begins with the log, so that streams must begin at 0. */
  constructor(fromStart: boolean) {
    this.#fromStart = fromStart
  }

  /** Digest of the last commit taken: what the next must name as the one before it. */
  get digest(): Uint8Array | undefined {
    return this.#digest
  }

  /** @throws TRACK_COMMIT_CORRUPT, naming the commit's position. */
  take({ position, committedAtMs, streams, digest }: Commit): void {
    if (committedAtMs < this.#committedAtMs) throw corrupt(position, 'its time goes back')
    this.#committedAtMs = committedAtMs
    for (const { id, firstRevision, count } of streams) {
      const next = this.#next.get(id) ?? (this.#fromStart ? 0 : firstRevision)
      if (firstRevision !== next) {
        throw corrupt(position, `the stream ${id} goes on at ${firstRevision} instead of ${next}`)
      }
      this.#next.set(id, firstRevision + count)
    }
    this.#digest = digest
  }
}

function corrupt(position: number, what: string): TrackError {
  return new TrackError('TRACK_COMMIT_CORRUPT', `The commit at position ${position}: ${what}`, {
    details: { position },
  })
}
