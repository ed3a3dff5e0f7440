import { type StreamId, TrackError } from '@track/core'
import type { AlertRule } from '../alert-rules.js'
import type { TrialFilter } from '../query/trial-filter.js'
import type { TrialSummary } from '../query/trial-summary.js'
import type { TrialView } from '../trial-view.js'

/** What a rule says of a trial. */
export type Answer = string | boolean

/** What rules are asked about. */
export interface AskedTrial {
  readonly summary: TrialSummary
  readonly view: TrialView
  /** See {@link RuledTrial.lost}. */
  readonly lost?: string | undefined
}

/**
 * What each rule says of a trial. Of one that is deleted, or that is not asked for, nothing is so.
 * @throws TRACK_RULE_FAILED when a rule throws, or answers with what is no boolean and no text.
 */
export function askRules(
  rules: readonly AlertRule[],
  matches: TrialFilter,
  { summary, view, lost }: AskedTrial,
): readonly Answer[] {
  const trial = { ...summary, view, lost }
  if (view.deleted || !matches(summary)) return rules.map(() => false)
  return rules.map((rule) => {
    let said: unknown
    try {
      said = rule.when(trial)
    } catch (cause) {
      throw ruleFailed(rule, trial.id, `threw: ${cause}`, cause)
    }
    if (typeof said === 'boolean' || typeof said === 'string') return said
    throw ruleFailed(rule, trial.id, 'answered with what is no boolean and no text', undefined)
  })
}

function ruleFailed({ name }: AlertRule, trial: StreamId, what: string, cause: unknown) {
  return new TrackError('TRACK_RULE_FAILED', `The rule ${name} ${what}`, {
    details: { rule: name, trial },
    ...(cause !== undefined && { cause }),
  })
}
