import type { Append } from '../commit.js'
import type { EventLog } from '../event-log.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual, expectRejects } from './expect.js'
import { logState } from './log-state.js'
import { reopenCase } from './reopen-case.js'
import { SampleWriter, sampleStream } from './sample-writer.js'

const a = sampleStream('a')
const b = sampleStream('b')

/** What the origin of an append is for: retry, and nothing stored twice. */
export const originCases: readonly ConformanceCase[] = [
  logCase('a retry is answered as the first was and writes nothing', async (log) => {
    const { requests, answers } = await appendSome(log)
    await expectRetriesAnswered(log, requests, answers)
  }),

  reopenCase('a retry after reopening is answered as the first was', async (log, reopen) => {
    const { requests, answers } = await appendSome(log)
    await expectRetriesAnswered(await reopen(log), requests, answers)
  }),

  logCase('two same appends at once are stored once and answered alike', async (log) => {
    const writer = new SampleWriter()
    const request = writer.append(writer.events(a, b, a), { expected: { [a]: 'no-stream' } })
    const [first, second] = await Promise.all([log.append(request), log.append(request)])
    expectEqual(second, first, 'second answer')
    expectEqual((await log.head()).position, 3, 'position of the head')
  }),

  logCase('a known origin with other content is refused and writes nothing', async (log) => {
    await expectOtherContentRefused(log, (await appendSome(log)).requests)
  }),

  reopenCase(
    'a known origin with other content is refused after reopening',
    async (log, reopen) => {
      const { requests } = await appendSome(log)
      await expectOtherContentRefused(await reopen(log), requests)
    },
  ),

  logCase('a known origin with other content is refused at once', async (log) => {
    const writer = new SampleWriter()
    const request = writer.append(writer.events(a))
    const other = writer.append(writer.events(a), { sequence: request.origin.sequence })
    const first = log.append(request)
    const refusal = expectRejects(() => log.append(other), 'TRACK_ORIGIN_CONFLICT', 'other content')
    await Promise.all([first, refusal])
    expectEqual((await log.head()).position, 1, 'position of the head')
  }),

  logCase('a sequence that its writer left out is refused and writes nothing', async (log) => {
    const writer = new SampleWriter()
    await log.append(writer.append(writer.events(a), { sequence: 5 }))
    const before = await logState(log, [a])
    const late = writer.append(writer.events(a), { sequence: 3 })
    await expectRejects(() => log.append(late), 'TRACK_ORIGIN_CONFLICT', 'a lower sequence')
    expectEqual(await logState(log, [a]), before, 'state of the log')
  }),

  reopenCase('a sequence left out is refused after reopening', async (log, reopen) => {
    const writer = new SampleWriter()
    await log.append(writer.append(writer.events(a), { sequence: 5 }))
    const again = await reopen(log)
    const late = writer.append(writer.events(a), { sequence: 3 })
    await expectRejects(() => again.append(late), 'TRACK_ORIGIN_CONFLICT', 'a lower sequence')
  }),

  logCase('a sequence whose append was refused can go on with the next', async (log) => {
    const writer = new SampleWriter()
    const stale = writer.append(writer.events(a), { expected: { [a]: 'stream-exists' } })
    await expectRejects(() => log.append(stale), 'TRACK_REVISION_CONFLICT', 'a stale append')
    const { position } = await log.append(writer.append(writer.events(a)))
    expectEqual(position, 0, 'position of the next append')
  }),

  logCase('each writer has sequences of its own', async (log) => {
    const one = new SampleWriter('one')
    const other = new SampleWriter('other')
    await log.append(one.append(one.events(a), { sequence: 9 }))
    await log.append(other.append(other.events(a), { sequence: 0 }))
    await log.append(one.append(one.events(a), { sequence: 10 }))
    expectEqual(await log.streamHead(a), 2, 'head of the stream')
  }),
]

/** Three appends, whose expectations their own retries no longer meet. */
async function appendSome(
  log: EventLog,
): Promise<{ requests: Append[]; answers: Awaited<ReturnType<EventLog['append']>>[] }> {
  const writer = new SampleWriter()
  const requests = [
    writer.append(writer.events(a, b), { expected: { [a]: 'no-stream', [b]: 'no-stream' } }),
    writer.append(writer.events(b), { expected: { [b]: 0 } }),
    writer.append(writer.events(b, a, a), { expected: { [b]: 1, [a]: 0 } }),
  ]
  const answers = []
  for (const request of requests) answers.push(await log.append(request))
  return { requests, answers }
}

async function expectRetriesAnswered(
  log: EventLog,
  requests: readonly Append[],
  answers: readonly unknown[],
): Promise<void> {
  const before = await logState(log, [a, b])
  for (const [i, request] of requests.entries()) {
    expectEqual(await log.append(request), answers[i], `answer to retry ${i}`)
  }
  expectEqual(await logState(log, [a, b]), before, 'state of the log')
}

async function expectOtherContentRefused(
  log: EventLog,
  requests: readonly Append[],
): Promise<void> {
  const before = await logState(log, [a, b])
  for (const [i, request] of requests.entries()) {
    const body = request.body.slice()
    const last = body.length - 1
    body[2] = (body[2] as number) ^ 1 // In the salt: the body stays well-formed.
    const streams = request.streams.map((stream) => ({ ...stream, id: sampleStream(stream.id) }))
    const others: Readonly<Record<string, Append>> = {
      'another body': { ...request, body },
      'a shorter body': { ...request, body: request.body.slice(0, last) },
      'another base time': { ...request, baseTimeMs: request.baseTimeMs + 1 },
      'other streams': { ...request, streams },
    }
    for (const [what, other] of Object.entries(others)) {
      const subject = `append ${i} with ${what}`
      await expectRejects(() => log.append(other), 'TRACK_ORIGIN_CONFLICT', subject)
    }
  }
  expectEqual(await logState(log, [a, b]), before, 'state of the log')
}
