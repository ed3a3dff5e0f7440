import { checkText, TrackError } from '@track/core'
import { checkMode, type MetricMode } from '@track/projections/alert-rules'
import type { TrialQuery } from '@track/projections/query'
import { checkMs, copyWhere } from './alert-options.js'
import { checkOptions, type OptionNames } from './check-options.js'

/** What a leaderboard shows. */
export interface LeaderboardOptions {
  readonly metric: string
  /** Whether the lowest or the highest values lead. */
  readonly mode: MetricMode
  /** Leaders at the most. Default 10. */
  readonly k?: number
  /** Whether a trial stands by its best value or by its latest. Default its best. */
  readonly by?: 'best' | 'last'
  /** Which trials can be on it. Default all. */
  readonly where?: TrialQuery
  /** Milliseconds between two emissions at the least. Default 1,000. */
  readonly intervalMs?: number
}

const optionNames: OptionNames<LeaderboardOptions> = {
  metric: true,
  mode: true,
  k: true,
  by: true,
  where: true,
  intervalMs: true,
}

/** The options as they are at the call. @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID */
export function copyLeaderboardOptions(options: LeaderboardOptions): Required<LeaderboardOptions> {
  checkOptions('leaderboard', options, optionNames)
  const { metric, mode, k = 10, by = 'best', where = {}, intervalMs = 1000 } = options
  checkText(metric, 'metric')
  checkMode(mode)
  checkMs('intervalMs', intervalMs)
  if (!(Number.isSafeInteger(k) && k > 0)) throw invalid('k', 'k is a count from 1 on')
  if (by !== 'best' && by !== 'last') throw invalid('by', "A trial stands by 'best' or 'last'")
  return { metric, mode, k, by, where: copyWhere(where), intervalMs }
}

function invalid(argument: string, message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument } })
}
