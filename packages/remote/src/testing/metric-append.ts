import { type Append, buildAppend, type ExpectedRevision } from '@track/core'

/** The stream of a test's appends. */
export const metricStream: string = '1'.padStart(32, '0')

/** An append of one metric; of writer 0, with any revision, unless it is told otherwise. */
export function metricAppend(
  sequence: number,
  { writer = 0, expected = 'any' }: { writer?: number; expected?: ExpectedRevision } = {},
): Append {
  const event = {
    type: 'MetricsLogged',
    names: ['loss'],
    values: [writer],
    step: sequence,
  } as const
  return buildAppend([{ stream: metricStream, event, timeMs: 1_700_000_000_000 }], {
    origin: { writer: (writer + 1).toString(16).padStart(32, 'a'), sequence },
    salt: new Uint8Array(12),
    expected: { [metricStream]: expected },
  })
}
