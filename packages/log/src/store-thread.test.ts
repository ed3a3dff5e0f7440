import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire, Module } from 'node:module'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { readHeartbeats } from './heartbeats.js'
import { LevelLog } from './level-log.js'
import { StoreThread } from './store-thread.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const ownerProgram = { url: new URL('./writer-thread.js', import.meta.url) }

/** A store's thread that dies while it takes its n-th append, or question for the head, so many times. */
function dyingThread(
  path: string,
  deaths: number,
  appends: number,
  dyingOf: 'append' | 'head' = 'append',
): StoreThread {
  writeFileSync(join(path, '..', 'dying.json'), JSON.stringify({ deaths, appends, dyingOf }))
  const program = { url: new URL('./testing/dying-thread.js', import.meta.url) }
  const thread = new StoreThread(path, program)
  onTestFinished(async () => {
    await thread.close()
    const plan = readFileSync(join(path, '..', 'dying.json'), 'utf8')
    expect(JSON.parse(plan), 'it died as often as planned').toMatchObject({ deaths: 0 })
  })
  return thread
}

it('that dies is started again, and everything is stored once', async () => {
  const path = join(temporaryFolder(), 'store')
  const thread = dyingThread(path, 1, 20)
  const appended = Array.from({ length: 50 }, (_, i) =>
    thread.append(metricAppend({ sequence: i })),
  )
  expect((await Promise.all(appended)).map(({ position }) => position)).toEqual(
    Array.from({ length: 50 }, (_, i) => i),
  )
  expect(thread.backlog.failure()).toBeUndefined()
  await thread.close()
  const log = new LevelLog(path)
  expect((await log.head()).position).toBe(50)
  await log.close()
})

it('that dies is started again, and says that the process lives as before', async () => {
  const path = join(temporaryFolder(), 'store')
  const thread = dyingThread(path, 1, 20)
  const process = { host: 'h', boot: 'b', pid: 7, startedMs: 1 }
  thread.beat(process)
  await thread.append(metricAppend({ sequence: 0 }))
  rmSync(join(path, 'beats'), { recursive: true })
  for (let i = 1; i < 50; i++) await thread.append(metricAppend({ sequence: i }))
  expect(await readHeartbeats(path)).toEqual([{ process, beatMs: expect.any(Number) }])
})

it('that dies is started again also under a thread that never turns its loop', () => {
  const thread = dyingThread(join(temporaryFolder(), 'store'), 1, 20)
  const settled: unknown[] = []
  for (let i = 0; i < 50; i++) {
    thread.append(metricAppend({ sequence: i }), (error) => settled.push(error)).catch(() => {})
  }
  expect(thread.backlog.wait(0, 60_000)).toBe(true)
  expect(settled).toEqual(Array(50).fill(undefined))
})

it('that dies again is given up: appends are refused, and calls say why', async () => {
  const thread = dyingThread(join(temporaryFolder(), 'store'), 2, 20)
  const settled: unknown[] = []
  for (let i = 0; i < 50; i++) {
    thread.append(metricAppend({ sequence: i }), (error) => settled.push(error)).catch(() => {})
  }
  expect(thread.backlog.wait(0, 60_000)).toBe(true)
  expect(settled).toHaveLength(50)
  expect(settled.at(-1)).toMatchObject({ code: 'TRACK_LOG_FAILED' })
  expect(thread.backlog.failure()).toMatchObject({ code: 'TRACK_LOG_FAILED' })
  await expect(thread.append(metricAppend({ sequence: 50 }))).rejects.toMatchObject({
    code: 'TRACK_LOG_FAILED',
  })
  await expect(thread.ask({ type: 'head' })).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
})

it('that dies is given the quiet appends again too, and settled waits for them', async () => {
  const thread = dyingThread(join(temporaryFolder(), 'store'), 1, 20)
  const told: unknown[] = []
  for (let i = 0; i < 50; i++) {
    thread.quiet.append(metricAppend({ sequence: i }), (error) => told.push(error))
  }
  await thread.quiet.settled()
  expect(told).toEqual(Array(50).fill(undefined))
  expect(await thread.ask({ type: 'head' })).toMatchObject({ position: 50 })
})

it('that dies when nothing is to be appended settles what is appended after that', async () => {
  const thread = dyingThread(join(temporaryFolder(), 'store'), 1, 1, 'head')
  const told: unknown[] = []
  const hand = async (sequence: number): Promise<void> => {
    thread.quiet.append(metricAppend({ sequence }), (error) => told.push(error))
    await thread.quiet.settled()
  }
  for (let i = 0; i < 5; i++) await hand(i)
  await expect(thread.ask({ type: 'head' })).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  await hand(5)
  expect(told).toEqual(Array(6).fill(undefined))
})

it('that dies again tells of the quiet appends that were lost, and settled does not hang', async () => {
  const thread = dyingThread(join(temporaryFolder(), 'store'), 2, 20)
  const told: unknown[] = []
  for (let i = 0; i < 50; i++) {
    thread.quiet.append(metricAppend({ sequence: i }), (error) => told.push(error))
  }
  await thread.quiet.settled()
  expect(told).toHaveLength(50)
  expect(told.at(-1)).toMatchObject({ code: 'TRACK_LOG_FAILED' })
})

it('tells of a quiet append only when asked, and settled does not wait for what comes later', async () => {
  const thread = new StoreThread(join(temporaryFolder(), 'store'), ownerProgram)
  const told: number[] = []
  const hand = (i: number): void => {
    thread.quiet.append(metricAppend({ sequence: i }), () => told.push(i))
  }
  for (let i = 0; i < 10; i++) hand(i)
  const settled = thread.quiet.settled()
  for (let i = 10; i < 2000; i++) hand(i)
  await settled
  expect(told.slice(0, 10)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9])
  await thread.quiet.settled()
  expect(told).toEqual(Array.from({ length: 2000 }, (_, i) => i))
  await thread.close()
})

it('that is closed is not started again to look at the folder', async () => {
  const path = join(temporaryFolder(), 'store')
  const thread = new StoreThread(path, ownerProgram)
  thread.quiet.append(metricAppend({ sequence: 0 }), () => {})
  expect(thread.backlog.wait(0, 60_000)).toBe(true)
  await thread.close()
  rmSync(path, { recursive: true })
  await thread.quiet.settled()
  expect(existsSync(path)).toBe(false)
})

it('that dies fails the questions that it was asked', async () => {
  const thread = dyingThread(join(temporaryFolder(), 'store'), 1, 1)
  const appended = thread.append(metricAppend({ sequence: 0 }))
  const head = thread.ask({ type: 'head' })
  await expect(head).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  expect((await appended).position).toBe(0)
})

it.runIf(process.platform === 'linux')(
  "leaves LevelDB's library loaded when it ends, since LevelDB's own thread may still run in there",
  () => {
    const program = `
      import { readFileSync } from 'node:fs'
      import { LevelLog } from ${JSON.stringify(new URL('./level-log.js', import.meta.url).href)}
      const log = new LevelLog(${JSON.stringify(join(temporaryFolder(), 'store'))})
      await log.head()
      await log.close()
      console.log(readFileSync('/proc/self/maps', 'utf8').includes('classic-level'))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    })
    expect(stdout).toBe('true\n')
  },
)

it('fails everything when LevelDB cannot be loaded beside it, and throws nothing at a call', async () => {
  const { cache, resolve } = createRequire(import.meta.url)
  const level = resolve('level')
  const before = cache[level]
  onTestFinished(() => {
    if (before === undefined) delete cache[level]
    else cache[level] = before
  })
  const broken = new Module(level)
  Object.defineProperty(broken, 'exports', {
    get() {
      throw new Error('no binary for this machine')
    },
  })
  cache[level] = broken
  const thread = new StoreThread(join(temporaryFolder(), 'store'), ownerProgram)
  const told: unknown[] = []
  thread.quiet.append(metricAppend({ sequence: 0 }), (error) => told.push(error))
  const failure = {
    code: 'TRACK_LOG_FAILED',
    cause: expect.objectContaining({ message: 'no binary for this machine' }),
  }
  expect(told).toEqual([expect.objectContaining(failure)])
  await expect(thread.ask({ type: 'head' })).rejects.toMatchObject(failure)
  await thread.close()
})

it('that dies is given again what it was given, whatever became of the buffer it was in', async () => {
  const thread = dyingThread(join(temporaryFolder(), 'store'), 1, 5)
  const appended = Array.from({ length: 10 }, (_, i) => {
    const append = metricAppend({ sequence: i })
    const body = Buffer.from(append.body)
    const answer = thread.append({ ...append, body })
    body.fill(0)
    return answer
  })
  expect((await Promise.all(appended)).map(({ position }) => position)).toEqual(
    Array.from({ length: 10 }, (_, i) => i),
  )
})

it('gives whoever follows it what comes, and nothing more when that ends', async () => {
  const thread = new StoreThread(join(temporaryFolder(), 'store'), ownerProgram)
  const ending = new AbortController()
  const follow = (from: number) =>
    thread.follow({ from, pageBytes: 1 << 20, previous: undefined }, ending.signal, true)
  const first = follow(0)
  await thread.append(metricAppend({ sequence: 0 }))
  expect(await first).toMatchObject({ places: [[0, expect.any(Number)]], head: 1 })
  const [next, closing] = [follow(1), new AbortController()]
  const other = thread.follow(
    { from: 1, pageBytes: 1 << 20, previous: undefined },
    closing.signal,
    true,
  )
  ending.abort()
  expect(await next).toBeUndefined()
  expect(await follow(1), 'asked after the end').toBeUndefined()
  await thread.close()
  expect(await other, 'open when the log closed').toBeUndefined()
})
