import type { Moment } from '@track/core'
import { type AsOfOptions, copyAt } from './as-of-options.js'
import { checkOptions, type OptionNames } from './check-options.js'
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

const optionNames: OptionNames<ClientReportOptions> = {
  trial: true,
  full: true,
  print: true,
  at: true,
}

/** Which report, of which moment, as it was at the call. */
export interface CopiedReportOptions extends Pick<ClientReportOptions, 'trial'> {
  readonly full: boolean
  readonly print: boolean
  readonly at: Moment | undefined
}

/** The options as they are at the call. @throws TRACK_ARGUMENT_INVALID */
export function copyReportOptions(options: ClientReportOptions): CopiedReportOptions {
  checkOptions('report', options, optionNames)
  const { trial, full = false, print = true, at } = options
  return { ...(trial !== undefined && { trial }), full, print, at: copyAt(at) }
}
