import {
  type Append,
  buildAppend,
  type EventLog,
  type ExpectedRevision,
  MemoryLog,
  newStreamId,
  type StreamId,
  TrackError,
} from '@track/core'
import { SeveralLogs } from '../several-logs.js'
import { eventsOfLog } from './events-of-log.js'

/** What {@link metric} is of. */
export const stream: StreamId = newStreamId((count) => new Uint8Array(count).fill(1))
const writer = '0'.repeat(32)

/** The append of one event with that step, and sequence. */
export function metric(step: number, expected: ExpectedRevision = 'any'): Append {
  const event = { type: 'MetricsLogged', names: ['loss'], values: [1], step } as const
  return buildAppend([{ stream, event, timeMs: 0 }], {
    origin: { writer, sequence: step },
    salt: new Uint8Array(16),
    expected: { [stream]: expected },
  })
}

/** Logs as one, and what it has told of those that it left out. */
export function several(
  logs: readonly EventLog[],
  backlogBytesMax: number = 1 << 20,
): { readonly log: SeveralLogs; readonly failures: readonly TrackError[] } {
  const failures: TrackError[] = []
  const log = new SeveralLogs({
    logs: logs.map((one, i) => ({ uri: `log:${i}`, log: one })),
    backlogBytesMax,
    onFailure: (error) => failures.push(error),
  })
  return { log, failures }
}

export function memoryLog(): MemoryLog {
  return new MemoryLog({ now: Date.now })
}

export function failed(): TrackError {
  return new TrackError('TRACK_LOG_FAILED', 'the disk is gone')
}

/** The steps of the metrics that a log has, in their order. */
export async function stepsOf(log: EventLog): Promise<(number | undefined)[]> {
  return (await eventsOfLog(log)).flatMap((event) =>
    event.type === 'MetricsLogged' ? event.step : [],
  )
}
