import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Commit, eventsOf } from '@track/core'
import { describe, expect, it } from 'vitest'
import { encodeCommitRecord } from './commit-record.js'
import { LevelLog } from './level-log.js'
import { repairStore } from './repair-store.js'
import { Store } from './store.js'
import { readStoreIdentity } from './store-identity.js'
import { filesOf } from './testing/files-of.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { storeToDamage, writerOf } from './testing/store-to-damage.js'
import { tamperRecord, tamperWith } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { verifyStore } from './verify-store.js'

const newPlace = (): string => join(temporaryFolder(), 'repaired')
const flipped = (record: Uint8Array): Uint8Array => record.with(record.length - 1, 0xee)

/** The commits of a log, and by stream the revisions that its events have. */
async function contentOf(path: string): Promise<{
  readonly commits: readonly Commit[]
  readonly revisions: ReadonlyMap<string, readonly number[]>
}> {
  const log = new LevelLog(path)
  const commits: Commit[] = []
  for await (const page of log.read()) commits.push(...page.commits)
  const revisions = new Map<string, number[]>()
  for (const stream of [1, 2, 3].map(streamOf)) {
    const found: number[] = []
    for await (const page of log.readStream(stream)) {
      for (const commit of page.commits) {
        found.push(...eventsOf(commit, { stream }).map(({ streamRevision }) => streamRevision))
      }
    }
    revisions.set(stream, found)
  }
  await log.close()
  return { commits, revisions }
}

const sliceOf = (stream: number, firstRevision: number) => ({
  id: streamOf(stream),
  firstRevision,
  count: 1,
})

describe('a repaired store', () => {
  it('of a whole one is the same, and the old one is as it was', async () => {
    const { path, digests } = await storeToDamage()
    const [before, target] = [filesOf(path), newPlace()]
    const phases = new Set<string>()
    const onProgress = ({ phase }: { phase: string }) => void phases.add(phase)
    const repaired = await repairStore(path, target, { onProgress })
    expect(repaired).toMatchObject({ commits: 20, events: 28, lost: [], lostEvents: 0, damage: [] })
    expect(repaired.lostFrom).toBeUndefined()
    expect([...phases]).toEqual(['copying', 'commits', 'writing'])
    expect(filesOf(path)).toEqual(before)
    expect(readdirSync(dirname(target))).toEqual(['repaired'])
    const head = { position: 28, digest: digests.get(28) }
    expect(await verifyStore(target)).toMatchObject({ isSound: true, gone: 0, head })
    expect(await contentOf(target)).toEqual(await contentOf(path))
  })

  it('has every intact commit as it was, and tells what is lost and whose it was', async () => {
    const { path, digests } = await storeToDamage()
    const whole = await contentOf(path)
    for (const position of [0, 3, 8, 27]) await tamperRecord(path, position, flipped)
    const [before, target] = [filesOf(path), newPlace()]
    const repaired = await repairStore(path, target)
    expect(filesOf(path)).toEqual(before)
    expect(repaired).toMatchObject({ commits: 16, lostEvents: 6, events: 22 })
    expect(repaired.lost).toEqual([
      { from: 0, to: 1, streams: [sliceOf(1, 0)] },
      { from: 3, to: 6, streams: [sliceOf(1, 3), sliceOf(2, 0), sliceOf(3, 0)] },
      { from: 8, to: 9, streams: [sliceOf(1, 6)] },
      { from: 27, to: 28, streams: [sliceOf(1, 19)] },
    ])
    const summary = await verifyStore(target, { headDigest: digests.get(28) ?? new Uint8Array() })
    expect(summary).toMatchObject({ isSound: true, gone: 6, keptPosition: 28, commits: 16 })
    const { commits, revisions } = await contentOf(target)
    const left = commits.filter(({ tombstone }) => tombstone === undefined)
    expect(left).toEqual(whole.commits.filter(({ position }) => ![0, 3, 8, 27].includes(position)))
    expect(revisions.get(streamOf(2))).toEqual([1, 2, 3])
  })

  it('goes on: it opens, knows its writers, takes appends, and is whole with them', async () => {
    const { path } = await storeToDamage()
    for (const position of [0, 14]) await tamperRecord(path, position, flipped)
    for (const isIndexed of [true, false]) {
      if (!isIndexed) rmSync(join(path, 'derived'), { recursive: true })
      const target = newPlace()
      await repairStore(path, target)
      const store = await Store.open(target)
      const again = [9, 10].map((sequence) =>
        metricAppend({ sequence, writer: 1, streams: sequence === 9 ? [1] : [1, 2] }),
      )
      const outcomes = await store.append(again)
      const positions = outcomes.map((o) => ('appended' in o ? o.appended.position : undefined))
      // Without the index, nobody knows the writer's id: what it sends again is new.
      expect(positions).toEqual(isIndexed ? [27, 28] : [28, 29])
      expect(await store.streamHead(streamOf(2))).toBe(4)
      if (isIndexed) {
        const [lost] = await store.append([metricAppend({ sequence: 0 })])
        const details = { writer: writerOf(0), sequence: 0 } // and no position: it is not there
        expect(lost).toMatchObject({ error: { code: 'TRACK_ORIGIN_CONFLICT', details } })
        expect(lost).not.toHaveProperty('error.details.position')
      }
      await store.close()
      expect(await verifyStore(target)).toMatchObject({ isSound: true, damage: [] })
      rmSync(join(target, 'derived'), { recursive: true })
      await (await Store.open(target)).close()
      expect(await verifyStore(target)).toMatchObject({ isSound: true, damage: [] })
    }
  })

  it('without an index is told by the commits around what it can be told', async () => {
    const { path } = await storeToDamage()
    for (const position of [3, 6, 27]) await tamperRecord(path, position, flipped)
    rmSync(join(path, 'derived'), { recursive: true })
    const target = newPlace()
    const repaired = await repairStore(path, target)
    expect(repaired.lost).toEqual([
      {
        from: 3,
        to: 7,
        streams: [{ ...sliceOf(1, 3), count: 2 }, sliceOf(2, 0), sliceOf(3, 0)],
      },
    ])
    expect(repaired.lostFrom).toBe(27)
    expect(await verifyStore(target)).toMatchObject({ isSound: true, gone: 4, events: 23 })
  })

  it('keeps the places of events of which nobody knows the stream', async () => {
    const path = join(temporaryFolder(), 'store')
    const store = await Store.open(path)
    for (const [sequence, stream] of [1, 2, 2, 1, 2].entries()) {
      await store.append([metricAppend({ sequence, streams: [stream] })])
    }
    await store.close()
    for (const position of [1, 2, 4]) await tamperRecord(path, position, () => undefined)
    rmSync(join(path, 'derived'), { recursive: true })
    const target = newPlace()
    const repaired = await repairStore(path, target)
    expect(repaired).toMatchObject({ commits: 2, lost: [{ from: 1, to: 3, streams: [] }] })
    const { commits } = await contentOf(target)
    expect(commits.map(({ position }) => position)).toEqual([0, 1, 3])
    expect((await verifyStore(target)).isSound).toBe(true)
  })

  it('can be repaired again', async () => {
    const { path, digests } = await storeToDamage()
    await tamperRecord(path, 3, flipped)
    const [once, twice] = [newPlace(), newPlace()]
    await repairStore(path, once)
    await tamperRecord(once, 6, flipped)
    const repaired = await repairStore(once, twice)
    expect(repaired).toMatchObject({ commits: 18, lostEvents: 1 })
    const kept = digests.get(28) ?? new Uint8Array()
    const summary = await verifyStore(twice, { headDigest: kept })
    expect(summary).toMatchObject({ isSound: true, gone: 4, keptPosition: 28 })
  })

  it('leaves out a commit for which the one after it does not vouch', async () => {
    const { path, digests } = await storeToDamage()
    const { commits } = await contentOf(path)
    const other = commits[6]
    if (other === undefined) throw new Error('no commit')
    const { bytes } = encodeCommitRecord(other, commits[7]?.body ?? new Uint8Array())
    await tamperRecord(path, other.position, () => bytes)
    const target = newPlace()
    const repaired = await repairStore(path, target)
    expect(repaired.lost).toEqual([
      { from: other.position, to: other.position + 1, streams: [sliceOf(1, 6)] },
    ])
    const headDigest = digests.get(28) ?? new Uint8Array()
    expect((await verifyStore(target, { headDigest })).isSound).toBe(true)
  })
})

describe('a store that lost', () => {
  it.each([true, false])('store.json is repaired, index there: %s', async (isIndexed) => {
    const { path, digests } = await storeToDamage()
    const id = readStoreIdentity(path)?.id
    rmSync(join(path, 'store.json'))
    if (!isIndexed) rmSync(join(path, 'derived'), { recursive: true })
    const target = newPlace()
    expect(await repairStore(path, target)).toMatchObject({ commits: 20, lost: [] })
    if (isIndexed) expect(readStoreIdentity(target)?.id).toBe(id)
    const headDigest = digests.get(28) ?? new Uint8Array()
    expect((await verifyStore(target, { headDigest })).isSound).toBe(true)
    expect((await contentOf(target)).commits).toHaveLength(20)
  })

  it.each([
    ['CURRENT', /^CURRENT$/, 20],
    ['its manifest', /^MANIFEST/, 20],
    ['a table', /\.ldb$/, 10],
    ['all of its log', /./, 0],
  ])('%s is repaired from the rest', async (_, pattern, commits) => {
    const { path } = await storeToDamage()
    for (const name of readdirSync(join(path, 'log'))) {
      if (pattern.test(name)) rmSync(join(path, 'log', name))
    }
    const target = newPlace()
    const repaired = await repairStore(path, target)
    expect(repaired.commits).toBe(commits)
    expect(repaired.lostEvents + repaired.events).toBe(28)
    expect(await verifyStore(target)).toMatchObject({ isSound: true, gone: repaired.lostEvents })
  })

  it('all keys that it had gets a store without them', async () => {
    const { path } = await storeToDamage()
    await tamperWith(path, 'log', async (level) => {
      await level.clear()
      await level.put(new Uint8Array(3), new Uint8Array(30))
    })
    const target = newPlace()
    expect(await repairStore(path, target)).toMatchObject({ commits: 0, lostEvents: 28 })
    expect(await verifyStore(target)).toMatchObject({ isSound: true, gone: 28 })
  })
})

describe('a repair', () => {
  it('is refused a target that holds something, or is in the store', async () => {
    const { path } = await storeToDamage()
    const full = temporaryFolder()
    writeFileSync(join(full, 'mine'), 'x')
    for (const target of [full, path, join(path, 'new')]) {
      const names = readdirSync(path)
      await expect(repairStore(path, target)).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
      expect(readdirSync(path)).toEqual(names)
    }
    expect(readdirSync(full)).toEqual(['mine'])
  })

  it('of a store that is open is refused', async () => {
    const { path } = await storeToDamage()
    const log = new LevelLog(path)
    await log.head()
    await expect(repairStore(path, newPlace())).rejects.toMatchObject({
      code: 'TRACK_STORE_LOCKED',
    })
    await log.close()
  })

  it('is no store, and no place for one, before all of it is there', async () => {
    const { path } = await storeToDamage()
    const target = newPlace()
    const seen: string[][] = []
    await repairStore(path, target, { onProgress: () => seen.push(readdirSync(target)) })
    expect(seen.length).toBeGreaterThan(2)
    for (const names of seen) expect(names).toEqual(['unfinished'])
    expect(readdirSync(target).sort()).toEqual(['log', 'store.json'])
  })

  it.each(['copying', 'commits', 'writing'])(
    'that is aborted while %s leaves nothing',
    async (at) => {
      const { path } = await storeToDamage()
      const target = newPlace()
      mkdirSync(target)
      const abort = new AbortController()
      const reason = new Error('enough')
      const aborted = repairStore(path, target, {
        signal: abort.signal,
        onProgress: ({ phase }) => {
          if (phase === at) abort.abort(reason)
        },
      })
      await expect(aborted).rejects.toBe(reason)
      expect(readdirSync(target)).toEqual([])
      expect(readdirSync(dirname(target))).toEqual(['repaired'])
    },
  )
})
