import type { StreamId, TrackErrorCode, TrialCreated } from '@track/core'
import type { Plain } from './plain.js'
import { booleanOf, listOf, naturalOf, optionalOf, textOf } from './plain-reader.js'
import type { AsOf, View } from './view.js'
import { freezeAsOf, thawAsOf } from './view-snapshot.js'

const pastMissing: Extract<TrackErrorCode, 'TRACK_FORK_PAST_MISSING'> = 'TRACK_FORK_PAST_MISSING'

/** Where a forked trial came from. */
export interface ForkOrigin {
  /** The trial that it starts as. */
  readonly trial: StreamId
  /** Its past is that trial's events up to and with this stream revision. */
  readonly revision: number
  /** The last event of its past; undefined when the log has none of it. */
  readonly asOf: AsOf | undefined
  /**
   * Undefined when all of the past is there, also that of the trials before. Else the log lacks some of it,
   * because it was lost or is in another store, or it is that of more forks of forks than are followed.
   */
  readonly problem: typeof pastMissing | undefined
}

/**
 * What a trial's creation says of where it came from; undefined for one that was not forked. Pure.
 * @param past The view of that trial at that moment; undefined when the log does not have it.
 */
export function originOf(
  { forkedFrom }: TrialCreated,
  past: (Pick<View, 'asOf'> & { readonly forkedFrom: ForkOrigin | undefined }) | undefined,
): ForkOrigin | undefined {
  if (forkedFrom === undefined) return undefined
  const { trial, revision } = forkedFrom
  const isWhole = past?.asOf?.streamRevision === revision
  const problem = past?.forkedFrom?.problem ?? (isWhole ? undefined : pastMissing)
  return { trial, revision, asOf: past?.asOf, problem }
}

/** An origin as a plain. */
export function freezeForkOrigin({ trial, revision, asOf, problem }: ForkOrigin): Plain {
  return [trial, revision, asOf === undefined ? null : freezeAsOf(asOf), problem !== undefined]
}

/** What {@link freezeForkOrigin} wrote. @throws TypeError for anything else. */
export function thawForkOrigin(plain: Plain | undefined): ForkOrigin {
  const [trial, revision, asOf, problem] = listOf(plain, 4)
  return {
    trial: textOf(trial),
    revision: naturalOf(revision),
    asOf: optionalOf(asOf, thawAsOf),
    problem: booleanOf(problem) ? pastMissing : undefined,
  }
}
