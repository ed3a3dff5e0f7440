import { cpSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type Commit, genesisDigest } from '@track/core'
import { describe, expect, it } from 'vitest'
import { encodeCommitRecord } from './commit-record.js'
import { DerivedDatabase } from './derived-database.js'
import {
  encodeEntry,
  encodeNumbers,
  headKey,
  originKey,
  streamKey,
  writerKey,
} from './index-format.js'
import { LevelLog } from './level-log.js'
import { sha256 } from './sha256.js'
import { Store } from './store.js'
import { commitKey } from './store-format.js'
import { readStoreIdentity } from './store-identity.js'
import { filesOf } from './testing/files-of.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { storeToDamage, writerOf } from './testing/store-to-damage.js'
import { tamperRecord, tamperWith } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { verifyStore } from './verify-store.js'

describe('a store', () => {
  it('that is whole is sound, is counted, and is left as it is', async () => {
    const { path, digests } = await storeToDamage()
    const before = filesOf(path)
    const phases: string[] = []
    const summary = await verifyStore(path, {
      headDigest: digests.get(28) ?? new Uint8Array(),
      onProgress: ({ phase, done, total = done }) => {
        expect(done).toBeLessThanOrEqual(total)
        if (phases.at(-1) !== phase) phases.push(phase)
      },
    })
    expect(summary).toMatchObject({ isSound: true, commits: 20, events: 28, streams: 3 })
    expect(summary).toMatchObject({ damage: [], damageCount: 0, keptPosition: 28 })
    expect(summary.head).toEqual({ position: 28, digest: digests.get(28) })
    expect(summary.bytes).toBeGreaterThan(1000)
    expect(phases).toEqual(['copying', 'commits', 'index'])
    expect(filesOf(path)).toEqual(before)
    expect(readdirSync(dirname(path))).toEqual(['store'])
  })

  it('is sound without derived/, and with an index that is behind', async () => {
    const { path } = await storeToDamage()
    const behind = join(temporaryFolder(), 'behind')
    const store = await Store.open(behind)
    await store.append([metricAppend({ sequence: 0 })])
    await store.index.flush()
    await store.append([metricAppend({ sequence: 1, streams: [1, 2] })])
    await store.derived.close()
    await store.commits.close()
    rmSync(join(path, 'derived'), { recursive: true })
    for (const [folder, commits] of [
      [path, 20],
      [behind, 2],
    ] as const) {
      expect(await verifyStore(folder)).toMatchObject({ isSound: true, commits, damage: [] })
    }
  })

  it('that is open is refused, stays locked, and can be checked when it is closed', async () => {
    const { path } = await storeToDamage()
    const log = new LevelLog(path)
    await log.head()
    for (let i = 0; i < 2; i++) {
      await expect(verifyStore(path)).rejects.toMatchObject({ code: 'TRACK_STORE_LOCKED' })
    }
    expect(await log.streamHead(streamOf(2))).toBe(3)
    await log.close()
    expect((await verifyStore(path)).isSound).toBe(true)
  })

  it('that there is none is no damage, and none is made', async () => {
    const parent = temporaryFolder()
    await expect(verifyStore(join(parent, 'none'))).rejects.toMatchObject({
      code: 'TRACK_STORE_NOT_FOUND',
    })
    await expect(verifyStore(parent)).rejects.toMatchObject({ code: 'TRACK_STORE_NOT_FOUND' })
    expect(readdirSync(parent)).toEqual([])
  })

  it('whose check is aborted, or whose listener throws, leaves no copy', async () => {
    const { path } = await storeToDamage()
    const abort = new AbortController()
    const reason = new Error('enough')
    const aborted = verifyStore(path, {
      signal: abort.signal,
      onProgress: () => abort.abort(reason),
    })
    await expect(aborted).rejects.toBe(reason)
    await expect(verifyStore(path, { signal: abort.signal })).rejects.toBe(reason)
    const failed = verifyStore(path, {
      onProgress: () => {
        throw reason
      },
    })
    await expect(failed).rejects.toBe(reason)
    expect(readdirSync(dirname(path))).toEqual(['store'])
  })

  it('of which there is no room for a copy is refused with the place to name', async () => {
    const { path } = await storeToDamage()
    const scratch = join(temporaryFolder(), 'nowhere')
    await expect(verifyStore(path, { scratch })).rejects.toMatchObject({
      code: 'TRACK_STORE_UNAVAILABLE',
      message: expect.stringContaining('scratch'),
    })
  })
})

describe('a digest that was kept', () => {
  it('is found where it was the head, with its position or without', async () => {
    const { path, digests } = await storeToDamage()
    const genesis = genesisDigest(readStoreIdentity(path)?.id ?? '', sha256)
    for (const [position, digest] of [[0, genesis] as const, ...digests].slice(0, 5)) {
      expect(await verifyStore(path, { headDigest: digest })).toMatchObject({
        isSound: true,
        keptPosition: position,
      })
    }
    const [position, digest] = [...digests][4] ?? [0, genesis]
    expect(await verifyStore(path, { headDigest: { position, digest } })).toMatchObject({
      isSound: true,
      keptPosition: position,
    })
    for (const kept of [
      new Uint8Array(32),
      { position: position + 1, digest },
      { position: 1000, digest },
    ]) {
      const summary = await verifyStore(path, { headDigest: kept })
      expect(summary.damage.map(({ kind }) => kind)).toEqual(['head-digest'])
      expect(summary.keptPosition).toBeUndefined()
    }
  })

  it('is refused when it is none', async () => {
    const { path } = await storeToDamage()
    await expect(verifyStore(path, { headDigest: new Uint8Array(31) })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
    })
  })
})

/** A record for `position` that is well made and says what it must not. */
function forged(
  commit: Commit,
  change: Partial<Commit>,
): { readonly position: number; readonly bytes: Uint8Array } {
  const header = { ...commit, ...change }
  return { position: header.position, bytes: encodeCommitRecord(header, header.body).bytes }
}

async function commitsOf(path: string): Promise<readonly Commit[]> {
  const log = new LevelLog(path)
  const commits: Commit[] = []
  for await (const page of log.read()) commits.push(...page.commits)
  await log.close()
  return commits
}

const flip = (record: Uint8Array, at: number): Uint8Array =>
  record.with(at, (record.at(at) ?? 0) ^ 1)

describe('of the log', () => {
  it.each<[string, (record: Uint8Array) => Uint8Array | undefined, string]>([
    ['a flipped bit in a body', (r) => flip(r, r.length - 1), 'commit'],
    ['a flipped bit in a header', (r) => flip(r, 12), 'commit'],
    ['a record cut off', (r) => r.subarray(0, r.length - 3), 'commit'],
    ['an empty record', () => new Uint8Array(), 'commit'],
    ['a record that is gone', () => undefined, 'missing'],
  ])('%s is found at its position, each time it is there', async (_, change, kind) => {
    const { path } = await storeToDamage()
    for (const position of [2, 8, 27]) await tamperRecord(path, position, change)
    const { damage, isSound, commits } = await verifyStore(path)
    expect(isSound).toBe(false)
    expect(commits).toBe(17)
    const found = damage.filter((d) => d.kind === kind).map(({ position }) => position)
    expect(found).toEqual([2, 8, 27])
  })

  it.each<[string, Partial<Commit>, string]>([
    ['that does not follow the one before', { previous: new Uint8Array(32) }, 'chain'],
    ['whose stream goes on too far', { streams: slice(3) }, 'revision'],
    ['whose stream goes back', { streams: slice(1) }, 'revision'],
    ['that is earlier', { committedAtMs: 0 }, 'time'],
    ['whose sequence does not ascend', { sequence: 0 }, 'writer'],
    ['whose writer was never named', { writer: 7 }, 'writer'],
    ['that names its writer once more', { writerId: writerOf(0) }, 'writer'],
    ['of another store', { store: 1 }, 'writer'],
    ['whose body is none', { body: new Uint8Array([1, 2, 3]) }, 'event'],
  ])('a commit %s is found', async (_, change, kind) => {
    const { path } = await storeToDamage()
    const commit = (await commitsOf(path))[2]
    if (commit === undefined) throw new Error('no commit')
    const { position, bytes } = forged(commit, change)
    await tamperRecord(path, position, () => bytes)
    const { damage } = await verifyStore(path)
    expect(damage).toContainEqual(expect.objectContaining({ kind, position, commit: position }))
  })

  it('commits that reach into others, and keys that are no positions, are found', async () => {
    const { path } = await storeToDamage()
    const commit = (await commitsOf(path))[3]
    if (commit === undefined) throw new Error('no commit')
    const { bytes } = forged(commit, { position: 4 })
    await tamperRecord(path, 4, () => bytes)
    await tamperWith(path, 'log', async (level) => {
      await level.put(new Uint8Array(3), bytes, { sync: true })
      await level.put(new Uint8Array(8).fill(0xff), bytes, { sync: true })
    })
    const { damage, commits } = await verifyStore(path)
    expect(commits).toBe(20)
    expect(damage.map(({ kind, position }) => [kind, position])).toEqual([
      ['commit', 0],
      ['order', 4],
      ['commit', 28],
    ])
  })

  it('an end that the index knew is found missing', async () => {
    const { path } = await storeToDamage()
    for (const position of [26, 27]) await tamperRecord(path, position, () => undefined)
    const { damage, head } = await verifyStore(path)
    expect(head.position).toBe(26)
    expect(damage).toContainEqual(
      expect.objectContaining({ kind: 'missing', position: 26, end: 28 }),
    )
  })

  it('more damage than is listed is counted', async () => {
    const path = join(temporaryFolder(), 'store')
    const store = await Store.open(path)
    await store.append(Array.from({ length: 1005 }, (_, i) => metricAppend({ sequence: i })))
    await store.close()
    await tamperWith(path, 'log', async (level) => {
      for (let i = 0; i < 1005; i++) await level.put(commitKey(i), new Uint8Array())
    })
    const { damage, damageCount } = await verifyStore(path)
    expect(damage).toHaveLength(1000)
    expect(damageCount).toBeGreaterThan(1004)
  })

  it.each([
    ['CURRENT', /^CURRENT$/, 'file'],
    ['its manifest', /^MANIFEST/, 'database'],
    ['a table', /\.ldb$/, 'database'],
    ['its write-ahead file', /\.log$/, 'missing'],
    ['everything', /./, 'file'],
  ])('without %s the rest is read and the loss told', async (_, pattern, kind) => {
    const { path } = await storeToDamage()
    for (const name of readdirSync(join(path, 'log'))) {
      if (pattern.test(name)) rmSync(join(path, 'log', name))
    }
    const { damage, isSound } = await verifyStore(path)
    expect(isSound).toBe(false)
    expect(damage.map((found) => found.kind)).toContain(kind)
    expect(damage.map(({ message }) => message).join()).not.toContain('scratch')
  })
})

function slice(firstRevision: number): Commit['streams'] {
  return [{ id: streamOf(1), count: 1, firstRevision }]
}

describe('store.json', () => {
  it.each([
    ['missing', undefined],
    ['damaged', '{"kind":"track-st'],
  ])('that is %s is told, and the log is read', async (_, text) => {
    const { path } = await storeToDamage()
    const file = join(path, 'store.json')
    if (text === undefined) rmSync(file)
    else writeFileSync(file, text)
    const { damage, commits } = await verifyStore(path)
    expect(damage.map(({ kind }) => kind)).toEqual(['identity'])
    expect(commits).toBe(20)
  })

  it('of another store breaks the chain at its beginning', async () => {
    const [{ path }, other] = [await storeToDamage(), await storeToDamage()]
    writeFileSync(join(path, 'store.json'), readFileSync(join(other.path, 'store.json')))
    const { damage } = await verifyStore(path)
    expect(damage).toContainEqual(expect.objectContaining({ kind: 'chain', position: 0 }))
  })

  it('of a newer format is refused', async () => {
    const { path } = await storeToDamage()
    const id = '0'.repeat(32)
    const content = { kind: 'track-store', formatVersion: 99, id }
    writeFileSync(join(path, 'store.json'), JSON.stringify(content))
    await expect(verifyStore(path)).rejects.toMatchObject({ code: 'TRACK_FORMAT_UNSUPPORTED' })
  })
})

describe('of the index', () => {
  const part = { firstRevision: 0, count: 1, position: 3, isRun: false }
  it.each<[string, Uint8Array, Uint8Array | undefined]>([
    ['a part that is gone', streamKey(streamOf(2), 1), undefined],
    ['a run that is gone', streamKey(streamOf(1), 4), undefined],
    ['a part at another place', streamKey(streamOf(2), 0), encodeEntry({ ...part, position: 4 })],
    ['a part that is a run', streamKey(streamOf(2), 0), encodeEntry({ ...part, isRun: true })],
    ['a part too many', streamKey(streamOf(2), 9), encodeEntry({ ...part, firstRevision: 9 })],
    ['a stream too many', streamKey(streamOf(9), 0), encodeEntry(part)],
    ['an end that is too high', headKey(streamOf(3)), encodeNumbers(9)],
    ['an end that is gone', headKey(streamOf(3)), undefined],
    ['a writer at another sequence', writerKey(writerOf(1)), encodeNumbers(1, 8)],
    ['a writer that is gone', writerKey(writerOf(1)), undefined],
    ['an origin at another place', originKey(1, 0), encodeNumbers(2)],
    ['an origin that is none', originKey(1, 4), encodeNumbers(1000)],
    ['a value that is no value', streamKey(streamOf(2), 0), new Uint8Array(5)],
  ])('%s is found', async (_, key, value) => {
    const { path } = await storeToDamage()
    const database = await DerivedDatabase.open(join(path, 'derived'))
    await database.writeDurably([{ key, value }])
    await database.close()
    const { damage, commits, head } = await verifyStore(path)
    expect(new Set(damage.map(({ kind }) => kind))).toEqual(new Set(['index']))
    expect([commits, head.position]).toEqual([20, 28])
  })

  it('events that it has after the last of a stream are found', async () => {
    const { path } = await storeToDamage()
    const database = await DerivedDatabase.open(join(path, 'derived'))
    await database.writeDurably([
      { key: streamKey(streamOf(2), 4), value: encodeEntry({ ...part, firstRevision: 4 }) },
      { key: headKey(streamOf(2)), value: encodeNumbers(4) },
    ])
    await database.close()
    expect((await verifyStore(path)).damage.map(({ kind }) => kind)).toEqual(['index'])
  })

  it('each commit that it lacks is named', async () => {
    const { path } = await storeToDamage()
    const database = await DerivedDatabase.open(join(path, 'derived'))
    await database.writeDurably([{ key: streamKey(streamOf(1), 4), value: undefined }])
    await database.close()
    const { damage } = await verifyStore(path)
    const lacked = damage.flatMap(({ position }) => (position === undefined ? [] : [position]))
    expect(lacked).toEqual([6, 7, 8])
  })

  it('a damaged value and a damaged snapshot are found', async () => {
    const { path } = await storeToDamage()
    await tamperWith(path, 'derived', async (level) => {
      await level.put(new Uint8Array([0x70, ...Buffer.from('a snapshot')]), new Uint8Array(30))
    })
    expect((await verifyStore(path)).damage.map(({ kind }) => kind)).toEqual(['derived'])
    await tamperWith(path, 'derived', (level) =>
      level.put(streamKey(streamOf(2), 0), new Uint8Array(30)),
    )
    expect((await verifyStore(path)).damage.map(({ kind }) => kind)).toContain('index')
  })

  it('of another store is told', async () => {
    const [{ path }, other] = [await storeToDamage(), await storeToDamage()]
    rmSync(join(path, 'log'), { recursive: true })
    for (const name of ['log', 'store.json']) {
      cpSync(join(other.path, name), join(path, name), { recursive: true })
    }
    expect((await verifyStore(path)).damage.map(({ kind }) => kind)).toEqual(['index'])
  })

  it('files that are no database are told', async () => {
    const { path } = await storeToDamage()
    rmSync(join(path, 'derived', 'CURRENT'))
    expect((await verifyStore(path)).damage.map(({ kind }) => kind)).toEqual(['index'])
  })
})
