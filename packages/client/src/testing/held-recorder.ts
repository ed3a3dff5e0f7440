import { newStreamId, type StreamId, type TrackError } from '@track/core'
import { Recorder } from '../recorder.js'
import type { RecorderOptions } from '../recorder-options.js'
import { HeldLog } from './held-log.js'

/** Two streams to record in. */
export const stream: StreamId = newStreamId(() => new Uint8Array(16).fill(1))
export const other: StreamId = newStreamId(() => new Uint8Array(16).fill(2))

/** What {@link heldRecorder} sets up. */
export interface HeldRecorder {
  readonly log: HeldLog
  readonly clock: { ms: number; elapsedMs?: number }
  readonly errors: TrackError[]
  readonly blocked: TrackError[]
  readonly loop: string[]
  readonly recorder: Recorder
  readonly logMany: (count: number, of?: StreamId) => void
}

/** A recorder into a log that answers when it is told to, by a clock that is set; and what it tells. */
export function heldRecorder(options: Partial<RecorderOptions> = {}): HeldRecorder {
  const log = new HeldLog()
  const clock: { ms: number; elapsedMs?: number } = { ms: 1_700_000_000_000 }
  const errors: TrackError[] = []
  const blocked: TrackError[] = []
  const loop: string[] = []
  const recorder = new Recorder({
    log,
    writer: 'a'.repeat(32),
    now: () => clock.ms,
    elapsedMs: () => clock.elapsedMs ?? clock.ms,
    random: (count) => new Uint8Array(count),
    whenFull: 'wait',
    backlogBytesMax: 100_000,
    onError: (error) => errors.push(error),
    onBlocked: (outage) => blocked.push(outage),
    onStall: () => loop.push('stall'),
    onTurn: () => loop.push('turn'),
    ...options,
  })
  const logMany = (count: number, of = stream): void => {
    for (let i = 0; i < count; i++) recorder.recordMetrics(of, { loss: i }, i)
  }
  return { log, clock, errors, blocked, loop, recorder, logMany }
}
