import { spawnSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { type EventLog, isTrackError, readEvents } from '@track/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { LevelLog } from './level-log.js'
import { openLevelDatabase } from './leveldb.js'
import { Store } from './store.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

function open(path: string): LevelLog {
  const log = new LevelLog(path)
  onTestFinished(() => log.close())
  return log
}

async function filled(path: string, commits: number): Promise<void> {
  const log = new LevelLog(path)
  for (let i = 0; i < commits; i++)
    void log.append(metricAppend({ sequence: i, streams: [1, 2, 1] }))
  await log.close()
}

async function positions(log: EventLog): Promise<number[]> {
  const found: number[] = []
  for await (const { position } of readEvents(log)) found.push(position)
  return found
}

describe('a store', () => {
  it('is made by the first call and not by the constructor', async () => {
    const path = join(temporaryFolder(), 'a', 'deep', 'store')
    const log = open(path)
    expect(existsSync(path)).toBe(false)
    await log.head()
    expect(readdirSync(path).sort()).toEqual(['derived', 'host.json', 'log', 'store.json'])
  })

  it('names the process that has it open, until it closes', async () => {
    const path = temporaryFolder()
    const log = open(path)
    await log.head()
    expect(JSON.parse(readFileSync(join(path, 'host.json'), 'utf8'))).toMatchObject({
      pid: process.pid,
    })
    await log.close()
    expect(existsSync(join(path, 'host.json'))).toBe(false)
  })

  it('takes back what it said in host.json, and nothing that was said since', async () => {
    const path = temporaryFolder()
    const log = open(path)
    await log.head()
    writeFileSync(join(path, 'host.json'), '{"pid":1}')
    await log.close()
    expect(readFileSync(join(path, 'host.json'), 'utf8')).toBe('{"pid":1}')
  })

  it('is shared by all logs of one thread, also under another name, until the last closes', async () => {
    const folder = temporaryFolder()
    symlinkSync(join(folder, 'store'), join(folder, 'alias'))
    const first = open(join(folder, 'store'))
    await first.append(metricAppend({ sequence: 0 }))
    const second = open(join(folder, 'alias'))
    await second.append(metricAppend({ sequence: 0, writer: 1 }))
    await first.close()
    await expect(first.head()).rejects.toMatchObject({ code: 'TRACK_LOG_CLOSED' })
    expect((await second.head()).position).toBe(2)
  })

  it('is refused to a second process, which is told which process has it', async () => {
    const path = temporaryFolder()
    const log = open(path)
    await log.head()
    const program = `
      import { LevelLog } from ${JSON.stringify(new URL('./level-log.js', import.meta.url).href)}
      try { await new LevelLog(${JSON.stringify(path)}).head() }
      catch (error) { console.log(JSON.stringify({ code: error.code, pid: error.details.pid, message: error.message })) }`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
    })
    expect(JSON.parse(stdout)).toEqual({
      code: 'TRACK_STORE_LOCKED',
      pid: process.pid,
      message: expect.stringContaining(`process ${process.pid}`),
    })
    expect((await log.head()).position).toBe(0)
  })

  it('is refused to another thread of the same process', async () => {
    const path = temporaryFolder()
    const log = open(path)
    await log.append(metricAppend({ sequence: 0 }))
    const program = `
      const { parentPort } = require('node:worker_threads')
      import(${JSON.stringify(new URL('./level-log.js', import.meta.url).href)}).then(async ({ LevelLog }) => {
        try { await new LevelLog(${JSON.stringify(path)}).head(); parentPort.postMessage('open') }
        catch (error) { parentPort.postMessage(error.code) }
      })`
    const worker = new Worker(program, { eval: true })
    const told = await new Promise((resolve) => worker.once('message', resolve))
    await worker.terminate()
    expect(told).toBe('TRACK_STORE_LOCKED')
  })

  it('that was locked is opened by the next log, when it is free', async () => {
    const path = temporaryFolder()
    const other = await Store.open(path)
    const first = open(path)
    await expect(first.head()).rejects.toMatchObject({ code: 'TRACK_STORE_LOCKED' })
    await other.close()
    const next = open(path)
    await next.append(metricAppend({ sequence: 0 }))
    await first.close()
    const sharing = open(path)
    expect((await sharing.head()).position).toBe(1)
    await next.close()
    expect((await sharing.head()).position).toBe(1)
  })

  it('that the file system keeps from being opened is opened by a later call of the same log', async () => {
    const place = join(temporaryFolder(), 'place')
    writeFileSync(place, 'in the way')
    const log = open(join(place, 'store'))
    const refused = { code: 'TRACK_STORE_UNAVAILABLE' }
    for (let i = 0; i < 2; i++) {
      await expect(log.append(metricAppend({ sequence: 0 }))).rejects.toMatchObject(refused)
      await expect(log.head()).rejects.toMatchObject(refused)
    }
    expect(log.backlog.failure()).toBeUndefined()
    rmSync(place)
    expect(await log.append(metricAppend({ sequence: 0 }))).toMatchObject({ position: 0 })
    expect((await log.head()).position).toBe(1)
  })

  it('whose folder was deleted while it was open says so, and is not shared any more', async () => {
    const path = join(temporaryFolder(), 'store')
    const ghost = new LevelLog(path)
    await ghost.append(metricAppend({ sequence: 0 }))
    rmSync(path, { recursive: true })
    const gone = { code: 'TRACK_LOG_FAILED', message: expect.stringContaining('deleted') }
    await expect(open(path).head()).rejects.toMatchObject({ code: 'TRACK_STORE_LOCKED' })
    await expect(ghost.close()).rejects.toMatchObject(gone)
    const next = open(path)
    expect((await next.head()).position).toBe(0)
    await next.append(metricAppend({ sequence: 0 }))
  })

  it('whose folder was deleted after quiet appends were durable tells who waits for them', async () => {
    const path = join(temporaryFolder(), 'store')
    const log = new LevelLog(path)
    log.quiet.append(metricAppend({ sequence: 0 }), () => {})
    await log.quiet.settled()
    const told: unknown[] = []
    log.quiet.append(metricAppend({ sequence: 1 }), (error) => told.push(error))
    expect(log.backlog.wait(0, 60_000)).toBe(true)
    expect(told).toEqual([undefined])
    rmSync(path, { recursive: true })
    const gone = { code: 'TRACK_LOG_FAILED', message: expect.stringContaining('deleted') }
    await expect(log.quiet.settled()).rejects.toMatchObject(gone)
    expect(log.backlog.failure()).toMatchObject(gone)
    await expect(log.append(metricAppend({ sequence: 2 }))).rejects.toMatchObject(gone)
    await expect(log.close()).rejects.toMatchObject(gone)
  })

  it('whose folder was replaced while it was open leaves the new one alone', async () => {
    const [path, copy] = [join(temporaryFolder(), 'store'), join(temporaryFolder(), 'copy')]
    await filled(copy, 2)
    const ghost = new LevelLog(path)
    await ghost.append(metricAppend({ sequence: 0 }))
    rmSync(path, { recursive: true })
    cpSync(copy, path, { recursive: true })
    writeFileSync(join(path, 'host.json'), '{}')
    await expect(open(path).head()).rejects.toMatchObject({ code: 'TRACK_STORE_LOCKED' })
    await expect(ghost.close()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
    expect(existsSync(join(path, 'host.json'))).toBe(true)
    expect((await open(path).head()).position).toBe(6)
  })

  it('of a newer format is refused by name', async () => {
    const path = temporaryFolder()
    await filled(path, 1)
    const file = join(path, 'store.json')
    const identity = JSON.parse(readFileSync(file, 'utf8'))
    writeFileSync(file, JSON.stringify({ ...identity, formatVersion: 2 }))
    await expect(open(path).head()).rejects.toMatchObject({
      code: 'TRACK_FORMAT_UNSUPPORTED',
      message: expect.stringContaining('format version 2'),
      details: { found: 2, supported: 1 },
    })
  })

  it.each([
    [
      'a folder with other things in it',
      (path: string) => writeFileSync(join(path, 'notes.txt'), ''),
    ],
    [
      'a store.json that is no JSON',
      (path: string) => writeFileSync(join(path, 'store.json'), '{'),
    ],
    [
      'a store.json of something else',
      (path: string) => writeFileSync(join(path, 'store.json'), '{}'),
    ],
    [
      'a store.json without an identity',
      (path: string) =>
        writeFileSync(
          join(path, 'store.json'),
          '{"kind":"track-store","formatVersion":1,"id":"x"}',
        ),
    ],
  ])('is not made of %s', async (_, make) => {
    const path = temporaryFolder()
    make(path)
    const before = readdirSync(path)
    await expect(open(path).head()).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
    expect(readdirSync(path)).toEqual(before)
  })

  it('whose making was interrupted by a crash is made anew', async () => {
    const path = temporaryFolder()
    mkdirSync(join(path, 'log'))
    writeFileSync(join(path, 'store.json.12.tmp'), '{"kind":')
    const log = open(path)
    await log.append(metricAppend({ sequence: 0 }))
    expect((await log.head()).position).toBe(1)
  })

  it('whose store.json is gone is not taken for a new one', async () => {
    const path = temporaryFolder()
    await filled(path, 1)
    rmSync(join(path, 'store.json'))
    rmSync(join(path, 'derived'), { recursive: true })
    await expect(open(path).head()).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
  })

  it('with the log of another store is refused', async () => {
    const [mine, other] = [join(temporaryFolder(), 'mine'), join(temporaryFolder(), 'other')]
    await filled(mine, 1)
    await filled(other, 1)
    rmSync(join(mine, 'log'), { recursive: true })
    cpSync(join(other, 'log'), join(mine, 'log'), { recursive: true })
    await expect(open(mine).head()).rejects.toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
  })

  it('that cannot be made says so', async () => {
    const path = join(temporaryFolder(), 'file')
    writeFileSync(path, '')
    await expect(open(join(path, 'store')).head()).rejects.toMatchObject({
      code: expect.stringMatching(/^TRACK_STORE_/),
    })
  })
})

describe('the derived index', () => {
  it('comes back when derived/ was deleted', async () => {
    const path = temporaryFolder()
    await filled(path, 50)
    rmSync(join(path, 'derived'), { recursive: true })
    const log = open(path)
    expect(await log.streamHead(streamOf(1))).toBe(99)
    await log.append(metricAppend({ sequence: 50, expected: { [streamOf(1)]: 99 } }))
    expect(await log.streamHead(streamOf(1))).toBe(100)
    const retried = await log.append(metricAppend({ sequence: 3, streams: [1, 2, 1] }))
    expect(retried.position).toBe(9)
  })

  it('comes back when the entry of a writer is damaged and commits must be caught up with', async () => {
    const path = temporaryFolder()
    await filled(path, 3)
    const stale = join(path, 'stale')
    cpSync(join(path, 'derived'), stale, { recursive: true })
    const log = open(path)
    for (let i = 3; i < 6; i++) await log.append(metricAppend({ sequence: i }))
    await log.close()
    rmSync(join(path, 'derived'), { recursive: true })
    cpSync(stale, join(path, 'derived'), { recursive: true })
    rmSync(stale, { recursive: true })
    const derived = await openLevelDatabase(join(path, 'derived'), {
      writeBufferBytes: 1 << 20,
      blockBytes: 4096,
      cacheBytes: 1 << 20,
    })
    for (const key of await derived.keys().all()) {
      if (key[0] === 0x77) await derived.put(key, new Uint8Array([1, 2, 3, 4, 5]))
    }
    await derived.close()
    const reopened = open(path)
    expect(await reopened.streamHead(streamOf(1))).toBe(8)
    const next = await reopened.append(metricAppend({ sequence: 6 }))
    expect(next.position).toBe(12)
  })

  it('of another log is not believed', async () => {
    const [mine, other] = [join(temporaryFolder(), 'mine'), join(temporaryFolder(), 'other')]
    await filled(mine, 3)
    await filled(other, 50)
    rmSync(join(mine, 'derived'), { recursive: true })
    cpSync(join(other, 'derived'), join(mine, 'derived'), { recursive: true })
    const log = open(mine)
    expect(await log.streamHead(streamOf(1))).toBe(5)
  })

  it('is made anew when its files are damaged', async () => {
    const path = temporaryFolder()
    await filled(path, 50)
    for (const name of readdirSync(join(path, 'derived'))) {
      const file = join(path, 'derived', name)
      const bytes = readFileSync(file)
      for (let i = 0; i < bytes.length; i += 37) bytes[i] = (bytes[i] ?? 0) ^ 0x55
      writeFileSync(file, bytes)
    }
    const log = open(path)
    expect(await log.streamHead(streamOf(1))).toBe(99)
    let events = 0
    for await (const _ of readEvents(log, { stream: streamOf(2) })) events++
    expect(events).toBe(50)
  })
})

describe('the thread of a store', () => {
  it('does not keep a process alive that has nothing to wait for', () => {
    const path = temporaryFolder()
    const program = `
      import { LevelLog } from ${JSON.stringify(new URL('./level-log.js', import.meta.url).href)}
      const log = new LevelLog(${JSON.stringify(path)})
      const pages = log.subscribe()[Symbol.asyncIterator]()
      await pages.next()
      pages.next().then(() => console.log('more'))
      console.log('end')`
    const { stdout, status } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
      encoding: 'utf8',
      timeout: 20_000,
    })
    expect({ stdout, status }).toEqual({ stdout: 'end\n', status: 0 })
  })

  it('lets a process go on that has stopped a subscription, with nothing else to wait for', () => {
    const url = new URL('./level-log.js', import.meta.url).href
    const program = `
import { LevelLog } from '${url}'
const log = new LevelLog(${JSON.stringify(join(temporaryFolder(), 'store'))})
const stopping = new AbortController()
for await (const _ of log.subscribe({ signal: stopping.signal })) setTimeout(() => stopping.abort(), 50)
await log.close()
console.log('went on')`
    const args = ['--input-type=module', '-e', program]
    const { status, stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    expect([status, stdout.trim()]).toEqual([0, 'went on'])
  })

  it('is told of everything appended before close', async () => {
    const path = temporaryFolder()
    await filled(path, 2000)
    expect(await positions(open(path))).toEqual(Array.from({ length: 6000 }, (_, i) => i))
  })

  it('lets a thread that never turns its loop wait for the disk', async () => {
    const log = open(temporaryFolder())
    const settled: unknown[] = []
    const appended = Array.from({ length: 300 }, (_, i) =>
      log.append(metricAppend({ sequence: i }), (error) => settled.push(error)),
    )
    expect(log.backlog.bytes()).toBeGreaterThan(0)
    expect(log.backlog.wait(0, 60_000)).toBe(true)
    expect(settled).toEqual(Array(300).fill(undefined))
    expect(log.backlog.bytes()).toBe(0)
    expect((await Promise.all(appended)).map(({ position }) => position)).toEqual(
      Array.from({ length: 300 }, (_, i) => i),
    )
  })

  it('gives up waiting when the time is over', () => {
    const log = open(temporaryFolder())
    log.append(metricAppend({ sequence: 0 })).catch(() => {})
    expect(log.backlog.wait(0, 0)).toBe(false)
  })

  it('says why nothing is taken any more to a thread that never turns its loop', () => {
    const path = temporaryFolder()
    writeFileSync(join(path, 'notes.txt'), '')
    const log = open(path)
    log.append(metricAppend({ sequence: 0 })).catch(() => {})
    log.backlog.wait(0, 60_000)
    expect(isTrackError(log.backlog.failure(), 'TRACK_STORE_INVALID')).toBe(true)
  })
})

it('two stores in one process are apart', async () => {
  const folder = temporaryFolder()
  mkdirSync(join(folder, 'both'))
  const [a, b] = [open(join(folder, 'both', 'a')), open(join(folder, 'both', 'b'))]
  await Promise.all([
    a.append(metricAppend({ sequence: 0 })),
    b.append(metricAppend({ sequence: 0 })),
  ])
  expect([(await a.head()).position, (await b.head()).position]).toEqual([1, 1])
})

it.each([
  { from: -5 },
  { to: Number.POSITIVE_INFINITY },
  { pageBytes: 0 },
  { pageBytes: Number.NaN },
])('reads all there is with %o, of the log and of a stream', async (options) => {
  const path = temporaryFolder()
  await filled(path, 20)
  const log = open(path) // anew, so that the index is read from the disk
  for (const direction of ['forward', 'backward'] as const) {
    let [commits, ofStream] = [0, 0]
    for await (const page of log.read({ ...options, direction })) commits += page.commits.length
    for await (const page of log.readStream(streamOf(1), { ...options, direction })) {
      ofStream += page.commits.length
    }
    expect({ commits, ofStream }).toEqual({ commits: 20, ofStream: 20 })
  }
})
