import type { NewEvent } from '../build-append.js'
import type { EventLog } from '../event-log.js'
import type { RecordedEvent } from '../recorded-event.js'
import type { StreamId } from '../stream-id.js'
import { recorded, SampleWriter, sampleStream } from './sample-writer.js'

/** The streams of {@link writeSampleLog}. */
export const sampleStreams: readonly StreamId[] = ['a', 'b', 'c'].map(sampleStream)

// The streams of each commit's events: alone, side by side, and interleaved.
const shapes = ['a', 'ab', 'ba', 'abcabc', 'c', 'bbb', 'caacb', 'a', 'cbabcab', 'cc'] as const

/** What {@link writeSampleLog} wrote. */
export interface SampleLog {
  readonly writer: SampleWriter
  readonly events: readonly NewEvent[]
  /** The events as the log must hand them out. */
  readonly recorded: readonly RecordedEvent[]
  readonly commits: number
}

/** Appends 30 events of three streams, interleaved in many ways, in 10 commits, `times` over. */
export async function writeSampleLog(log: EventLog, times = 1): Promise<SampleLog> {
  const writer = new SampleWriter('sample log')
  const events: NewEvent[] = []
  for (let i = 0; i < times; i++) {
    for (const shape of shapes) {
      const batch = writer.events(...[...shape].map(sampleStream))
      await log.append(writer.append(batch))
      events.push(...batch)
    }
  }
  return { writer, events, recorded: recorded(events), commits: times * shapes.length }
}
