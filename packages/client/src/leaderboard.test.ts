import { filter, firstValueFrom, lastValueFrom, ReplaySubject } from 'rxjs'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Leader } from './index.js'
import { memoryClient } from './testing/memory-client.js'

describe('a leaderboard of a client', () => {
  it('has finished trials and those that come, and ends with the client', async () => {
    const client = memoryClient()
    const first = await client.newTrial({ name: 'first', parameters: {} })
    await first.run(() => first.logMetrics({ loss: 2 }, { step: 1 }))
    const seen = new ReplaySubject<readonly Leader[]>(1)
    client.leaderboard({ metric: 'loss', mode: 'min', intervalMs: 0 }).subscribe(seen)
    const board = await firstValueFrom(seen)
    const [leader] = await client.trials()
    expect(board).toEqual([
      {
        rank: 1,
        id: first.id,
        uid: leader?.uid,
        name: 'first',
        value: 2,
        step: 1,
        status: 'Completed',
      },
    ])
    const second = await client.newTrial({ name: 'second', parameters: {} })
    await second.run(() => second.logMetrics({ loss: 1 }))
    await client.close()
    const names = (await lastValueFrom(seen)).map(({ name, step }) => [name, step])
    expect(names).toEqual([
      ['second', undefined],
      ['first', 1],
    ])
  })

  it('a subscriber that blocks gets the latest board, and no queue', async () => {
    const client = memoryClient()
    const trial = await client.newTrial({ name: 'fast', parameters: {} })
    trial.logMetrics({ loss: 1000 })
    await client.flush()
    const values: (number | undefined)[] = []
    const blocked = new Promise<void>((resolve) => {
      client.leaderboard({ metric: 'loss', mode: 'min', intervalMs: 1 }).subscribe({
        next: ([leader]) => {
          values.push(leader?.value)
          // Holds the loop while a thousand better values come.
          if (values.length === 1) for (let loss = 999; loss > 0; loss--) trial.logMetrics({ loss })
        },
        complete: resolve,
      })
    })
    while (values.length === 0) await client.flush()
    await trial.finish()
    await client.close()
    await blocked
    expect(values[0]).toBe(1000)
    expect(values.at(-1)).toBe(1)
    expect(values.length).toBeLessThan(100)
  })

  it.each([
    ['mode', { metric: 'loss', mode: 'best' as 'min' }],
    ['k', { metric: 'loss', mode: 'min', k: 0 }],
    ['by', { metric: 'loss', mode: 'min', by: 'first' as 'last' }],
    ['intervalMs', { metric: 'loss', mode: 'min', intervalMs: -1 }],
  ] as const)('a %s that there is not is refused at the call', (argument, options) => {
    const client = memoryClient()
    onTestFinished(() => client.close())
    expect(() => client.leaderboard(options)).toThrowError(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID', details: { argument } }),
    )
  })
})

describe('live trials of a query', () => {
  it('are those of the whole store that run and are asked for', async () => {
    const client = memoryClient()
    onTestFinished(() => client.close())
    for (const lr of [1, 2]) {
      const trial = await client.newTrial({ name: `trial ${lr}`, parameters: { lr }, force: true })
      trial.logMetrics({ loss: lr }, { step: 3 })
    }
    await client.flush()
    const live = client.live({ where: { 'parameters.lr': 2 }, intervalMs: 0 })
    const trials = await firstValueFrom(live.pipe(filter(({ length }) => length > 0)))
    expect(trials.map(({ name, step }) => [name, step])).toEqual([['trial 2', 3]])
  })

  it('of a query that there is not, or beside named ones, are refused', async () => {
    const client = memoryClient()
    onTestFinished(() => client.close())
    const invalid = expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' })
    expect(() => client.live({ where: {}, trials: [] })).toThrowError(invalid)
    const where = { nothing: 1 } as object
    await expect(firstValueFrom(client.live({ where }))).rejects.toEqual(invalid)
  })
})
