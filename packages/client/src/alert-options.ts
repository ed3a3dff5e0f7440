import { type LogMoment, TrackError } from '@track/core/light'
import type { AlertRule } from '@track/projections/alert-rules'
import type { TrialQuery } from '@track/projections/query'
import { copyAt } from './as-of-options.js'
import { checkOptions, type OptionNames } from './check-options.js'
import { copySearch } from './trial-search-options.js'

/** Which alerts to tell. */
export interface AlertsOptions {
  /** At least one; each has a name of its own. */
  readonly rules: readonly AlertRule[]
  /** Which trials they are asked about. Default all. */
  readonly where?: TrialQuery
  /**
   * Where to go on from: an alert's `checkpoint`, or any moment; within a commit it is the beginning of that.
   * Default now.
   */
  readonly from?: LogMoment
  /** Milliseconds between two looks at the rules with a clock. Default 5,000. */
  readonly checkEveryMs?: number
}

const optionNames: OptionNames<AlertsOptions> = {
  rules: true,
  where: true,
  from: true,
  checkEveryMs: true,
}

/** The options as they are at the call. */
export interface CopiedAlertsOptions {
  readonly rules: readonly AlertRule[]
  readonly where: TrialQuery
  readonly from: LogMoment | undefined
  readonly checkEveryMs: number
}

/** @throws TRACK_ARGUMENT_INVALID */
export function copyAlertsOptions(options: AlertsOptions): CopiedAlertsOptions {
  checkOptions('alerts', options, optionNames)
  const { rules, where = {}, from, checkEveryMs = 5000 } = options
  const copied = Array.isArray(rules) ? rules.map((rule: AlertRule) => ({ ...rule })) : []
  const names = new Set(copied.map(({ name }) => name))
  if (names.size === 0 || names.size < copied.length || !copied.every(isRule)) {
    throw invalid('rules', 'Rules are a list, at least one, of { name, when } with different names')
  }
  checkMs('checkEveryMs', checkEveryMs)
  return { rules: copied, where: copyWhere(where), from: copyAt(from), checkEveryMs }
}

/** The query as it is at the call. @throws TRACK_ARGUMENT_INVALID for what is made of other than values. */
export function copyWhere(where: TrialQuery): TrialQuery {
  return copySearch({ where }).where ?? {}
}

/** @throws TRACK_ARGUMENT_INVALID for what is no time that can be waited. */
export function checkMs(argument: string, ms: number): void {
  if (!(ms >= 0 && ms < 2 ** 31)) {
    throw invalid(argument, `${argument} is a number of milliseconds below 2^31`)
  }
}

function isRule({ name, when }: AlertRule): boolean {
  return typeof name === 'string' && name !== '' && typeof when === 'function'
}

function invalid(argument: string, message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument } })
}
