import { type Commit, isColumns, type ReadableLog, type StreamId, streamParts } from '@track/core'
import { forkCreated } from '../fork-past.js'
import type { Batch } from '../projection.js'
import { kindOfFirst } from '../stream-kind.js'
import { trialProjection } from '../trial-projection.js'
import type { TrialView } from '../trial-view.js'
import { withoutPoints } from './table-row.js'

/** What a stretch of the log has for a table that knows everything before it. */
export interface TableNews {
  /** The streams that have events in it. */
  readonly changed: ReadonlySet<StreamId>
  /**
   * Views, without their points, of the trials that begin in it, as of its end. Neither forks nor trials
   * with reverts are among them.
   */
  readonly begun: ReadonlyMap<StreamId, TrialView>
}

/**
 * Reads the log's events with positions in [from, to) once. Trials that begin there are folded on the
 * way, which for thousands of them is far faster than reading one after the other. Of commits without
 * any such trial no event is decoded.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function readTableNews(
  log: ReadableLog,
  { from, to }: { readonly from: number; readonly to: number },
): Promise<TableNews> {
  const changed = new Set<StreamId>()
  const begun = new Map<StreamId, TrialView>()
  if (from >= to) return { changed, begun }
  for await (const { commits } of log.read({ from, to })) {
    const batches = new Map<StreamId, Batch<TrialView>>()
    for (const commit of commits) {
      for (const { id } of commit.streams) changed.add(id)
      foldBegun(commit, to, begun, batches)
    }
    // Points go with each page: memory grows with the trials and not with what they log.
    for (const [id, batch] of batches) begun.set(id, withoutPoints(batch.seal()))
  }
  // Where something was taken back, a fold on the way has it in it: those are read one by one.
  for (const [id, { reverts }] of begun) if (reverts.length > 0) begun.delete(id)
  return { changed, begun }
}

function foldBegun(
  commit: Commit,
  to: number,
  begun: ReadonlyMap<StreamId, TrialView>,
  batches: Map<StreamId, Batch<TrialView>>,
): void {
  const concerns = ({ id, firstRevision }: Commit['streams'][number]): boolean =>
    firstRevision === 0 || begun.has(id) || batches.has(id)
  if (!commit.streams.some(concerns)) return
  for (const [id, parts] of streamParts(commit, { to })) {
    const [part] = parts
    let batch = batches.get(id)
    if (batch === undefined) {
      const before = begun.get(id)
      const first = part === undefined || isColumns(part) ? undefined : part[0]
      const begins = first?.streamRevision === 0 && kindOfFirst(first.event) === 'trial'
      if (before === undefined && (!begins || forkCreated(first) !== undefined)) continue
      batch = trialProjection.begin(before ?? trialProjection.initial)
      batches.set(id, batch)
    }
    for (const one of parts) batch.add(one)
  }
}
