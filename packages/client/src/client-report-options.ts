import type { AsOfOptions } from './as-of-options.js'
import type { Trial } from './trial.js'

/** Which report, of which moment. */
export interface ClientReportOptions extends AsOfOptions {
  /** A trial, or the summary of one. Default: the client's trial. */
  readonly trial?: Pick<Trial, 'id'>
  /**
   * Adds uid, hash, project, groups and asOf, what else the trial keeps (system, output, files), and does
   * not cut lists. Default false.
   */
  readonly full?: boolean
  /** Writes it to standard output as JSON. Default true. */
  readonly print?: boolean
}
