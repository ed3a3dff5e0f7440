import { describe, expect, test } from 'vitest'
import { type ConformanceHarness, conformanceCases } from './conformance/index.js'
import { commitsOf, eventsIn, pagesOf } from './conformance/log-state.js'
import { recorded, SampleWriter, sampleStream } from './conformance/sample-writer.js'
import { MemoryLog } from './memory-log.js'

// A clock that jumps back and forth: commit times must not.
function jumpingClock(): () => number {
  let calls = 0
  return () => 1_700_000_000_000 + (calls++ % 3) * 1000
}

const harness: ConformanceHarness = { open: async () => new MemoryLog({ now: jumpingClock() }) }

describe('the memory log keeps the promises of the port', () => {
  const cases = conformanceCases.filter(({ needs }) => needs !== 'reopen')
  for (const { name, run } of cases) test(name, () => run(harness))
})

test('a body in a Node.js Buffer is copied too', async () => {
  const log = new MemoryLog({ now: () => 0 })
  const writer = new SampleWriter()
  const events = writer.events(sampleStream('a'))
  const request = writer.append(events)
  const body = Buffer.from(request.body)
  await log.append({ ...request, body })
  body.fill(0)
  expect(await eventsIn(log)).toEqual(recorded(events))
})

test('logs of different ids have different digests', async () => {
  const digests = await Promise.all(
    ['one', 'other'].map(async (id) => (await new MemoryLog({ now: () => 0, id }).head()).digest),
  )
  expect(digests[0]).not.toEqual(digests[1])
})

test('a part of many commits is found without looking at all of them', async () => {
  const log = new MemoryLog({ now: () => 0 })
  const writer = new SampleWriter()
  const stream = sampleStream('a')
  const count = 1000
  for (let i = 0; i < count; i++) await log.append(writer.append(writer.events(stream)))
  let looks = 0
  for (const commit of await commitsOf(log)) {
    const { position, streams } = commit
    const look = <T>(value: T) => ({
      get: () => {
        looks++
        return value
      },
    })
    Object.defineProperties(commit, { position: look(position), streams: look(streams) })
  }
  const range = { from: count - 3, to: count - 1 }
  expect((await pagesOf(log.read(range))).flatMap(({ commits }) => commits)).toHaveLength(2)
  expect(
    (await pagesOf(log.readStream(stream, range))).flatMap((page) => page.commits),
  ).toHaveLength(2)
  const subscription = log.subscribe({ from: count - 1 })[Symbol.asyncIterator]()
  await subscription.next()
  expect(looks).toBeLessThan(100)
})

test('a base time that no reader could tell from the commit time is refused', async () => {
  const log = new MemoryLog({ now: () => 1_700_000_000_000 })
  const writer = new SampleWriter()
  const request = writer.append(writer.events(sampleStream('a')))
  const append = log.append({ ...request, baseTimeMs: Number.MIN_SAFE_INTEGER })
  await expect(append).rejects.toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
  await log.append(request)
  expect(await eventsIn(log)).toHaveLength(1)
})
