import type { Append } from '../commit.js'
import type { TrackEvent } from '../track-event.js'
import { newWireWriter } from '../wire.js'
import { bodyTag, groupTag } from '../wire-fields.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual, expectRejects } from './expect.js'
import { commitsOf, eventsIn } from './log-state.js'
import { SampleWriter, sampleBytes, sampleStream } from './sample-writer.js'

const a = sampleStream('a')

const hostileNames = [
  '',
  '__proto__',
  'constructor',
  'hasOwnProperty',
  '../../etc/passwd',
  'a\0b',
  'line\nbreak',
  '\u{1F600} \u{FFFF} \u{10FFFF}',
  'e\u0301 is not \u00e9',
  '\u202eright to left',
  '7',
  'x'.repeat(70_000),
]

/** What a log, which never knows what an event means, must not change. */
export const contentCases: readonly ConformanceCase[] = [
  logCase('hostile names come out as they went in', async (log) => {
    const writer = new SampleWriter()
    const events = hostileNames.flatMap((name): Exclude<TrackEvent, { type: 'Unknown' }>[] => [
      { type: 'MetricsLogged', names: [name], values: [1], step: undefined },
      { type: 'ProjectCreated', name, description: name },
      { type: 'TagsAdded', tags: { [name]: name } },
    ])
    await log.append(writer.append(events.map((event) => ({ stream: a, event, timeMs: 1 }))))
    expectEqual(
      (await eventsIn(log)).map(({ event }) => event),
      events,
      'events',
    )
  }),

  logCase('a large event among small ones comes out as it went in', async (log) => {
    const writer = new SampleWriter()
    const text = 'all work and no play '.repeat(100_000)
    const event = { type: 'OutputCaptured', stream: 'stdout', text } as const
    await log.append(writer.append(writer.events(a)))
    await log.append(writer.append([{ stream: a, event, timeMs: 5 }]))
    await log.append(writer.append(writer.events(a)))
    const read = await eventsIn(log, { from: 1, to: 2 })
    expectEqual(read[0]?.event, event, 'the event')
  }),

  logCase('an event of a newer version is kept and read as unknown', async (log) => {
    const writer = new SampleWriter()
    await log.append(writer.append(writer.events(a)))
    const request = ofTheFuture(writer.append(writer.events(a)))
    await log.append(request)
    await log.append(writer.append(writer.events(a)))
    const events = await eventsIn(log)
    expectEqual(
      events.map(({ event }) => event.type),
      ['MetricsLogged', 'Unknown', 'MetricsLogged'],
      'types of the events',
    )
    expectEqual((await commitsOf(log))[1]?.body, request.body, 'body of the unknown event')
  }),

  logCase(
    'a body that says it replaces another is refused, and nothing is written',
    async (log) => {
      const writer = new SampleWriter()
      await log.append(writer.append(writer.events(a)))
      const request = writer.append(writer.events(a))
      const replaces = newWireWriter().uint32(bodyTag.replaces).bytes(new Uint8Array(32)).finish()
      const body = new Uint8Array([...replaces, ...request.body])
      await expectRejects(() => log.append({ ...request, body }), 'TRACK_COMMIT_CORRUPT', 'answer')
      expectEqual((await log.head()).position, 1, 'head')
    },
  ),

  logCase('times before 1970 and far away ones are kept', async (log) => {
    const writer = new SampleWriter()
    const times = [-1, -62_135_596_800_000, 0, 8_640_000_000_000_000]
    for (const timeMs of times) {
      const [{ event, stream } = { event: undefined, stream: a }] = writer.events(a)
      if (event !== undefined) await log.append(writer.append([{ stream, event, timeMs }]))
    }
    expectEqual(
      (await eventsIn(log)).map(({ timeMs }) => timeMs),
      times,
      'times',
    )
  }),
]

/** `append` with one event instead of its own, which has a field that this version does not know. */
function ofTheFuture(append: Append): Append {
  const event = newWireWriter()
    .uint32(99 * 8 + 2)
    .string('what will be')
    .finish()
  const group = newWireWriter().uint32(groupTag.events).bytes(event).finish()
  const body = newWireWriter()
    .uint32(bodyTag.salt)
    .bytes(sampleBytes('salt of the future'))
    .uint32(bodyTag.groups)
    .bytes(group)
    .finish()
  return { ...append, body: new Uint8Array(body) }
}
