import type { TrackEvent } from '@track/core'
import { trialProjection } from '../trial-projection.js'
import type { TrialView } from '../trial-view.js'
import { recorded, startMs, streamId } from './make-log.js'

/** The view of a trial with these events, a second apart unless they say when: `[afterMs, event]`. */
export function foldTrial(
  events: readonly (TrackEvent | readonly [number, TrackEvent])[],
): TrialView {
  const stream = streamId(0)
  const placed = events.map((item, i) => {
    const [afterMs, event] = 'type' in item ? [1000 * i, item] : item
    return { stream, event, timeMs: startMs + afterMs }
  })
  return trialProjection.evolveAll(trialProjection.initial, recorded(placed))
}
