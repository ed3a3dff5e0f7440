import { buildAppend, type NewEvent } from '../build-append.js'
import type { Append, ExpectedRevision } from '../commit.js'
import { hexOf } from '../hex.js'
import type { RecordedEvent } from '../recorded-event.js'
import { sha256 } from '../sha256.js'
import type { StreamId } from '../stream-id.js'

const epochMs = 1_700_000_000_000

/** 16 bytes that follow from `label` alone: what a case does, it does the same each time. */
export function sampleBytes(label: string): Uint8Array {
  return sha256(new TextEncoder().encode(label)).slice(0, 16)
}

/** The stream id that goes by `label` in the cases. */
export function sampleStream(label: string): StreamId {
  return hexOf(sampleBytes(`stream ${label}`))
}

/** What a sample append may have beside its events. */
export interface SampleOptions {
  readonly expected?: Readonly<Record<StreamId, ExpectedRevision>>
  readonly sequence?: number
}

/** A client as the cases play it: counts its sequences, and its events, each of which is unlike all others. */
export class SampleWriter {
  readonly id: string
  readonly #label: string
  #sequence = 0
  #serial = 0

  constructor(label = 'first') {
    this.#label = label
    this.id = hexOf(sampleBytes(`writer ${label}`))
  }

  /** One event for each stream named, in that order. */
  events(...streams: readonly StreamId[]): NewEvent[] {
    return streams.map((stream) => {
      const serial = this.#serial++
      const event = {
        type: 'MetricsLogged',
        names: [`metric of ${this.#label}`],
        values: [serial],
        step: serial % 3 === 0 ? undefined : 7 * serial - 100,
      } as const
      return { stream, event, timeMs: epochMs + serial }
    })
  }

  /** The append of `events` under the writer's next sequence. */
  append(events: readonly NewEvent[], options: SampleOptions = {}): Append {
    const sequence = options.sequence ?? this.#sequence
    this.#sequence = Math.max(this.#sequence, sequence + 1)
    return buildAppend(events, {
      origin: { writer: this.id, sequence },
      salt: sampleBytes(`salt ${this.#label} ${sequence}`),
      ...(options.expected === undefined ? {} : { expected: options.expected }),
    })
  }
}

/** What a log that took these events, and only these, hands out. */
export function recorded(events: readonly NewEvent[]): RecordedEvent[] {
  const revisions = new Map<StreamId, number>()
  return events.map(({ stream, event, timeMs }, position) => {
    const streamRevision = revisions.get(stream) ?? 0
    revisions.set(stream, streamRevision + 1)
    return { position, stream, streamRevision, timeMs, event }
  })
}
