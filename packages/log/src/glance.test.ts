import { execFileSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { keepGlance, readGlance } from './glance.js'
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
const keep = (path: string, text = 'seen') => keepGlance(path, async () => Buffer.from(text))
const seen = (path: string) => readGlance(path)?.toString()

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
  expect(seen(path)).toBeUndefined()
  await use(path, async (log) => {
    await log.head()
    await keepGlance(path, async () => {
      await append(log)
      return Buffer.from('of before')
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
