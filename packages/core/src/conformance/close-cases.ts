import type { EventLog } from '../event-log.js'
import { isTrackError } from '../is-track-error.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual, expectRejects } from './expect.js'
import { eventsIn, logState, pagesOf } from './log-state.js'
import { reopenCase } from './reopen-case.js'
import { sampleStreams, writeSampleLog } from './sample-log.js'
import { recorded, SampleWriter, sampleStream } from './sample-writer.js'

const a = sampleStream('a')

/** Everything one can ask of a log. */
const calls: Readonly<Record<string, (log: EventLog) => Promise<unknown>>> = {
  append: (log) => {
    const writer = new SampleWriter('too late')
    return log.append(writer.append(writer.events(a)))
  },
  read: (log) => pagesOf(log.read()),
  readStream: (log) => pagesOf(log.readStream(a)),
  subscribe: (log) => pagesOf(log.subscribe()),
  head: (log) => log.head(),
  streamHead: (log) => log.streamHead(a),
}

/** How a log ends, and what is there when it is opened again. */
export const closeCases: readonly ConformanceCase[] = [
  logCase('closing waits for the appends that nobody awaits', async (log) => {
    const writer = new SampleWriter()
    let acknowledged = 0
    const appends = Array.from({ length: 30 }, () =>
      log.append(writer.append(writer.events(a))).then(() => acknowledged++),
    )
    await log.close()
    await Promise.all(appends)
    expectEqual(acknowledged, 30, 'appends acknowledged')
  }),

  logCase(
    'closing ends subscriptions, those that wait and those with pages to come',
    async (log) => {
      await writeSampleLog(log)
      const { position } = await log.head()
      const waiting = log.subscribe({ from: position })[Symbol.asyncIterator]()
      await waiting.next()
      const between = log.subscribe({ pageBytes: 1 })[Symbol.asyncIterator]()
      await between.next()
      const next = waiting.next()
      await log.close()
      expectEqual((await next).done, true, 'whether the waiting one ended')
      expectEqual((await between.next()).done, true, 'whether the one between pages ended')
    },
  ),

  ...Object.entries(calls).map(([name, call]) =>
    logCase(`after closing, ${name} is refused`, async (log) => {
      await writeSampleLog(log)
      await log.close()
      await expectRejects(() => call(log), 'TRACK_LOG_CLOSED', name)
    }),
  ),

  logCase('an append that comes after closing is told so by its callback too', async (log) => {
    await log.close()
    const writer = new SampleWriter('too late')
    const settled: unknown[] = []
    await log
      .append(writer.append(writer.events(a)), (error) => settled.push(error))
      .catch(() => {})
    expectEqual(settled.length, 1, 'calls of onSettled')
    expectEqual(isTrackError(settled[0], 'TRACK_LOG_CLOSED'), true, 'whether it is the error')
  }),

  logCase('closing twice is closing once, also at the same time', async (log) => {
    await writeSampleLog(log)
    await Promise.all([log.close(), log.close()])
    await log.close()
  }),

  reopenCase('everything is there after reopening', async (log, reopen) => {
    const { recorded: all } = await writeSampleLog(log)
    const before = await logState(log, sampleStreams)
    const again = await reopen(log)
    expectEqual(await logState(again, sampleStreams), before, 'state of the log')
    expectEqual(await eventsIn(again), all, 'events')
    for (const stream of sampleStreams) {
      const expected = all.filter((event) => event.stream === stream)
      expectEqual(await eventsIn(again, { stream }), expected, 'events of a stream')
    }
  }),

  reopenCase('an empty log reopens empty, under the same digest', async (log, reopen) => {
    const before = await log.head()
    expectEqual(await (await reopen(log)).head(), before, 'head')
  }),

  reopenCase('positions and revisions go on over several reopenings', async (log, reopen) => {
    const { writer, events } = await writeSampleLog(log)
    const all = [...events]
    let current = log
    for (let i = 0; i < 3; i++) {
      current = await reopen(current)
      const known = writer.events(...sampleStreams)
      const { position } = await current.append(writer.append(known))
      expectEqual(position, all.length, 'position of the append')
      all.push(...known)
      const other = new SampleWriter(`after reopening ${i}`)
      const fresh = other.events(sampleStream(`new ${i}`), a)
      await current.append(
        other.append(fresh, { expected: { [sampleStream(`new ${i}`)]: 'no-stream' } }),
      )
      all.push(...fresh)
    }
    expectEqual(await eventsIn(current), recorded(all), 'events')
  }),

  reopenCase('expected revisions are known after reopening', async (log, reopen) => {
    const { writer, recorded: all } = await writeSampleLog(log)
    const again = await reopen(log)
    const head = all.filter(({ stream }) => stream === a).length - 1
    const stale = writer.append(writer.events(a), { expected: { [a]: head - 1 } })
    await expectRejects(() => again.append(stale), 'TRACK_REVISION_CONFLICT', 'a stale append')
    const good = writer.append(writer.events(a), { expected: { [a]: head } })
    expectEqual((await again.append(good)).firstRevisions, [head + 1], 'first revisions')
  }),
]
