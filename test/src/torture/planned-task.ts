import type { Plan } from './planned-event.js'

/**
 * How a session goes about it: with turns of the event loop or none, one event now and then, flushing
 * every few, reading reports (which keeps snapshots), logging files, or closing and opening its store all
 * the time.
 */
export type PlannedHow =
  | 'yield'
  | 'never-yield'
  | 'trickle'
  | 'flush'
  | 'report'
  | 'files'
  | 'reopen'

/** A server that has the store. */
export interface PlannedServer {
  readonly uri: string
  readonly token: string
  /** The folder of the spools. */
  readonly spools: string
}

/** What programs/log-planned.js is told to do. */
export interface PlannedTask extends Plan {
  /** The store's folder. */
  readonly path: string
  readonly how: PlannedHow
  /** Default: it opens the store itself. */
  readonly server?: PlannedServer
  /** Steps after which it kills itself. Default: it goes on until somebody does. */
  readonly steps?: number
}
