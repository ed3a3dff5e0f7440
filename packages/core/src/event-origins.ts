import type { Commit, CommitOrigin } from './commit.js'
import { decodeHeader } from './header-codec.js'
import type { EventOrigin } from './recorded-event.js'

/** Where the events of one group of a commit of a merged store were first logged. */
export class EventOrigins {
  readonly #first: number
  readonly #store: string
  readonly #position: number
  readonly #former: ReadonlyMap<number, number>
  readonly #revisionsAhead: number

  /**
   * @throws TRACK_COMMIT_CORRUPT when the header that it had there is damaged.
   */
  constructor(commit: Commit, { store, position, header, former }: CommitOrigin, group: number) {
    const { streams } = decodeHeader(header, commit.position)
    this.#first = commit.position
    this.#store = store
    this.#position = position
    this.#former = new Map(former.map(({ place, revision }) => [place, revision]))
    const there = streams[group]?.firstRevision ?? 0
    this.#revisionsAhead = (commit.streams[group]?.firstRevision ?? 0) - there
  }

  /** Of the event that has these places here. */
  of(position: number, streamRevision: number): EventOrigin {
    const place = position - this.#first
    const trialRevision = this.#former.get(place)
    return {
      store: this.#store,
      position: this.#position + place,
      streamRevision: streamRevision - this.#revisionsAhead,
      ...(trialRevision !== undefined && { trialRevision }),
    }
  }
}
