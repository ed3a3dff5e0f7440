import type { Random } from './random.js'

/** What a round of a kind is given, and tells. */
export interface Round {
  /** Empty, the round's own. It is kept when the round fails. */
  readonly folder: string
  /** Whether the time is up: a round then ends at the next place where it can. */
  readonly isOver: () => boolean
  /** Counts something that was tried, by where in the code it struck. */
  count(where: string): void
  /** Notes how much of something there was, to be told; nothing follows from it. */
  measure(what: string, value: number): void
}

/** One way to try to break what docs/guarantees.md states. */
export interface TortureKind {
  readonly name: string
  /** One line. */
  readonly about: string
  /** Whether each thing that it counts is a process that was killed. */
  readonly kills?: boolean
  /** Why it cannot be tried on this machine; undefined when it can. */
  absent(): string | undefined
  /**
   * Tries for a while, some seconds at most. All its choices follow from `random`; the moments at which
   * other processes are met do not.
   * @throws When a promise was broken, saying which and where.
   */
  run(random: Random, round: Round): Promise<void>
}
