import type { TrialSummary } from '../query/trial-summary.js'

/** A rule has become true of a trial. */
export interface Alert {
  /**
   * `rule/trial/position`: the same when it is delivered again. Of a rule with a clock, and a trial that is lost, when
   * it was last heard of follows: one that was heard of again without an event may be lost again.
   */
  readonly id: string
  /** Name of the rule. */
  readonly rule: string
  /** What the rule said; its name when it said only that it is so. */
  readonly message: string
  /** The trial as it was then. */
  readonly trial: TrialSummary
  /** Of the trial's last event then. */
  readonly position: number
  /**
   * Where to go on from, to miss nothing: every alert before that position was delivered. The alerts of
   * one commit but the last have where it begins.
   */
  readonly checkpoint: number
  /**
   * Whether it may have been delivered before: it was found while catching up, from a moment that was
   * given, with what the log had at subscription.
   */
  readonly again: boolean
}

/** What an alert is before it is known where it stands among others. */
export type FoundAlert = Omit<Alert, 'checkpoint' | 'again'>

/**
 * An alert of `rule`, of a trial that has events.
 * @param lastSignMs When its process was last heard of, where it is lost.
 */
export function foundAlert(
  rule: { readonly name: string },
  said: string | true,
  trial: TrialSummary,
  lastSignMs?: number,
): FoundAlert {
  const position = trial.asOf?.position ?? 0
  const sign = lastSignMs === undefined ? '' : `/${lastSignMs}`
  return {
    id: `${rule.name}/${trial.id}/${position}${sign}`,
    rule: rule.name,
    message: said === true ? rule.name : said,
    trial,
    position,
  }
}
