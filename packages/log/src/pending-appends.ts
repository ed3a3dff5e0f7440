import type { Appended, OnSettled, TrackError } from '@track/core/commits'
import { asQuiet, bytesOf, type PostedAppend } from './posted-append.js'

/** Who waits for an append: told that it is durable, or that the answer will not come soon. */
export interface Awaiter {
  readonly answered: (appended: Appended) => void
  readonly overdue: (error: TrackError) => void
}

interface PendingAppend {
  /** Kept until it is settled, should the thread die. */
  readonly posted: PostedAppend
  /** Its place among those that the thread was sent, from 0, modulo 2^32. */
  readonly place: number
  /** Whoever waits for it; undefined for a quiet one, of which less is known. */
  readonly awaited: Awaiter | undefined
  /** Told of a refusal, and that a quiet one is durable. */
  readonly settled: OnSettled
}

/** The appends that a store's thread was sent and has not settled, in the order in which they were sent. */
export class PendingAppends {
  readonly #pending = new Map<number, PendingAppend>()
  readonly #hold: (change: 1 | -1) => void
  #bytes = 0
  /** Appends that the thread was sent. */
  #sent = 0

  /** @param hold Told when one is awaited, and when no more: the process stays alive for it. */
  constructor(hold: (change: 1 | -1) => void) {
    this.#hold = hold
  }

  get size(): number {
    return this.#pending.size
  }

  /** Of their bodies. */
  get bytes(): number {
    return this.#bytes
  }

  /** The id of the one that was sent first; undefined when there is none. */
  get oldest(): number | undefined {
    const [oldest] = this.#pending.keys()
    return oldest
  }

  /** Takes note of one that was sent; see `PendingAppend`. */
  add(posted: PostedAppend, awaited: Awaiter | undefined, settled: OnSettled): void {
    this.#pending.set(posted[0], { posted, place: this.#sent++, awaited, settled })
    this.#bytes += bytesOf(posted)
    if (awaited !== undefined) this.#hold(1)
  }

  /** Those that are left are sent to another thread, which was sent nothing yet. */
  resend(send: (posted: PostedAppend) => void): void {
    this.#sent = 0
    for (const [id, pending] of this.#pending) {
      send(pending.posted)
      this.#pending.set(id, { ...pending, place: this.#sent++ }) // keeps its place in the map
    }
  }

  /** Takes one away, whoever waits for it; undefined when it was settled before. */
  settle(id: number): PendingAppend | undefined {
    const pending = this.#pending.get(id)
    if (pending === undefined) return undefined
    this.#pending.delete(id)
    this.#bytes -= bytesOf(pending.posted)
    if (pending.awaited !== undefined) this.#hold(-1)
    return pending
  }

  /** Settles the quiet ones among the first so many that the thread was sent: those refused are gone by now. */
  settleQuiet(count: number): void {
    for (const [id, { place, awaited }] of this.#pending) {
      if (((count - place) | 0) <= 0) break
      if (awaited === undefined) this.settle(id)?.settled(undefined)
    }
  }

  /** Tells whoever waits for an append that its answer is overdue; it goes on as a quiet one. */
  makeQuiet(id: number, error: TrackError): void {
    const pending = this.#pending.get(id)
    if (pending?.awaited === undefined) return
    const posted = asQuiet(pending.posted)
    this.#pending.set(id, { ...pending, posted, awaited: undefined }) // keeps its place in the map
    this.#hold(-1)
    pending.awaited.overdue(error)
  }

  /** Refuses all that there are at the call. */
  refuseAll(error: TrackError): void {
    for (const id of [...this.#pending.keys()]) this.settle(id)?.settled(error)
  }
}

/** Tells of an append that was settled that it is durable. */
export function tellAppended(pending: PendingAppend | undefined, appended: Appended): void {
  if (pending?.awaited === undefined) pending?.settled(undefined)
  else pending.awaited.answered(appended)
}
