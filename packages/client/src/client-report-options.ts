import type { Trial } from './trial.js'

/** Which report, of which moment. */
export interface ClientReportOptions {
  /** A trial, or the summary of one. Default: the client's trial. */
  readonly trial?: Pick<Trial, 'id'>
  /**
   * Adds uid, hash, project, groups and asOf, what else the trial keeps (system, output, files), and does
   * not cut lists. Default false.
   */
  readonly full?: boolean
  /** The report as the log's first so many events give it. Default: all. */
  readonly at?: number
  /** Writes it to standard output as JSON. Default true. */
  readonly print?: boolean
}
