import { isTrackError, type StreamId } from '@track/core'
import type { Recorder } from './recorder.js'
import { type SystemFeed, systemFeed } from './system-feed.js'

/** Logs what a feed samples to a trial until the function that it returns is called. */
export function logSystem(
  recorder: Recorder,
  trial: StreamId,
  feed: SystemFeed = systemFeed,
): () => void {
  return feed.listen(({ atMs, names, values }) => {
    try {
      // A loop that never yields hears of it later than it was.
      const ageMs = Math.max(0, Date.now() - atMs)
      recorder.record(trial, { type: 'SystemMeasured', names, values }, ageMs)
    } catch (error) {
      // A sample less: the client is closed, or the call at hand is deep within what it logs.
      if (!isTrackError(error) && !(error instanceof RangeError)) throw error
    }
  })
}
