import { type Commit, hexOf, type RecordedEvent, type Redacted, replacedDigest } from '@track/core'
import { sha256 } from './sha256.js'
import type { OnDamage } from './store-damage.js'

/** A value that was removed, as its Redacted event tells it. */
export interface StoreRedaction {
  /** Of the commit whose body was replaced. */
  readonly position: number
  /** Of the events in it that lost the value. */
  readonly events: readonly number[]
  /** What was removed, such as `arguments.api_key`. */
  readonly path: string
  readonly by: string
  readonly reason: string
  /** By the clock of whoever did it: milliseconds since 1970. */
  readonly timeMs: number
  /** Of the event that says so. */
  readonly saidAt: number
}

/** The sound commits of a log, once more after a walk has come to them. */
export interface CommitsAgain {
  /** The one at a position; undefined when there is none. */
  readonly at: (position: number) => Promise<Commit | undefined>
  readonly all: () => AsyncIterable<Commit>
}

interface Step {
  readonly event: Redacted
  /** Whether the event came by a merge: its position is one of another store. */
  readonly isFromElsewhere: boolean
  readonly shown: StoreRedaction
}

/**
 * Holds bodies that stand in the place of others against the Redacted events that say so: by their digests, which
 * stay where a merge changes positions. A body that lacks events is a vacuum's, and taken on trust. It takes memory
 * for each replaced body and each such event.
 */
export class RedactionAudit {
  /** Commits that have all their events, and another body. */
  readonly #replaced: number[] = []
  /** By the digest of the body that each replaced. */
  readonly #steps = new Map<string, Step>()

  /** Takes note of a commit, in the order of the log, with its events. */
  take(commit: Commit, events: readonly RecordedEvent[]): void {
    const isWhole = events.length === commit.count
    if (replacedDigest(commit.body) !== undefined && isWhole) this.#replaced.push(commit.position)
    for (const { event, position: saidAt, timeMs, origin } of events) {
      if (event.type !== 'Redacted') continue
      const { position, path, by, reason } = event
      const shown = { position, events: event.events, path, by, reason, timeMs, saidAt }
      this.#steps.set(event.oldBodyDigest, { event, isFromElsewhere: origin !== undefined, shown })
    }
  }

  /**
   * Tells of bodies that no event explains, and of events whose body is still the one that was replaced.
   * @returns The redactions that the log tells of, in the order of their events.
   */
  async finish(log: CommitsAgain, onDamage: OnDamage): Promise<readonly StoreRedaction[]> {
    const tell = (position: number, fault: string): void => {
      const message = `The body of the commit at position ${position} ${fault}`
      onDamage({ kind: 'redaction', position, commit: position, message })
    }
    for (const position of this.#replaced) {
      const body = (await log.at(position))?.body
      if (body !== undefined && !this.#explains(body)) {
        tell(position, 'stands in the place of another, and no Redacted event says so')
      }
    }
    for (const position of await this.unreplaced(log)) {
      tell(position, 'is the one that a Redacted event says was replaced')
    }
    return Array.from(this.#steps.values(), ({ shown }) => shown)
  }

  /**
   * Positions of commits whose body is still one that an event says was replaced. Where the event came by a merge,
   * only the digest says which: the log is read once more then.
   */
  async unreplaced(log: CommitsAgain): Promise<readonly number[]> {
    const found: number[] = []
    const sought = new Set<string>()
    for (const { event, isFromElsewhere } of this.#steps.values()) {
      const { position, oldBodyDigest } = event
      if (isFromElsewhere) sought.add(oldBodyDigest)
      else {
        const body = (await log.at(position))?.body
        if (body !== undefined && hexOf(sha256(body)) === oldBodyDigest) found.push(position)
      }
    }
    if (sought.size === 0) return found
    for await (const { position, body } of log.all()) {
      if (sought.has(hexOf(sha256(body)))) found.push(position)
    }
    return found
  }

  /** Whether events lead from the body that was there first to this one. */
  #explains(body: Uint8Array): boolean {
    const last = hexOf(sha256(body))
    let digest = hexOf(replacedDigest(body) ?? new Uint8Array())
    for (let steps = 0; steps <= this.#steps.size && digest !== last; steps++) {
      digest = this.#steps.get(digest)?.event.newBodyDigest ?? ''
    }
    return digest === last
  }
}
