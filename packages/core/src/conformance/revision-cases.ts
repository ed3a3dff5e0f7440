import type { ExpectedRevision } from '../commit.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual, expectRejects } from './expect.js'
import { logState } from './log-state.js'
import { SampleWriter, sampleStream } from './sample-writer.js'

const fresh = sampleStream('fresh')
/** Has three events when the expectation is tried: its last revision is 2. */
const known = sampleStream('known')

const accepted: readonly (readonly [stream: string, ExpectedRevision])[] = [
  [fresh, 'any'],
  [fresh, 'no-stream'],
  [known, 'any'],
  [known, 'stream-exists'],
  [known, 2],
]

const refused: readonly (readonly [stream: string, ExpectedRevision])[] = [
  [fresh, 'stream-exists'],
  [fresh, 0],
  [known, 'no-stream'],
  [known, 0],
  [known, 1],
  [known, 3],
]

/** What an append may expect of its streams. */
export const revisionCases: readonly ConformanceCase[] = [
  ...accepted.map(([stream, expected]) => {
    const which = stream === fresh ? 'a new stream' : 'a stream at revision 2'
    return logCase(`expecting ${expected} of ${which} is met`, async (log) => {
      const writer = new SampleWriter()
      await log.append(writer.append(writer.events(known, known, known)))
      const request = writer.append(writer.events(stream, stream), {
        expected: { [stream]: expected },
      })
      const { position, firstRevisions } = await log.append(request)
      const first = stream === fresh ? 0 : 3
      expectEqual({ position, firstRevisions }, { position: 3, firstRevisions: [first] }, 'answer')
      expectEqual(await log.streamHead(stream), first + 1, 'head of the stream')
    })
  }),

  ...refused.map(([stream, expected]) => {
    const which = stream === fresh ? 'a new stream' : 'a stream at revision 2'
    return logCase(
      `expecting ${expected} of ${which} is refused and writes nothing`,
      async (log) => {
        const writer = new SampleWriter()
        await log.append(writer.append(writer.events(known, known, known)))
        const before = await logState(log, [fresh, known])
        const request = writer.append(writer.events(stream), { expected: { [stream]: expected } })
        const { details } = await expectRejects(
          () => log.append(request),
          'TRACK_REVISION_CONFLICT',
          'the append',
        )
        const actual = stream === fresh ? undefined : 2
        expectEqual({ ...details }, { stream, expected, actual }, 'details of the error')
        expectEqual(await logState(log, [fresh, known]), before, 'state of the log')
      },
    )
  }),

  logCase(
    'a commit over several streams is refused whole when one is not as expected',
    async (log) => {
      const writer = new SampleWriter()
      await log.append(writer.append(writer.events(known)))
      const before = await logState(log, [fresh, known])
      const request = writer.append(writer.events(fresh, known, fresh), {
        expected: { [fresh]: 'no-stream', [known]: 'no-stream' },
      })
      const { details } = await expectRejects(
        () => log.append(request),
        'TRACK_REVISION_CONFLICT',
        'the append',
      )
      expectEqual(details.stream, known, 'stream that the error names')
      expectEqual(await logState(log, [fresh, known]), before, 'state of the log')
    },
  ),

  logCase('of two that create one stream at once, exactly one does', async (log) => {
    const writers = [new SampleWriter('one'), new SampleWriter('other')]
    const outcomes = await Promise.allSettled(
      writers.map((writer) =>
        log.append(writer.append(writer.events(fresh), { expected: { [fresh]: 'no-stream' } })),
      ),
    )
    expectEqual(
      outcomes.map(({ status }) => status),
      ['fulfilled', 'rejected'],
      'outcomes',
    )
    expectEqual(await log.streamHead(fresh), 0, 'head of the stream')
  }),

  logCase('un-awaited appends each meet the stream as the ones before leave it', async (log) => {
    const writer = new SampleWriter()
    const expectations: ExpectedRevision[] = ['no-stream', 0, 1, 'stream-exists', 3]
    const answers = await Promise.all(
      expectations.map((expected) =>
        log.append(writer.append(writer.events(fresh), { expected: { [fresh]: expected } })),
      ),
    )
    expectEqual(
      answers.map(({ firstRevisions }) => firstRevisions),
      [[0], [1], [2], [3], [4]],
      'first revisions',
    )
  }),
]
