import type { TrackEvent } from './track-event.js'

/** What a Reverted event takes back, beside other Reverted events. */
const revertible: ReadonlySet<TrackEvent['type']> = new Set([
  'MetricsLogged',
  'ChronoRecorded',
  'ChronoSummarized',
  'ArgumentsLogged',
  'MetadataLogged',
  'TagsAdded',
  'TrialStarted',
  'StatusChanged',
  'TrialFinished',
  'ErrorLogged',
  'OutputCaptured',
  'FileLogged',
  'SystemMeasured',
] satisfies TrackEvent['type'][])

/**
 * Whether an event of this kind of a trial is left out when it is reverted. What other streams or processes
 * rely on is not: that the trial is there, is in a list, is taken or is deleted; nor is what tells of loss.
 */
export function isRevertible(type: TrackEvent['type']): boolean {
  return revertible.has(type)
}
