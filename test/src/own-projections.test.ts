// A user's projection where another process has the store: as its guest, and over TCP.
import { join } from 'node:path'
import { newToken, TrackClient } from '@track/client'
import { defineProjection } from '@track/client/projections'
import { expect, it, onTestFinished } from 'vitest'
import { startProgram, temporaryFolder } from './testing/run-program.js'

const token = await newToken()

const tail = (version: number) =>
  defineProjection({
    name: 'tail',
    version,
    initial: { last: new Float64Array(), sum: 0n },
    evolve: ({ last, sum }, { event, position }) =>
      event.type === 'MetricsLogged'
        ? {
            last: Float64Array.from([...last.slice(-9), ...event.values]),
            sum: sum + BigInt(position),
          }
        : { last, sum },
  })

it.each(['as its guest', 'over TCP'])('states are read, kept and followed %s', async (how) => {
  const store = join(temporaryFolder(), 'store')
  const server = startProgram('serve', [store, '0', token])
  const [, port] = (await server.line('serving ')).split(' ')
  const open = (): TrackClient => {
    const client =
      how === 'over TCP'
        ? new TrackClient(`track://127.0.0.1:${port}`, { token })
        : new TrackClient(`file:${store}`)
    onTestFinished(() => client.close().catch(() => {}))
    return client
  }
  const client = open()
  const trial = await client.newTrial({ name: 't', parameters: {} })
  for (let step = 0; step < 2_000; step++) trial.logMetrics({ loss: 1 / (step + 1) }, { step })
  const { state } = await client.projection(tail(1)).read(trial)
  expect(state.last.length).toBe(10)
  const kept =
    (await client.log.derived?.keys({ from: 'snapshot/own/', to: 'snapshot/own/~' })) ?? []
  expect(kept).toEqual([expect.stringMatching(`^snapshot/own/tail/1/${trial.id}/`)])
  await client.projection(tail(1)).verify()

  const reader = open()
  const seen: (readonly [number, boolean, unknown])[] = []
  const ended = new Promise<void>((resolve, reject) => {
    reader
      .projection(tail(2))
      .follow({ intervalMs: 0 })
      .subscribe({
        next: ({ version, isRebuilding, state: it }) => {
          seen.push([version, isRebuilding, it])
          if (seen.length === 2) trial.logMetrics({ loss: 0 }, { step: 2_000 })
          if (seen.length === 3) resolve()
        },
        error: reject,
      })
  })
  await ended
  expect(seen.slice(0, 2)).toEqual([
    [1, true, state],
    [2, false, state],
  ])
  const last = Float64Array.from([...state.last.slice(1), 0])
  expect(seen[2]).toMatchObject([2, false, { last }])
})
