import { MemoryLog, TrackError } from '@track/core'
import { Observable } from 'rxjs'
import { expect, it, onTestFinished, vi } from 'vitest'
import { ErrorFeed } from './error-feed.js'
import { registerLog } from './log-registry.js'
import { memoryClient } from './testing/memory-client.js'
import { runProgram } from './testing/run-program.js'
import { TrackClient } from './track-client.js'

const refused = (message: string): TrackError => new TrackError('TRACK_LOG_FAILED', message)

function newFeed() {
  const feed = new ErrorFeed((work) => work())
  const told: string[] = []
  const subscribe = (next: (error: TrackError) => void = () => {}): void => {
    feed.errors$.subscribe({
      next: (error) => {
        told.push(error.message)
        next(error)
      },
      complete: () => told.push('complete'),
    })
  }
  return { feed, told, subscribe }
}

it('tells errors on a later turn, in their order', async () => {
  const { feed, told, subscribe } = newFeed()
  subscribe()
  feed.add(refused('1'))
  feed.add(refused('2'))
  expect(told).toEqual([])
  await vi.waitFor(() => expect(told).toEqual(['1', '2']))
})

it('tells what waits before it completes, and nothing twice', () => {
  const { feed, told, subscribe } = newFeed()
  subscribe()
  feed.add(refused('1'))
  feed.complete()
  feed.complete()
  expect(told).toEqual(['1', 'complete'])
})

it('counts what a subscriber brings about itself, and tells it with the next error', () => {
  const { feed, told, subscribe } = newFeed()
  subscribe(() => {
    feed.add(refused('again'))
    feed.deliver()
  })
  feed.add(refused('1'))
  feed.deliver()
  feed.deliver()
  expect(told).toEqual(['1'])
  feed.add(refused('2'))
  feed.deliver()
  expect(told).toEqual(['1', '2', expect.stringMatching(/^1 more refusals or drops/)])
})

it('holds a thousand errors, and the count of the others', () => {
  const { feed, told, subscribe } = newFeed()
  subscribe()
  for (let i = 0; i < 5_000; i++) feed.add(refused(`${i}`))
  feed.deliver()
  expect(told).toHaveLength(1_001)
  expect(told.slice(-2)).toEqual(['999', expect.stringMatching(/^4000 more refusals or drops/)])
})

it('tells who looks late what still waits, and not what was told before', () => {
  const { feed, told, subscribe } = newFeed()
  feed.add(refused('1'))
  feed.deliver()
  feed.add(refused('2'))
  subscribe()
  feed.deliver()
  expect(told).toEqual(['2'])
})

it('completes at once for who first looks when all is over', () => {
  const { feed, told, subscribe } = newFeed()
  feed.add(refused('1'))
  feed.complete()
  subscribe()
  expect(told).toEqual(['complete'])
})

it("is one Observable, of the RxJS that the program's own import gives", () => {
  const client = memoryClient()
  expect(client.errors$).toBe(client.errors$)
  expect(client.errors$).toBeInstanceOf(Observable)
  expect(client.live()).toBeInstanceOf(Observable)
})

/** A client whose log refuses everything from when `fails` is called. */
async function failingClient() {
  const log = new MemoryLog({ now: Date.now })
  registerLog('feed', () => log)
  const client = new TrackClient('feed:')
  onTestFinished(() => client.close().catch(() => {}))
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => stderr.mockRestore())
  const trial = await client.newTrial({ name: 't', parameters: {} })
  trial.start()
  await client.flush()
  const fails = (): void => {
    vi.spyOn(log, 'append').mockImplementation((_, onSettled) => {
      onSettled?.(refused('the disk is full'))
      return Promise.reject(refused('the disk is full'))
    })
  }
  return { client, trial, fails, stderr }
}

it('is never told from within a call that logs, however much a subscriber logs itself', async () => {
  const { client, trial, fails } = await failingClient()
  let told = 0
  const large = new Error('x'.repeat(99_000))
  large.stack = '\u4e00'.repeat(99_000)
  client.errors$.subscribe(() => {
    told++
    for (let i = 0; i < 3; i++) trial.logError(large)
  })
  fails()
  for (let step = 0; step < 5_000; step++) trial.logMetrics({ loss: 1 }, { step })
  expect(told).toBe(0)
  await expect(client.flush()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  await vi.waitFor(() => expect(told).toBeGreaterThan(0))
  await client.close().catch(() => {})
})

it('is told before the client closes, so that a subscriber can log', async () => {
  const { client, trial, fails, stderr } = await failingClient()
  const told: string[] = []
  client.errors$.subscribe({
    next: ({ message }) => {
      trial.logError(new Error(message))
      told.push(message)
    },
    complete: () => {
      trial.logError(new Error('the end'))
      told.push('complete')
    },
  })
  fails()
  trial.logMetrics({ loss: 1 })
  await expect(client.close()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  expect(told).toEqual(['the disk is full', 'complete'])
  expect(client.stats()).toMatchObject({ recorded: 8, dropped: 3 })
  expect(stderr.mock.calls.join()).toMatch(/^track: 2 events were lost: the disk is full/)
})

it('lets a subscriber close the client', async () => {
  const { client, trial, fails } = await failingClient()
  let told = 0
  client.errors$.subscribe(() => {
    told++
    void client.close()
    trial.logMetrics({ loss: 2 })
  })
  fails()
  for (let step = 0; step < 1_024; step++) trial.logMetrics({ loss: 1 }, { step })
  await vi.waitFor(() => expect(told).toBe(2))
  await client.close().catch(() => {})
})

it('lets a subscriber of live numbers log, also at the last emission', async () => {
  const client = memoryClient()
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => stderr.mockRestore())
  const trial = await client.newTrial({ name: 't', parameters: {} })
  let last = 0
  let completed = false
  client.live({ intervalMs: 1 }).subscribe({
    next: ([live]) => {
      trial.logMetrics({ seen: 1 })
      last = live?.step ?? 0
    },
    complete: () => {
      trial.logMetrics({ seen: 1 })
      completed = true
    },
  })
  for (let step = 0; step < 1_000; step++) trial.logMetrics({ loss: 1 }, { step })
  await client.close()
  expect({ last, completed }).toEqual({ last: 999, completed: true })
  expect(stderr.mock.calls.join()).toMatch(/events were lost: a subscriber logged them while/)
})

it.each(['end', 'close'])(
  'and a subscriber that logs every error let a program end by itself: %s',
  (how) => {
    const program = new URL('./testing/log-errors.js', import.meta.url)
    const { code, signal, stdout, stderr } = runProgram(program, [how])
    expect({ code, signal, stdout }).toEqual({ code: 0, signal: null, stdout: 'told\n' })
    expect(stderr).toMatch(/^track: \d+ events were lost: .*no space left on device\n$/)
  },
)
