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

interface Step {
  readonly event: Redacted
  readonly shown: StoreRedaction
}

/**
 * Holds bodies that stand in the place of others against the Redacted events that say so: each must be what
 * the first of its commit began with and the last one ended with. A body that lacks events is a vacuum's, and
 * taken on trust. It takes memory for each replaced body and each such event.
 */
export class RedactionAudit {
  /** Commits that have all their events, and another body. */
  readonly #replaced = new Set<number>()
  readonly #steps = new Map<number, Step[]>()

  /** Takes note of a commit, in the order of the log, with its events. */
  take(commit: Commit, events: readonly RecordedEvent[]): void {
    const isWhole = events.length === commit.count
    if (replacedDigest(commit.body) !== undefined && isWhole) this.#replaced.add(commit.position)
    for (const { event, position: saidAt, timeMs } of events) {
      if (event.type !== 'Redacted') continue
      const { position, path, by, reason } = event
      const shown = { position, events: event.events, path, by, reason, timeMs, saidAt }
      const steps = this.#steps.get(position)
      if (steps === undefined) this.#steps.set(position, [{ event, shown }])
      else steps.push({ event, shown })
    }
  }

  /**
   * Tells of bodies that no event explains, and of events whose body is another.
   * @param commitAt Reads the commit at a position again; undefined when there is none, or none that is sound.
   * @returns The redactions that the log tells of, in the order of their events.
   */
  async finish(
    commitAt: (position: number) => Promise<Commit | undefined>,
    onDamage: OnDamage,
  ): Promise<readonly StoreRedaction[]> {
    for (const position of new Set([...this.#replaced, ...this.#steps.keys()])) {
      const commit = await commitAt(position)
      if (commit === undefined || commit.tombstone !== undefined) continue
      const isCut = !this.#replaced.has(position) && replacedDigest(commit.body) !== undefined
      if (isCut) continue
      const fault = faultOf(commit.body, this.#steps.get(position) ?? [])
      if (fault === undefined) continue
      const message = `The body of the commit at position ${position} ${fault}`
      onDamage({ kind: 'redaction', position, commit: position, message })
    }
    const all = [...this.#steps.values()].flat().map(({ shown }) => shown)
    return all.sort((a, b) => a.saidAt - b.saidAt)
  }
}

function faultOf(body: Uint8Array, steps: readonly Step[]): string | undefined {
  const replaces = replacedDigest(body)
  if (replaces === undefined) return 'is the one that a Redacted event says was replaced'
  if (steps.length === 0) return 'stands in the place of another, and no Redacted event says so'
  let digest = hexOf(replaces)
  for (const { event } of steps) {
    if (event.oldBodyDigest !== digest) return 'replaces another one than Redacted events say'
    digest = event.newBodyDigest
  }
  if (digest !== hexOf(sha256(body))) return 'is not the one that a Redacted event names'
  return undefined
}
