import { checkText, type StreamId, TrackError } from '@track/core'
import type { ViewReader } from '@track/projections'
import { checkOptions, type OptionNames } from './check-options.js'
import type { Recorder } from './recorder.js'
import type { StreamEvent } from './recorder-options.js'

/** How to delete. */
export interface DeleteOptions {
  /** Why, for whoever reads the log. */
  readonly reason?: string
}

const optionNames: OptionNames<DeleteOptions> = { reason: true }

/**
 * The reason as it was at the call.
 * @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID
 */
export function copyReason(options: DeleteOptions): string {
  checkOptions('deleteTrial', options, optionNames)
  const { reason = '' } = options
  checkText(reason, 'reason')
  return reason
}

/**
 * Deletes a trial in one commit: it says so itself, and its project and groups let it go. One that is
 * deleted already stays as it is.
 * @throws TRACK_TRIAL_NOT_FOUND; the store's errors.
 */
export async function deleteTrial(
  { reader, recorder }: { readonly reader: ViewReader; readonly recorder: Recorder },
  id: StreamId,
  reason: string,
): Promise<void> {
  const { asOf, deleted, project, groups } = await reader.trial(id)
  if (asOf === undefined || project === undefined) {
    throw new TrackError('TRACK_TRIAL_NOT_FOUND', `There is no trial ${id} in the log`, {
      details: { trial: id },
    })
  }
  if (deleted) return
  const removed = { type: 'TrialRemoved', trial: id } as const
  const lists = [...new Set([project, ...groups])]
  const events: StreamEvent[] = [
    { stream: id, event: { type: 'Deleted', reason } },
    ...lists.map((stream) => ({ stream, event: removed })),
  ]
  await recorder.commit(events, { [id]: 'stream-exists' })
}
