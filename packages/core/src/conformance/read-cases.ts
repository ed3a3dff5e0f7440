import type { EventLog, ReadOptions } from '../event-log.js'
import type { RecordedEvent } from '../recorded-event.js'
import type { StreamId } from '../stream-id.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual } from './expect.js'
import { commitsOf, eventsIn, pagesOf } from './log-state.js'
import { type SampleLog, sampleStreams, writeSampleLog } from './sample-log.js'
import { sampleStream } from './sample-writer.js'

const pageSizes = [1, 200, 1 << 20]

/** Which commits and events reading delivers, in which order. */
export const readCases: readonly ConformanceCase[] = [
  logCase('an empty log reads as nothing, whatever is asked for', async (log) => {
    const ranges: ReadOptions[] = [{}, { direction: 'backward' }, { from: 3 }, { from: 0, to: 9 }]
    for (const range of ranges) {
      expectEqual(await pagesOf(log.read(range)), [], 'pages of the log')
      const pages = await pagesOf(log.readStream(sampleStream('a'), range))
      expectEqual(pages, [], 'pages of a stream')
    }
  }),

  logCase('a stream that does not exist reads as nothing', async (log) => {
    await writeSampleLog(log)
    const stream = sampleStream('none')
    expectEqual(await pagesOf(log.readStream(stream)), [], 'pages forward')
    expectEqual(await pagesOf(log.readStream(stream, { direction: 'backward' })), [], 'backward')
    expectEqual(await log.streamHead(stream), undefined, 'head')
  }),

  logCase('the log is read forward and backward between any two positions', async (log) => {
    const { recorded: all } = await writeSampleLog(log)
    await expectEveryRange(log, all, undefined)
  }),

  ...sampleStreams.map((stream, i) =>
    logCase(`stream ${i} is read out of interleaved commits between any revisions`, async (log) => {
      const { recorded: all } = await writeSampleLog(log)
      await expectEveryRange(
        log,
        all.filter((event) => event.stream === stream),
        stream,
      )
    }),
  ),

  logCase('reading delivers no commit that is outside of the range', async (log) => {
    const { recorded: all } = await writeSampleLog(log)
    for (let from = 0; from <= all.length; from++) {
      for (const to of [from, from + 1, from + 4]) {
        for (const { position, count } of await commitsOf(log, { from, to })) {
          const inside = position < to && position + count > from && from < to
          expectEqual(inside, true, `commit [${position}, +${count}) is in [${from}, ${to})`)
        }
      }
    }
  }),

  logCase(
    'a range that begins before the log, or nowhere, and one that ends nowhere',
    async (log) => {
      const { recorded: all } = await writeSampleLog(log)
      const ranges = [
        { from: -5 },
        { from: Number.NaN },
        { to: Number.NaN },
        { from: -0.5, to: 1e300 },
      ]
      for (const range of ranges) {
        for (const direction of ['forward', 'backward'] as const) {
          const events = await eventsIn(log, { ...range, direction })
          const expected = direction === 'forward' ? all : all.toReversed()
          expectEqual(events, expected, `events of the log ${JSON.stringify(range)}`)
          for (const stream of sampleStreams) {
            const ofStream = await eventsIn(log, { ...range, direction, stream })
            const own = expected.filter((event) => event.stream === stream)
            expectEqual(ofStream, own, 'events of a stream')
          }
        }
      }
      expectEqual(
        await eventsIn(log, { from: 1.5, to: 3.5 }),
        all.slice(2, 4),
        'events in [1.5, 3.5)',
      )
    },
  ),

  logCase('a tiny page holds one commit, a large one all', async (log) => {
    const sample = await writeSampleLog(log)
    await expectPages(sample, log.read({ pageBytes: 1 }), sample.commits)
    await expectPages(sample, log.read({ pageBytes: 1, direction: 'backward' }), sample.commits)
    await expectPages(sample, log.read({ pageBytes: 1 << 20 }), 1)
    await expectPages(sample, log.read({ pageBytes: 1 << 20, direction: 'backward' }), 1)
  }),

  logCase('reading ends where the log ended when it began', async (log) => {
    const { writer, recorded: all } = await writeSampleLog(log)
    let events = 0
    for await (const { commits } of log.read({ pageBytes: 1 })) {
      for (const { count } of commits) events += count
      await log.append(writer.append(writer.events(sampleStream('a'))))
    }
    expectEqual(events, all.length, 'events read')
  }),

  logCase('a reader may leave early, and several may read at once', async (log) => {
    const { recorded: all } = await writeSampleLog(log)
    for await (const { commits } of log.read({ pageBytes: 1 })) {
      expectEqual(commits.length, 1, 'commits in the first page')
      break
    }
    const readings = await Promise.all(pageSizes.map((pageBytes) => eventsIn(log, { pageBytes })))
    for (const events of readings) expectEqual(events, all, 'events')
  }),
]

/** Reads [from, to) for all pairs of the indices of `all`, which the log or stream consists of. */
async function expectEveryRange(
  log: EventLog,
  all: readonly RecordedEvent[],
  stream: StreamId | undefined,
): Promise<void> {
  const which = stream === undefined ? {} : { stream }
  for (let from = 0; from <= all.length + 1; from++) {
    for (const to of [undefined, ...indicesFrom(from, all.length + 1)]) {
      const pageBytes = pageSizes[(from + (to ?? 0)) % pageSizes.length] as number
      const range = { ...which, from, pageBytes, ...(to === undefined ? {} : { to }) }
      const expected = all.slice(from, to)
      const subject = `events in [${from}, ${to ?? 'end'})`
      expectEqual(await eventsIn(log, range), expected, subject)
      const backward = await eventsIn(log, { ...range, direction: 'backward' })
      expectEqual(backward, expected.toReversed(), `${subject} backward`)
    }
  }
}

function indicesFrom(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i)
}

async function expectPages(
  sample: SampleLog,
  reading: ReturnType<EventLog['read']>,
  count: number,
): Promise<void> {
  const pages = await pagesOf(reading)
  expectEqual(pages.length, count, 'pages')
  for (const { head, commits } of pages) {
    expectEqual(head, sample.events.length, 'head that a page tells')
    expectEqual(commits.length, sample.commits / count, 'commits in a page')
  }
}
