import { cpSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import {
  type Append,
  buildAppend,
  type Commit,
  eventCounts,
  eventsOf,
  type StreamId,
} from '@track/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { LevelLog } from './level-log.js'
import { repairStore } from './repair-store.js'
import { Store } from './store.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { writerOf } from './testing/store-to-damage.js'
import { tamperRecord } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { type Vacuumed, type VacuumOptions, vacuumStore } from './vacuum-store.js'
import { verifyStore } from './verify-store.js'

const reason = 'for a test'
/** The streams of each commit; the i-th is of the writer i % 3. */
const shape = [[1], [2], [2, 3], [1, 2], [3], [2], [1], [2]]
const newPlace = (): string => join(temporaryFolder(), 'vacuumed')

function appendOf(i: number): Append {
  return metricAppend({ sequence: i + 1, writer: i % 3, streams: shape[i] ?? [1] })
}

/** A closed store of commits of that shape, and the digest of its head. */
async function makeStore(): Promise<{ readonly path: string; readonly digest: Uint8Array }> {
  const path = join(temporaryFolder(), 'store')
  let time = 1_700_000_000_000
  const store = await Store.open(path, { now: () => time++ })
  for (const i of shape.keys()) await store.append([appendOf(i)])
  const digest = new Uint8Array(store.head.digest)
  await store.close()
  return { path, digest }
}

function vacuum(
  path: string,
  target: string,
  without: readonly number[],
  options: Partial<VacuumOptions> = {},
): Promise<Vacuumed> {
  const leaveOut = async (): Promise<ReadonlySet<StreamId>> => new Set(without.map(streamOf))
  return vacuumStore(path, target, { leaveOut, reason, ...options })
}

async function commitsIn(path: string): Promise<readonly Commit[]> {
  const log = new LevelLog(path)
  try {
    const all: Commit[] = []
    for await (const { commits } of log.read()) all.push(...commits)
    return all
  } finally {
    await log.close()
  }
}

/** Of more than half a page. */
function largeAppend(sequence: number, stream: number): Append {
  const event = { type: 'OutputCaptured', stream: 'stdout', text: 'x'.repeat(600_000) } as const
  const origin = { writer: 'f'.repeat(32), sequence }
  const events = [{ stream: streamOf(stream), event, timeMs: 1_700_000_000_000 }]
  return buildAppend(events, { origin, salt: new Uint8Array(12) })
}

async function makeLargeStore(): Promise<string> {
  const path = join(temporaryFolder(), 'store')
  const log = new LevelLog(path)
  for (let i = 1; i < 9; i++) await log.append(largeAppend(i, i % 2))
  await log.close()
  return path
}

describe('a vacuumed store', () => {
  it('has every other commit bit for bit, and one tombstone for neighbours that went', async () => {
    const { path, digest } = await makeStore()
    const [whole, target] = [await commitsIn(path), newPlace()]
    const summary = await vacuum(path, target, [2, 3])
    expect(summary).toEqual({
      path,
      target,
      streams: 2,
      files: 0,
      commits: 3,
      events: 3,
      goneCommits: 5,
      cutCommits: 1,
      goneEvents: 7,
      head: { position: 10, digest },
      durationMs: expect.any(Number),
    })
    const found = await commitsIn(target)
    expect(found.map(({ position }) => position)).toEqual([0, 1, 4, 6, 8, 9])
    const left = found.filter(({ tombstone }) => tombstone === undefined)
    const [first, cut, last] = left
    expect([first, last]).toEqual(whole.filter(({ position }) => [0, 8].includes(position)))
    const before = whole.find(({ position }) => position === 4)
    if (cut === undefined || before === undefined) throw new Error('there is no shared commit')
    expect(cut).toEqual({ ...before, body: cut.body })
    expect(eventsOf(cut)).toEqual(eventsOf(before, { stream: streamOf(1) }))
    expect(eventCounts(cut)).toEqual([1, 0])
    expect(found[1]).toMatchObject({
      count: 3,
      committedAtMs: whole[2]?.committedAtMs,
      previous: whole[0]?.digest,
      body: new Uint8Array(),
      streams: [
        { id: streamOf(2), firstRevision: 0, count: 2 },
        { id: streamOf(3), firstRevision: 0, count: 1 },
      ],
      tombstone: {
        digest: whole[2]?.digest,
        reason,
        writers: [
          { number: 1, id: writerOf(1), lastSequence: 2 },
          { number: 2, id: writerOf(2), lastSequence: 3 },
        ],
      },
    })
  })

  it('is sound, by the digest that was kept of the old one, and is read stream by stream', async () => {
    const { path, digest } = await makeStore()
    const target = newPlace()
    await vacuum(path, target, [2, 3])
    expect(readdirSync(target).sort()).toEqual(['derived', 'log', 'store.json'])
    const isSound = { isSound: true, damage: [], gone: 7, commits: 3, keptPosition: 10 }
    expect(await verifyStore(target, { headDigest: digest })).toMatchObject(isSound)
    rmSync(join(target, 'derived'), { recursive: true })
    const log = new LevelLog(target)
    onTestFinished(() => log.close())
    const revisions: number[][] = []
    for (const stream of [1, 2, 3].map(streamOf)) {
      const events: number[] = []
      for await (const { commits } of log.readStream(stream)) {
        for (const commit of commits) {
          events.push(...eventsOf(commit, { stream }).map(({ streamRevision }) => streamRevision))
        }
      }
      revisions.push(events)
    }
    expect(revisions).toEqual([[0, 1, 2], [], []])
    expect(await log.streamHead(streamOf(3))).toBe(1)
    await log.close()
    expect(await verifyStore(target, { headDigest: digest })).toMatchObject(isSound)
  })

  it('that is vacuumed again is the same, and what goes later joins its neighbours', async () => {
    const { path } = await makeStore()
    const [once, twice, first, later] = [newPlace(), newPlace(), newPlace(), newPlace()]
    await vacuum(path, once, [2, 3])
    const again = await vacuum(once, twice, [2, 3])
    expect(again).toMatchObject({
      streams: 2,
      commits: 3,
      events: 3,
      goneEvents: 0,
      goneCommits: 0,
    })
    expect(await commitsIn(twice)).toEqual(await commitsIn(once))
    await vacuum(path, first, [2])
    expect(await commitsIn(first)).toHaveLength(8)
    await vacuum(first, later, [2, 3])
    // A body that is made anew has another salt.
    const saltless = async (place: string) => {
      return (await commitsIn(place)).map((commit) => ({ ...commit, body: eventsOf(commit) }))
    }
    expect(await saltless(later)).toEqual(await saltless(once))
  })

  it.each([true, false])(
    'goes on, and stores nothing again that went; index there: %s',
    async (isIndexed) => {
      const { path } = await makeStore()
      const target = newPlace()
      await vacuum(path, target, [2, 3])
      if (!isIndexed) rmSync(join(target, 'derived'), { recursive: true })
      const store = await Store.open(target)
      const again = await store.append([...shape.keys()].map(appendOf))
      const gone = { error: { code: 'TRACK_ORIGIN_CONFLICT' } }
      const kept = (position: number) => ({ appended: { position } })
      const expected = [kept(0), gone, gone, gone, gone, gone, kept(8), gone]
      expect(again).toMatchObject(expected)
      const [added] = await store.append([metricAppend({ sequence: 99, streams: [3, 1] })])
      expect(added).toMatchObject({ appended: { position: 10, firstRevisions: [2, 3] } })
      await store.close()
      expect(await verifyStore(target)).toMatchObject({ isSound: true, damage: [], gone: 7 })
    },
  )

  it('of which nothing is left ends where the old one did, and so does an empty one', async () => {
    const { path, digest } = await makeStore()
    const target = newPlace()
    const summary = await vacuum(path, target, [1, 2, 3])
    expect(summary).toMatchObject({ commits: 0, goneEvents: 10, head: { position: 10, digest } })
    expect(await commitsIn(target)).toHaveLength(1)
    expect(await verifyStore(target)).toMatchObject({ isSound: true, gone: 10 })
    const empty = join(temporaryFolder(), 'empty')
    await (await Store.open(empty)).close()
    const place = newPlace()
    expect(await vacuum(empty, place, [1])).toMatchObject({ commits: 0, head: { position: 0 } })
    expect(await verifyStore(place)).toMatchObject({ isSound: true })
  })

  it('keeps the tombstones of a repair', async () => {
    const { path } = await makeStore()
    await tamperRecord(path, 1, (record) => record.with(record.length - 1, 0xee))
    const [repaired, target] = [newPlace(), newPlace()]
    await repairStore(path, repaired)
    const [, lost] = await commitsIn(repaired)
    await vacuum(repaired, target, [2, 3])
    const [, kept, gone] = await commitsIn(target)
    expect(kept).toEqual(lost)
    expect(kept?.tombstone?.reason).not.toBe(reason)
    expect(gone).toMatchObject({ position: 2, count: 2, tombstone: { reason } })
    expect(await verifyStore(target)).toMatchObject({ isSound: true, gone: 7 })
  })
})

describe('a vacuum', () => {
  it('is of the log as it is at the call, which may be in use and keeps all', async () => {
    const { path } = await makeStore()
    const [before, target] = [await commitsIn(path), newPlace()]
    const log = new LevelLog(path)
    onTestFinished(() => log.close())
    const leaveOut = async (_: unknown, at: number): Promise<ReadonlySet<StreamId>> => {
      await log.append(metricAppend({ sequence: 99, streams: [3] }))
      expect(at).toBe(10)
      return new Set([streamOf(2)])
    }
    expect(await vacuumStore(path, target, { leaveOut, reason })).toMatchObject({
      head: { position: 10 },
    })
    expect((await log.head()).position).toBe(11)
    expect((await commitsIn(path)).slice(0, -1)).toEqual(before)
  })

  it('that is cut off at any moment leaves what nobody takes for a store', async () => {
    const [path, target] = [await makeLargeStore(), newPlace()]
    const copies: string[] = []
    const copy = (): void => {
      const place = newPlace()
      try {
        cpSync(target, place, { recursive: true })
        copies.push(place)
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
        copy() // a file that LevelDB has compacted went meanwhile
      }
    }
    const progress: unknown[] = []
    await vacuum(path, target, [1], {
      onProgress: (one) => {
        progress.push(one)
        copy()
      },
    })
    expect(progress.length).toBeGreaterThan(2)
    expect(progress.at(-1)).toEqual({ phase: 'writing', done: 8, total: 8 })
    for (const place of copies) {
      const log = new LevelLog(place)
      await expect(log.head()).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
      await log.close()
      await expect(vacuum(path, place, [1])).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
    }
    expect(await commitsIn(target)).toHaveLength(8)
  })

  it.each([true, false])('that is aborted leaves nothing; target there: %s', async (isThere) => {
    const [path, target] = [await makeLargeStore(), newPlace()]
    if (isThere) mkdirSync(target)
    const abort = new AbortController()
    const why = new Error('enough')
    const onProgress = (): void => abort.abort(why)
    const { signal } = abort
    await expect(vacuum(path, target, [1], { signal, onProgress })).rejects.toBe(why)
    await expect(vacuum(path, target, [1], { signal })).rejects.toBe(why)
    expect(readdirSync(dirname(target))).toEqual(isThere ? ['vacuumed'] : [])
    if (isThere) expect(readdirSync(target)).toEqual([])
  })

  it('that is aborted by the last that it tells leaves nothing', async () => {
    const [{ path }, target] = [await makeStore(), newPlace()]
    const abort = new AbortController()
    const why = new Error('enough')
    const onProgress = (): void => abort.abort(why)
    const aborted = vacuum(path, target, [2], { signal: abort.signal, onProgress })
    await expect(aborted).rejects.toBe(why)
    expect(existsSync(target)).toBe(false)
  })

  it('ends with what its caller throws, and leaves nothing', async () => {
    const [{ path }, target] = [await makeStore(), newPlace()]
    const why = new Error('mine')
    const fail = (): never => {
      throw why
    }
    await expect(vacuum(path, target, [2], { onProgress: fail })).rejects.toBe(why)
    await expect(vacuum(path, target, [2], { leaveOut: async () => fail() })).rejects.toBe(why)
    expect(existsSync(target)).toBe(false)
  })

  it.each([1, 4])(
    'of a log that is damaged at %i says where, and leaves nothing',
    async (position) => {
      const [{ path }, target] = [await makeStore(), newPlace()]
      await tamperRecord(path, position, (record) => record.with(record.length - 1, 0xee))
      await expect(vacuum(path, target, [2, 3])).rejects.toMatchObject({
        code: 'TRACK_COMMIT_CORRUPT',
        details: { position },
      })
      expect(existsSync(target)).toBe(false)
    },
  )

  it('is refused a target that holds something or is in the store, and where there is none', async () => {
    const { path } = await makeStore()
    const full = temporaryFolder()
    writeFileSync(join(full, 'mine'), 'x')
    for (const target of [full, path, join(path, 'new')]) {
      const refused = vacuum(path, target, [2])
      await expect(refused).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
    }
    expect(readdirSync(full)).toEqual(['mine'])
    const nothing = join(full, 'nothing')
    await expect(vacuum(nothing, newPlace(), [2])).rejects.toMatchObject({
      code: 'TRACK_STORE_NOT_FOUND',
      details: { path: nothing },
    })
    expect(existsSync(nothing)).toBe(false)
  })

  it('is refused a place that the file system keeps from it', async () => {
    const { path } = await makeStore()
    const file = join(temporaryFolder(), 'file')
    writeFileSync(file, 'x')
    const refused = vacuum(path, join(file, 'new'), [2])
    await expect(refused).rejects.toMatchObject({ code: 'TRACK_STORE_UNAVAILABLE' })
  })
})
