import { execFileSync, spawnSync } from 'node:child_process'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { Glances, readGlance } from './glance.js'
import { LevelLog } from './level-log.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

let sequence = 0

/** Opens the store in `path` for `work`. */
async function use(path: string, work: (log: LevelLog) => Promise<unknown>): Promise<void> {
  const log = new LevelLog(path)
  try {
    await work(log)
  } finally {
    await log.close()
  }
}

const append = (log: LevelLog) => log.append(metricAppend({ sequence: sequence++ }))
const lasting = (text: string) => ({ text: Buffer.from(text), position: 1, isLasting: true })
const keep = (path: string, text = 'seen') => new Glances(path).keep(async () => lasting(text))
const seen = (path: string) => readGlance(path)?.toString()
const last = (path: string) => new Glances(path).last()?.toString()

/** A store with an event, and a glance of it. */
async function glanced(): Promise<string> {
  const path = join(temporaryFolder(), 'store')
  await use(path, append)
  await use(path, async (log) => {
    await log.head()
    await keep(path)
  })
  expect(seen(path)).toBe('seen')
  return path
}

test('a glance holds while the store is read, and until an event comes into it', async () => {
  const path = await glanced()
  await use(path, (log) => log.head())
  expect(seen(path)).toBe('seen')
  await use(path, async (log) => {
    await append(log)
    expect(seen(path)).toBeUndefined()
  })
  expect(seen(path)).toBeUndefined()
  await use(path, (log) => log.head())
  expect(seen(path)).toBeUndefined()
})

test('nothing is kept of commits that stand in a write-ahead file, nor of a log that changes', async () => {
  const path = join(temporaryFolder(), 'store')
  await use(path, append)
  await keep(path)
  expect([seen(path), last(path)]).toEqual([undefined, undefined])
  await use(path, async (log) => {
    await log.head()
    await new Glances(path).keep(async () => {
      await append(log)
      return lasting('of before')
    })
  })
  await use(path, (log) => log.head())
  expect(seen(path)).toBeUndefined()
})

test('a table in the place of another of its name ends it', async () => {
  const path = await glanced()
  const log = join(path, 'log')
  const [table = ''] = readdirSync(log).filter((name) => name.endsWith('.ldb'))
  utimesSync(join(log, table), new Date(0), new Date(0))
  expect(seen(path)).toBeUndefined()
})

test('a glance that holds is not made again', async () => {
  const path = await glanced()
  await keep(path, 'other')
  expect(seen(path)).toBe('seen')
})

test('a process that uses the store and was heard of since ends it', async () => {
  const path = await glanced()
  const beat = join(path, 'beats', 'one.json')
  mkdirSync(join(path, 'beats'), { recursive: true })
  writeFileSync(beat, '{}')
  const inSeconds = (seconds: number): Date => new Date(Date.now() + seconds * 1000)
  utimesSync(beat, inSeconds(60), inSeconds(60))
  expect(seen(path)).toBeUndefined()
  utimesSync(beat, inSeconds(-60), inSeconds(-60))
  expect(seen(path)).toBe('seen')
})

test('a glance of another store, or one that is damaged, is none', async () => {
  const [path, other] = [await glanced(), await glanced()]
  const file = join(path, 'derived', 'glance')
  const bytes = readFileSync(file)
  writeFileSync(file, readFileSync(join(other, 'derived', 'glance')))
  expect(seen(path)).toBeUndefined()
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(file, damaged)
    expect(seen(path)).toBeUndefined()
    writeFileSync(file, bytes.subarray(0, at))
    expect(seen(path)).toBeUndefined()
  }
  const identity = JSON.parse(readFileSync(join(path, 'store.json'), 'utf8')).id
  writeFileSync(file, bytes.toString().replace(identity, '0'.repeat(32)))
  expect(seen(path)).toBeUndefined()
  for (const text of ['null\n', '\n', `${bytes.toString().split(' ')[0]} `]) {
    writeFileSync(file, text)
    expect(seen(path)).toBeUndefined()
  }
  writeFileSync(file, bytes)
  expect(seen(path)).toBe('seen')
})

test('what does not last is no glance, and is there for who goes on from it, whatever comes', async () => {
  const path = await glanced()
  const told: boolean[] = []
  const keepNow = (text: string) =>
    new Glances(path).keep(async (isAtRest) => {
      told.push(isAtRest)
      return { ...lasting(text), isLasting: false }
    })
  await keepNow('not asked for: there is a glance')
  await use(path, async (log) => {
    await append(log)
    expect(last(path)).toBe('seen')
    await keepNow('of one that runs')
  })
  expect([seen(path), last(path)]).toEqual([undefined, 'of one that runs'])
  await use(path, (log) => log.head())
  await keepNow('of one that is reserved')
  expect([seen(path), last(path)]).toEqual([undefined, 'of one that is reserved'])
  expect(told).toEqual([false, true])
})

test('what was kept last is not that of another store, nor one that is damaged', async () => {
  const [path, other] = [await glanced(), await glanced()]
  const file = join(path, 'derived', 'glance')
  const bytes = readFileSync(file)
  writeFileSync(file, readFileSync(join(other, 'derived', 'glance')))
  expect(last(path)).toBeUndefined()
  const line = bytes.indexOf('\n')
  for (let at = 0; at < bytes.length; at++) {
    const damaged = Buffer.from(bytes)
    damaged[at] = (damaged[at] ?? 0) ^ 1
    writeFileSync(file, damaged)
    // Of the first line nobody reads which files the log had.
    if (at < bytes.indexOf(',', 5) || at >= bytes.lastIndexOf(' ', line)) {
      expect(last(path), `${at}`).toBeUndefined()
    } else expect([undefined, 'seen']).toContain(last(path))
    writeFileSync(file, bytes.subarray(0, at))
    expect(last(path)).toBeUndefined()
  }
  writeFileSync(file, bytes)
  expect(last(path)).toBe('seen')
})

test('what was kept last says as of how many events it is, where it is of this store', async () => {
  const [path, other] = [await glanced(), await glanced()]
  expect(new Glances(path).lastPosition).toBe(1)
  for (const [position, isLasting] of [
    [2, false],
    [Number.MAX_SAFE_INTEGER, true],
  ] as const) {
    await use(path, append)
    await use(path, (log) => log.head())
    await new Glances(path).keep(async () => ({ ...lasting('more'), position, isLasting }))
    expect([last(path), new Glances(path).lastPosition]).toEqual(['more', position])
    expect(seen(path)).toBe(isLasting ? 'more' : undefined)
  }
  const file = join(path, 'derived', 'glance')
  const bytes = readFileSync(file)
  for (const strange of [
    readFileSync(join(other, 'derived', 'glance')),
    bytes.subarray(0, bytes.indexOf(',', bytes.indexOf(',') + 1)),
    '',
  ]) {
    writeFileSync(file, strange)
    expect(new Glances(path).lastPosition).toBeUndefined()
  }
  rmSync(file)
  expect(new Glances(path).lastPosition).toBeUndefined()
})

test('nothing is kept of a store whose derived data were taken away meanwhile', async () => {
  const path = await glanced()
  const derived = join(path, 'derived')
  for (const isLasting of [true, false]) {
    await use(path, append)
    await use(path, (log) => log.head())
    await new Glances(path).keep(async () => {
      rmSync(derived, { recursive: true })
      await use(path, (log) => log.head()) // makes them anew
      return { ...lasting('with what was removed'), isLasting }
    })
    expect([seen(path), last(path)]).toEqual([undefined, undefined])
    expect(readdirSync(derived).filter((name) => name.startsWith('glance'))).toEqual([])
  }
})

test('nothing is made of a store whose derived data were taken away before', async () => {
  const path = await glanced()
  await use(path, append)
  const glances = new Glances(path)
  rmSync(join(path, 'derived'), { recursive: true })
  await use(path, (log) => log.head())
  const make = vi.fn(async () => lasting('with what was removed'))
  await glances.keep(make)
  expect(make).not.toHaveBeenCalled()
})

test('nothing is kept by who began where nothing was derived: not of a store that took the place of that one', async () => {
  const [path, other] = [await glanced(), await glanced()]
  rmSync(join(path, 'derived'), { recursive: true })
  const glances = new Glances(path)
  rmSync(join(other, 'derived', 'glance'))
  rmSync(path, { recursive: true })
  renameSync(other, path)
  await glances.keep(async () => lasting('of the one before'))
  expect([seen(path), last(path)]).toEqual([undefined, undefined])
  await keep(path, 'of this one')
  expect(seen(path)).toBe('of this one')
})

test('what a process left that was killed while it kept one goes with the next', async () => {
  const path = join(temporaryFolder(), 'store')
  await use(path, append)
  const { pid: dead } = spawnSync('true')
  const derived = join(path, 'derived')
  const half = (pid: number): string => `glance.${pid}.0123-abc.tmp`
  for (const pid of [dead, process.ppid]) writeFileSync(join(derived, half(pid)), 'half')
  await use(path, async (log) => {
    await log.head()
    await keep(path)
  })
  expect(
    readdirSync(derived)
      .filter((name) => name.startsWith('glance'))
      .sort(),
  ).toEqual(['glance', half(process.ppid)].sort())
})

test('one program at a time brings it up to date: of one that was killed, or whose number is old, nobody waits', async () => {
  const path = await glanced()
  const file = join(path, 'derived', 'glance.claim')
  const glances = new Glances(path)
  const release = glances.claim()
  expect(release).toBeDefined()
  expect(new Glances(path).claim()).toBeUndefined()
  release?.()
  glances.claim()?.()
  writeFileSync(file, `${process.ppid}`)
  expect(glances.claim()).toBeUndefined()
  const longAgo = new Date(Date.now() - 601_000)
  utimesSync(file, longAgo, longAgo)
  glances.claim()?.()
  expect(readdirSync(join(path, 'derived'))).not.toContain('glance.claim')
  const { pid: dead } = spawnSync('true')
  for (const left of [`${dead}`, '', 'nobody', `${process.ppid}`.padStart(33)]) {
    writeFileSync(file, left)
    const mine = glances.claim()
    expect(mine, left).toBeDefined()
    mine?.()
  }
  execFileSync('mkfifo', [file])
  expect(glances.claim(), 'a pipe is not waited for').toBeUndefined()
  rmSync(join(path, 'derived'), { recursive: true })
  expect(glances.claim()).toBeUndefined()
})

test('a pipe in its place is not waited for', async () => {
  const path = await glanced()
  const file = join(path, 'derived', 'glance')
  rmSync(file)
  execFileSync('mkfifo', [file])
  expect(seen(path)).toBeUndefined()
})

test('where it cannot be written nothing is kept, and nobody hears of it', async () => {
  const path = join(temporaryFolder(), 'store')
  await use(path, (log) => log.head())
  rmSync(join(path, 'derived'), { recursive: true })
  await keep(path)
  expect(seen(path)).toBeUndefined()
})
