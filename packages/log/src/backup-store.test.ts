import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Append, buildAppend, type Commit, hexOf } from '@track/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { type BackupProgress, backupStore } from './backup-store.js'
import { allWriters } from './index-format.js'
import { LevelLog } from './level-log.js'
import { openLevelDatabase } from './leveldb.js'
import { repairStore } from './repair-store.js'
import { diskIsFull, hookLevel } from './testing/level-hooks.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { storeToDamage } from './testing/store-to-damage.js'
import { tamperRecord } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { verifyStore } from './verify-store.js'

/** A store with `count` commits that stays open, and a place for a copy of it. */
async function setUp(count: number) {
  const folder = temporaryFolder()
  const path = join(folder, 'store')
  const log = new LevelLog(path)
  onTestFinished(() => log.close())
  const append = async (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      await log.append(metricAppend({ sequence: i, writer: i % 3, streams: [i % 5, 7] }))
    }
  }
  await append(0, count)
  return { path, log, append, target: join(folder, 'copy') }
}

/** Of more than half a page. */
function largeAppend(sequence: number): Append {
  const text = 'x'.repeat(600_000)
  const event = { type: 'OutputCaptured', stream: 'stdout', text } as const
  const origin = { writer: 'f'.repeat(32), sequence }
  const timeMs = 1_700_000_000_000
  return buildAppend([{ stream: streamOf(9), event, timeMs }], { origin, salt: new Uint8Array(12) })
}

async function commitsIn(path: string): Promise<Commit[]> {
  const log = new LevelLog(path)
  try {
    const all: Commit[] = []
    for await (const { commits } of log.read()) all.push(...commits)
    return all
  } finally {
    await log.close()
  }
}

describe('a backup', () => {
  it('of a store that is open has the same commits, bit for bit', async () => {
    const { path, log, target } = await setUp(50)
    const summary = await backupStore(path, target)
    const head = await log.head()
    expect(summary).toEqual({
      commits: 50,
      events: 100,
      files: 0,
      fileBytes: 0,
      from: 0,
      head: { position: 100, digest: head.digest },
    })
    expect(await commitsIn(target)).toEqual(await commitsIn(path))
    expect(readFileSync(join(target, 'store.json'))).toEqual(readFileSync(join(path, 'store.json')))
  })

  it('copies only what is new the second time', async () => {
    const { path, append, target } = await setUp(20)
    await backupStore(path, target)
    expect(await backupStore(path, target)).toMatchObject({ commits: 0, events: 0, from: 40 })
    await append(20, 30)
    expect(await backupStore(path, target)).toMatchObject({ commits: 10, events: 20, from: 40 })
    expect(await commitsIn(target)).toEqual(await commitsIn(path))
  })

  it('is as of the call, however much is appended meanwhile', async () => {
    const { path, append, target } = await setUp(10)
    const backup = backupStore(path, target)
    await append(10, 40)
    const { head } = await backup
    expect((await commitsIn(path)).slice(0, head.position / 2)).toEqual(await commitsIn(target))
    expect(head.position).toBeLessThanOrEqual(80)
  })

  it('can be copied back, and goes on', async () => {
    const { path, log, target } = await setUp(10)
    await backupStore(path, target)
    await log.close()
    rmSync(path, { recursive: true })
    await backupStore(target, path)
    const restored = new LevelLog(path)
    onTestFinished(() => restored.close())
    const { position } = await restored.append(metricAppend({ sequence: 10, streams: [7] }))
    expect(position).toBe(20)
    expect(await restored.streamHead(streamOf(7))).toBe(10)
    // A retry of what was stored before is known to the copy.
    const again = await restored.append(metricAppend({ sequence: 9, streams: [4, 7] }))
    expect(again.position).toBe(18)
  })

  it('tells how far it is, and stops between two pages when it is told to', async () => {
    const { path, log, target } = await setUp(3)
    for (let i = 3; i < 7; i++) await log.append(largeAppend(i))
    const progress: BackupProgress[] = []
    const stopping = new AbortController()
    const reason = new Error('enough')
    const onProgress = (one: BackupProgress): void => {
      progress.push(one)
      stopping.abort(reason)
    }
    const backup = backupStore(path, target, { onProgress, signal: stopping.signal })
    await expect(backup).rejects.toBe(reason)
    const { position: total } = await log.head()
    expect(progress).toEqual([{ done: expect.any(Number), total }])
    const digests = async (of: string) => (await commitsIn(of)).map(({ digest }) => hexOf(digest))
    const copied = await digests(target)
    expect(copied).toEqual((await digests(path)).slice(0, copied.length))
    expect(copied.length).toBeLessThan(7)
    await backupStore(path, target)
    expect(await digests(target)).toEqual(await digests(path))
  })
})

describe('a backup into a copy', () => {
  it('whose index is damaged makes it anew', async () => {
    const { path, append, target } = await setUp(10)
    await backupStore(path, target)
    await damageWriters(target)
    await append(10, 20)
    await backupStore(path, target)
    expect(await commitsIn(target)).toEqual(await commitsIn(path))
    const copy = new LevelLog(target)
    onTestFinished(() => copy.close())
    expect(await copy.streamHead(streamOf(7))).toBe(19)
    const retry = await copy.append(metricAppend({ sequence: 19, writer: 1, streams: [4, 7] }))
    expect(retry.position).toBe(38)
  })

  it('on a disk that is full is refused, and goes on when there is room', async () => {
    const { path, append, target } = await setUp(10)
    await backupStore(path, target)
    await append(10, 20)
    let isFull = true
    await hookLevel({
      onWrite: (location) => {
        if (isFull && location.startsWith(target)) throw diskIsFull()
      },
    })
    await expect(backupStore(path, target)).rejects.toMatchObject({
      code: 'TRACK_STORE_UNWRITABLE',
    })
    expect(await commitsIn(target)).toHaveLength(10)
    isFull = false
    expect(await backupStore(path, target)).toMatchObject({ commits: 10, from: 20 })
    expect(await commitsIn(target)).toEqual(await commitsIn(path))
  })

  it('of a store that was repaired has its tombstones', async () => {
    const { path, digests } = await storeToDamage()
    const [, start = 0] = digests.keys()
    await tamperRecord(path, start, (record) => record.with(record.length - 1, 0xee))
    const [repaired, target] = [
      join(temporaryFolder(), 'repaired'),
      join(temporaryFolder(), 'copy'),
    ]
    const { lost } = await repairStore(path, repaired)
    expect(lost).toHaveLength(1)
    const { head } = await backupStore(repaired, target)
    expect(await commitsIn(target)).toEqual(await commitsIn(repaired))
    expect(await verifyStore(target, { headDigest: head.digest })).toMatchObject({ damage: [] })
    const [before, after] = [new LevelLog(repaired), new LevelLog(target)]
    onTestFinished(async () => void (await Promise.all([before.close(), after.close()])))
    for (const stream of [1, 2, 3].map(streamOf)) {
      expect(await after.streamHead(stream)).toBe(await before.streamHead(stream))
    }
  })
})

/** Writes what no writer's value is where the index has its writers. */
async function damageWriters(path: string): Promise<void> {
  const derived = await openLevelDatabase(join(path, 'derived'), {
    writeBufferBytes: 1 << 16,
    blockBytes: 4096,
    cacheBytes: 1 << 16,
  })
  const { from, to } = allWriters
  for (const key of await derived.keys({ gte: from, lt: to }).all()) {
    await derived.put(key, new Uint8Array([1, 2, 3]))
  }
  await derived.close()
}

describe('a backup is refused', () => {
  it('when there is no store, and makes none', async () => {
    const folder = temporaryFolder()
    const [path, target] = [join(folder, 'nothing'), join(folder, 'copy')]
    await expect(backupStore(path, target)).rejects.toMatchObject({
      code: 'TRACK_STORE_NOT_FOUND',
      details: { path },
    })
    expect([existsSync(path), existsSync(target)]).toEqual([false, false])
  })

  it('when the target is the store itself, another store, or something else', async () => {
    const { path } = await setUp(2)
    const other = await setUp(2)
    await other.log.close()
    const folder = temporaryFolder()
    mkdirSync(join(folder, 'photos'))
    writeFileSync(join(folder, 'photos', 'one.jpg'), '')
    for (const target of [path, other.path, join(folder, 'photos')]) {
      await expect(backupStore(path, target)).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
    }
  })

  it('when the target went another way, or further', async () => {
    const { path, log, target } = await setUp(5)
    await log.close()
    cpSync(path, target, { recursive: true })
    const copy = new LevelLog(target)
    await copy.append(metricAppend({ sequence: 99 }))
    await copy.close()
    await expect(backupStore(path, target)).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
    const again = new LevelLog(path)
    for (let i = 5; i < 9; i++) await again.append(metricAppend({ sequence: i }))
    await again.close()
    await expect(backupStore(path, target)).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
  })
})
