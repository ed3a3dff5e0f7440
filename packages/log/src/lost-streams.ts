import type { StreamId, StreamSlice } from '@track/core/commits'
import type { Gap, StreamJump } from './salvage-plan.js'

/** What is known of the events that were in a gap. */
export interface LostSlices {
  /** Streams that are known, each once. */
  readonly known: readonly StreamSlice[]
  /** Events of which nobody knows the stream. */
  readonly unknown: number
}

/**
 * Says for each gap whose events were there: as the index has it, or else as the commits before and
 * after tell. What is missing of a stream is taken to have been in the first gaps that have room.
 * @param indexed For the first gaps, what the index has of them.
 */
export function lostStreams(
  gaps: readonly Gap[],
  jumps: readonly StreamJump[],
  indexed: readonly (readonly StreamSlice[])[],
): LostSlices[] {
  const found = gaps.map((_, i) => new Map((indexed[i] ?? []).map((slice) => [slice.id, slice])))
  const rooms = gaps.map(({ from, to }, i) => to - from - eventsOf(indexed[i] ?? []))
  for (const jump of jumps) {
    let next = jump.from
    for (let i = jump.gapFrom; i < jump.gapTo && next < jump.to; i++) {
      const slice = indexed[i]?.find(({ id }) => id === jump.stream)
      if (slice !== undefined) next = slice.firstRevision + slice.count
      if (i < indexed.length) continue
      const count = Math.min(rooms[i] ?? 0, jump.to - next)
      if (count === 0) continue
      put(found[i], { id: jump.stream, firstRevision: next, count })
      rooms[i] = (rooms[i] ?? 0) - count
      next += count
    }
  }
  return gaps.map((_, i) => ({
    known: [...(found[i]?.values() ?? [])],
    unknown: rooms[i] ?? 0,
  }))
}

/** Events in all of the slices. */
export function eventsOf(slices: readonly StreamSlice[]): number {
  return slices.reduce((sum, { count }) => sum + count, 0)
}

function put(slices: Map<StreamId, StreamSlice> | undefined, slice: StreamSlice): void {
  const before = slices?.get(slice.id)
  const joined = before === undefined ? slice : { ...before, count: before.count + slice.count }
  slices?.set(slice.id, joined)
}
