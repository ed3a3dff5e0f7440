import {
  type ExpectedRevision,
  isTrackError,
  type ProcessRecord,
  type Status,
  type StreamId,
  type TrackError,
} from '@track/core'
import type { TrialQuery, TrialSummary } from '@track/projections/query'
import type { Recorder } from './recorder.js'
import type { TrialSearch } from './trial-search-options.js'

/** The status of a trial that was reserved, unless another is given. */
export const reserved: Status = { value: 50, name: 'Reserved' }

/** What reserving works with. */
export interface ReserveContext {
  readonly recorder: Pick<Recorder, 'commit'>
  readonly process: ProcessRecord
  /** Finds trials as of now. */
  readonly find: (search: TrialSearch) => Promise<readonly TrialSummary[]>
}

/**
 * Reserves the first trial that `search` asks for and that no living process has; undefined when there
 * is none. Who says nothing of the status wants one that was never started. A trial is taken as it was
 * when it was found, or not at all: whoever was faster has it, and the next one is tried.
 */
export async function reserveTrial(
  { recorder, process, find }: ReserveContext,
  search: TrialSearch,
  status: Status,
): Promise<StreamId | undefined> {
  const conflicts = new Map<StreamId, Conflict>()
  const { where = {} } = search
  const wanted = asksForStatus(where) ? search : { ...search, where: { $and: [where, waiting] } }
  for (;;) {
    const free = (await find(wanted)).filter((trial) => !isHeld(trial))
    if (free.length === 0) return undefined
    for (const { id, asOf } of free) {
      const found = asOf?.streamRevision ?? 'no-stream'
      const last = conflicts.get(id)
      // What it is found at once more is all that is left of it: its end is lost.
      const expected = last?.found === found ? last.actual : found
      try {
        await recorder.commit([{ stream: id, event: { type: 'TrialReserved', status, process } }], {
          [id]: expected,
        })
        return id
      } catch (error) {
        if (!isTrackError(error, 'TRACK_REVISION_CONFLICT')) throw error
        conflicts.set(id, { found, actual: actualOf(error) })
      }
    }
  }
}

/** Of trials that no process has started, and none has ended. */
const waiting: TrialQuery = { statusValue: { $lt: 100 } }

/** Whether a query says anything of the status: then that holds, and nothing else. */
function asksForStatus(query: TrialQuery): boolean {
  const { status, statusValue, $and = [], $or = [], $not } = query
  if (status !== undefined || statusValue !== undefined) return true
  return [...$and, ...$or, ...($not === undefined ? [] : [$not])].some(asksForStatus)
}

/** What a trial was found at, and where its stream really ended. */
interface Conflict {
  readonly found: ExpectedRevision
  readonly actual: ExpectedRevision
}

function actualOf({ details: { actual } }: TrackError): ExpectedRevision {
  return typeof actual === 'number' ? actual : 'no-stream'
}

/** Whether a process has it: one that is dead has nothing, by the status as of now. */
function isHeld({ statusValue, reserved: isReserved }: TrialSummary): boolean {
  return isReserved || (statusValue >= 100 && statusValue < 200)
}
