import { isTrackError, type ProcessRecord, type Status, type StreamId } from '@track/core'
import type { TrialSummary } from '@track/projections/query'
import type { Recorder } from './recorder.js'
import type { TrialSearch } from './trial-search-options.js'

/** The status of a trial that was reserved, unless another is given. */
export const reserved: Status = { value: 50, name: 'Reserved' }

/** What reserving works with. */
export interface ReserveContext {
  readonly recorder: Recorder
  readonly process: ProcessRecord
  /** Finds trials as of now. */
  readonly find: (search: TrialSearch) => Promise<readonly TrialSummary[]>
}

/**
 * Reserves the first trial that `search` asks for and that no living process has; undefined when there
 * is none. It is taken as it was when it was found, or not at all: whoever was faster has it, and the
 * next one is tried.
 */
export async function reserveTrial(
  { recorder, process, find }: ReserveContext,
  search: TrialSearch,
  status: Status,
): Promise<StreamId | undefined> {
  for (;;) {
    const free = (await find(search)).filter((trial) => !isHeld(trial, status))
    if (free.length === 0) return undefined
    for (const { id, asOf } of free) {
      try {
        const expected = { [id]: asOf?.streamRevision ?? 'no-stream' } as const
        await recorder.commit(
          [{ stream: id, event: { type: 'TrialReserved', status, process } }],
          expected,
        )
        return id
      } catch (error) {
        if (!isTrackError(error, 'TRACK_REVISION_CONFLICT')) throw error
      }
    }
  }
}

/** Whether a process has it: one that is dead has nothing, by the status as of now. */
function isHeld({ status, statusValue }: TrialSummary, taken: Status): boolean {
  return status === taken.name || (statusValue >= 100 && statusValue < 200)
}
