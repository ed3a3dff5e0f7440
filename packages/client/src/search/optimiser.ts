import type { Values } from '@track/core'

/** What is known of a point that a search has given out. */
export interface Observation {
  readonly point: Values
  /**
   * 'open' while its trial may still come to a value; 'failed' when that has ended otherwise than
   * completed, or without one.
   */
  readonly state: 'open' | 'observed' | 'failed'
  /** What it came to; undefined unless observed. */
  readonly value: number | undefined
}

/** What an optimiser goes by. */
export interface SearchSoFar {
  /** In the order in which the points were given out, those of other processes among them. */
  readonly observations: readonly Observation[]
  readonly mode: 'min' | 'max'
}

/**
 * Makes the points of a search. It is asked anew for each, also in several processes at once, and told
 * what all of them have come to; what it keeps to itself, no other process knows.
 */
export interface Optimiser {
  /** Kept with each trial that it made. */
  readonly name: string
  /**
   * The next point; undefined when there is none. One that was given out before is passed over, and it is
   * asked again.
   */
  suggest(search: SearchSoFar): Values | undefined | Promise<Values | undefined>
}
