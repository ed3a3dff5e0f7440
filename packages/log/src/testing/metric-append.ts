import { type Append, buildAppend, type ExpectedRevision, type StreamId } from '@track/core'

/** Stream ids for tests: `streamOf(1)` and so on. */
export function streamOf(number: number): StreamId {
  return number.toString(16).padStart(32, '0')
}

/** What a test's append is made of. */
export interface MetricAppendOptions {
  readonly sequence: number
  /** Default 0. */
  readonly writer?: number
  /** Default one event in stream 1. */
  readonly streams?: readonly number[]
  readonly timeMs?: number
  readonly expected?: Readonly<Record<StreamId, ExpectedRevision>>
}

/** An append of one metric for each entry of `streams`, whose value tells it from every other. */
export function metricAppend(options: MetricAppendOptions): Append {
  const { sequence, writer = 0, streams = [1], timeMs = 1_700_000_000_000 } = options
  return buildAppend(
    streams.map((stream, i) => ({
      stream: streamOf(stream),
      event: {
        type: 'MetricsLogged',
        names: ['loss'],
        values: [writer * 1e6 + sequence + i / 1000],
        step: sequence,
      },
      timeMs: timeMs + i,
    })),
    {
      origin: { writer: (writer + 1).toString(16).padStart(32, 'a'), sequence },
      salt: new Uint8Array(16).fill(sequence),
      expected: options.expected ?? {},
    },
  )
}
