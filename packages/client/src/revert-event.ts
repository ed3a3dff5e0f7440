import { checkText, isRevertible, type RecordedEvent, type StreamId, TrackError } from '@track/core'
import { standingRevert } from '@track/projections'
import type { Reading } from './reading.js'
import type { Recorder } from './recorder.js'

/** How to take an event back. */
export interface RevertOptions {
  /** Why, for whoever reads the log. */
  readonly reason?: string
}

/** What to take back. */
export interface AskedRevert {
  readonly position: number
  readonly reason: string
}

/** @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID */
export function checkedRevert(position: number, reason = ''): AskedRevert {
  if (!Number.isSafeInteger(position) || position < 0) {
    const message = `A position is a whole number from 0 on, not ${String(position)}`
    throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { position } })
  }
  checkText(reason, 'reason')
  return { position, reason }
}

/**
 * Takes back the event of a trial at a position, and returns the position of the event that does; one that is
 * taken back already stays so.
 * @throws TRACK_EVENT_NOT_FOUND, TRACK_EVENT_NOT_REVERTIBLE; the store's errors.
 */
export async function revertEvent(
  { reading, recorder }: { readonly reading: Reading; readonly recorder: Recorder },
  trial: StreamId,
  { position, reason }: AskedRevert,
): Promise<number> {
  const [view, found] = await Promise.all([reading.reader.trial(trial), reading.eventAt(position)])
  if (found === undefined || found.stream !== trial) {
    const message = `The trial has no event at position ${position}`
    throw new TrackError('TRACK_EVENT_NOT_FOUND', message, { details: { trial, position } })
  }
  checkRevertible(found, await reading.creationOf(trial))
  const standing = standingRevert(view.reverts, found.streamRevision)
  if (standing !== undefined) return standing.position
  const event = { type: 'Reverted', revision: found.streamRevision, reason } as const
  const committed = await recorder.commit([{ stream: trial, event }], { [trial]: 'stream-exists' })
  return committed.position
}

/** @throws TRACK_EVENT_NOT_REVERTIBLE */
function checkRevertible(
  { event: { type }, position }: RecordedEvent,
  creation: readonly RecordedEvent[],
): void {
  // By its place: a redaction, or a fork, leaves other parameters in it than the hash is of.
  const given = creation.find(({ event }) => event.type === 'ArgumentsLogged')
  const isOfHash = given?.position === position
  if (!isOfHash && (type === 'Reverted' || isRevertible(type))) return
  const why = isOfHash
    ? 'it has the parameters that the hash of the trial is of'
    : 'others rely on it, or it tells of what cannot be undone'
  throw new TrackError(
    'TRACK_EVENT_NOT_REVERTIBLE',
    `The event at position ${position} (${type}) cannot be reverted: ${why}`,
    { details: { position, type } },
  )
}
