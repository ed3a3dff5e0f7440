import { describe, expect, test } from 'vitest'
import { TrackClient } from './track-client.js'

async function gathered<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const item of items) all.push(item)
  return all
}

async function twoTrials() {
  const client = new TrackClient('memory:')
  const a = await client.newTrial({ name: 'a', parameters: {}, force: true })
  const b = await client.newTrial({ name: 'b', parameters: {}, force: true })
  for (let step = 0; step < 3; step++) {
    a.logMetrics({ loss: step }, { step })
    b.logMetrics({ loss: -step }, { step })
  }
  return { client, a, b }
}

describe('the events of a client', () => {
  test('are all of the log, what was just logged among them, position by position', async () => {
    const { client } = await twoTrials()
    const events = await gathered(client.events())
    expect(events.map(({ position }) => position)).toEqual(events.map((_, i) => i))
    expect(events.filter(({ event }) => event.type === 'MetricsLogged')).toHaveLength(6)
    expect(await gathered(client.events({ from: 3, to: 5 }))).toEqual(events.slice(3, 5))
    await client.close()
  })

  test('of one stream are cut by its revisions', async () => {
    const { client, b } = await twoTrials()
    const all = await gathered(client.events({ stream: b.id }))
    expect(all.map(({ streamRevision }) => streamRevision)).toEqual(all.map((_, i) => i))
    expect(all.at(-1)?.event).toMatchObject({ type: 'MetricsLogged', values: [-2], step: 2 })
    expect(await gathered(client.events({ stream: b.id, from: 2, to: 3 }))).toEqual([all[2]])
    await client.close()
  })

  test('that follow go on with what comes, without a gap and without the other streams', async () => {
    const { client, a, b } = await twoTrials()
    const ending = new AbortController()
    const steps: (number | undefined)[] = []
    for await (const { event } of client.events({
      stream: b.id,
      follow: true,
      signal: ending.signal,
    })) {
      if (event.type !== 'MetricsLogged') continue
      steps.push(event.step)
      if (event.step === 2) {
        a.logMetrics({ loss: 7 }, { step: 7 })
        b.logMetrics({ loss: 3 }, { step: 3 })
        await client.flush()
      } else if (event.step === 3) ending.abort()
    }
    expect(steps).toEqual([0, 1, 2, 3])
    await client.close()
  })

  test('that follow end with the client', async () => {
    const { client } = await twoTrials()
    const there = (await gathered(client.events())).length
    let told = 0
    for await (const { position } of client.events({ follow: true })) {
      told++
      if (position === there - 1) client.newTrial({ name: 'c', parameters: {}, force: true })
      if (position === there) void client.close()
    }
    expect(told).toBeGreaterThan(there)
  })
})
