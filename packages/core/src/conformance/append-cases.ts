import type { Append } from '../commit.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual, expectRejects } from './expect.js'
import { commitsOf, eventsIn, logState } from './log-state.js'
import { recorded, SampleWriter, sampleBytes, sampleStream } from './sample-writer.js'

const a = sampleStream('a')
const b = sampleStream('b')

/** Ways to spoil an append of three events: two of stream a around one of stream b. */
const malformed: Readonly<Record<string, (append: Append) => Append>> = {
  'a count too high': (append) => withCounts(append, [3, 1]),
  'a count too low': (append) => withCounts(append, [1, 1]),
  'counts of the wrong streams': (append) => withCounts(append, [1, 2]),
  'no streams': (append) => ({ ...append, streams: [] }),
  'a stream too few': (append) => ({ ...append, streams: append.streams.slice(0, 1) }),
  'a stream without events': (append) => ({
    ...append,
    streams: [{ id: a, count: 0, expected: 'any' }],
    body: Uint8Array.of(0x1a, 0),
  }),
  'a stream named twice': (append) => ({
    ...append,
    streams: append.streams.map((stream) => ({ ...stream, id: a })),
  }),
  'a stream id in capitals': (append) => withFirstId(append, a.toUpperCase().replace(/^./, 'A')),
  'a stream id too long': (append) => withFirstId(append, `${a}00`),
  'an empty stream id': (append) => withFirstId(append, ''),
  'an empty body': (append) => ({ ...append, body: new Uint8Array() }),
  'a body cut short': (append) => ({ ...append, body: append.body.slice(0, -1) }),
  'random bytes for a body': (append) => ({ ...append, body: sampleBytes('noise') }),
}

function withCounts(append: Append, counts: readonly number[]): Append {
  const streams = append.streams.map((stream, i) => ({ ...stream, count: counts[i] ?? 0 }))
  return { ...append, streams }
}

function withFirstId(append: Append, id: string): Append {
  return { ...append, streams: append.streams.map((s, i) => (i === 0 ? { ...s, id } : s)) }
}

/** How appends come into a log. */
export const appendCases: readonly ConformanceCase[] = [
  logCase('an empty log has position 0, a digest, no commit time and no stream', async (log) => {
    const { position, digest, committedAtMs } = await log.head()
    expectEqual({ position, committedAtMs }, { position: 0, committedAtMs: undefined }, 'head')
    expectEqual(digest.length, 32, 'bytes of the digest')
    expectEqual(await log.streamHead(a), undefined, 'head of a stream')
  }),

  logCase('positions are dense over several commits, and revisions in each stream', async (log) => {
    const writer = new SampleWriter()
    const first = writer.events(a, b, a)
    const second = writer.events(b)
    const third = writer.events(b, a)
    const answers = []
    for (const events of [first, second, third]) {
      const { position, firstRevisions } = await log.append(writer.append(events))
      answers.push({ position, firstRevisions })
    }
    expectEqual(
      answers,
      [
        { position: 0, firstRevisions: [0, 0] },
        { position: 3, firstRevisions: [1] },
        { position: 4, firstRevisions: [2, 2] },
      ],
      'answers',
    )
    expectEqual((await log.head()).position, 6, 'position of the head')
    expectEqual([await log.streamHead(a), await log.streamHead(b)], [2, 2], 'heads of streams')
    expectEqual(await eventsIn(log), recorded([...first, ...second, ...third]), 'events')
  }),

  logCase('appends that are not awaited keep their order', async (log) => {
    const writer = new SampleWriter()
    const batches = Array.from({ length: 50 }, (_, i) => writer.events(i % 3 === 0 ? b : a, a))
    const answers = await Promise.all(batches.map((events) => log.append(writer.append(events))))
    const positions = answers.map(({ position }) => position)
    expectEqual(
      positions,
      batches.map((_, i) => 2 * i),
      'positions',
    )
    expectEqual(await eventsIn(log), recorded(batches.flat()), 'events')
  }),

  logCase('the time of commits never decreases, and the answer tells it', async (log) => {
    const writer = new SampleWriter()
    const answers = []
    for (let i = 0; i < 20; i++) answers.push(await log.append(writer.append(writer.events(a))))
    const times = (await commitsOf(log)).map(({ committedAtMs }) => committedAtMs)
    expectEqual(
      answers.map(({ committedAtMs }) => committedAtMs),
      times,
      'times in the answers',
    )
    expectEqual(
      times.toSorted((x, y) => x - y),
      times,
      'times in their order',
    )
    expectEqual((await log.head()).committedAtMs, times.at(-1), 'time of the head')
  }),

  logCase('a body changed after the call changes nothing', async (log) => {
    const writer = new SampleWriter()
    const events = writer.events(a, b)
    const request = writer.append(events)
    const appending = log.append(request)
    request.body.fill(0xff)
    await appending
    expectEqual(await eventsIn(log), recorded(events), 'events')
  }),

  logCase('tells a listener what became of an append, once, before the promise', async (log) => {
    const writer = new SampleWriter()
    const told: unknown[] = []
    const good = writer.append(writer.events(a))
    await log
      .append(good, (error) => told.push(['listener', error]))
      .then(() => told.push('promise'))
    expectEqual(told, [['listener', undefined], 'promise'], 'told of a good append')
    const refused: unknown[] = []
    const stale = writer.append(writer.events(a), { expected: { [a]: 'no-stream' } })
    const error = await expectRejects(
      () => log.append(stale, (reason) => refused.push(reason)),
      'TRACK_REVISION_CONFLICT',
      'a stale append',
    )
    expectEqual(refused.length, 1, 'times the listener was told of a refused append')
    expectEqual((refused[0] as { code?: unknown }).code, error.code, 'code told to the listener')
  }),

  logCase('waiting for the backlog leaves nothing behind', async (log) => {
    const writer = new SampleWriter()
    const appends = Array.from({ length: 20 }, () => log.append(writer.append(writer.events(a, b))))
    expectEqual(log.backlog.wait(0, 30_000), true, 'whether the backlog was worked off')
    expectEqual(log.backlog.bytes(), 0, 'bytes in the backlog')
    expectEqual(log.backlog.failure(), undefined, 'failure')
    await Promise.all(appends)
    expectEqual((await log.head()).position, 40, 'position of the head')
  }),

  ...Object.entries(malformed).map(([what, spoil]) =>
    logCase(`an append with ${what} is refused as corrupt and writes nothing`, async (log) => {
      const writer = new SampleWriter()
      await log.append(writer.append(writer.events(a, b)))
      const before = await logState(log, [a, b])
      const request = spoil(writer.append(writer.events(a, b, a)))
      await expectRejects(() => log.append(request), 'TRACK_COMMIT_CORRUPT', what)
      expectEqual(await logState(log, [a, b]), before, 'state of the log')
      const { position } = await log.append(writer.append(writer.events(b)))
      expectEqual(position, 2, 'position of the next append')
    }),
  ),
]
