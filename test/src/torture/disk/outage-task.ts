import type { Plan } from '../planned-event.js'

/** What programs/log-through-outage.js is told to do. */
export interface OutageTask extends Plan {
  /** The store's folder. */
  readonly path: string
  readonly whenFull: 'wait' | 'drop'
  readonly backlogBytesMax: number
  /** Steps that it logs at once, once a turn of the event loop. */
  readonly stepsAtOnce: number
}
