import fs, { cpSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { basename, join } from 'node:path'
import type { Append } from '@track/core/commits'
import { expect, it, onTestFinished, vi } from 'vitest'
import { CommitDatabase } from './commit-database.js'
import { Store } from './store.js'
import { commitKey } from './store-format.js'
import { readHost } from './store-host.js'
import { readPage, readStreamPage } from './store-page.js'
import { hookLevel } from './testing/level-hooks.js'
import { metricAppend } from './testing/metric-append.js'
import { everything, one, openStore, storeOf } from './testing/open-store.js'
import { tamperRecord, tamperWith } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'

it('never commits earlier than before, whatever the clock does', async () => {
  const times = [5000, 4000, 6000, 1000]
  const store = await openStore(temporaryFolder(), () => times.shift() ?? 0)
  const committed: number[] = []
  times.unshift(0) // the opening asks once
  for (let i = 0; i < 4; i++) {
    const [outcome] = await store.append([metricAppend({ sequence: i, timeMs: 10 + i })])
    if (outcome !== undefined && 'appended' in outcome)
      committed.push(outcome.appended.committedAtMs)
  }
  expect(committed).toEqual([...committed].sort((a, b) => a - b))
  expect(Math.max(...committed)).toBe(6000)
})

it.each([
  ['a second later', 1_000],
  ['by a clock that was set back', -1],
])('a store whose folder was deleted takes nothing more %s, and says so', async (_, laterMs) => {
  let nowMs = 1_700_000_000_000
  const path = join(temporaryFolder(), 'store')
  const store = await Store.open(path, { now: () => nowMs })
  await store.append([metricAppend({ sequence: 0 })])
  rmSync(path, { recursive: true })
  nowMs += laterMs
  const gone = { code: 'TRACK_LOG_FAILED', message: expect.stringContaining('deleted') }
  for (const sequence of [1, 2]) {
    expect(await store.append([metricAppend({ sequence })])).toMatchObject([{ error: gone }])
  }
  await expect(store.close()).rejects.toMatchObject(gone)
})

it('a store that was not opened after all has released what was open of it', async () => {
  const path = join(temporaryFolder(), 'store')
  const first = await Store.open(path)
  await first.values.write([['key', Uint8Array.of(7)]])
  await first.close()
  const reason = new Error('no door')
  await expect(Store.open(path, { onLocked: () => Promise.reject(reason) })).rejects.toBe(reason)
  const second = await Store.open(path)
  expect(await second.values.get(['key'])).toEqual([Buffer.of(7)]) // derived/ was not made anew
  await second.close()
})

it('makes appends of one group meet the log as those before them leave it', async () => {
  const store = await openStore(temporaryFolder())
  const stream = '1'.padStart(32, '0')
  const outcomes = await store.append([
    metricAppend({ sequence: 0, expected: { [stream]: 'no-stream' } }),
    metricAppend({ sequence: 1, expected: { [stream]: 'no-stream' } }),
    metricAppend({ sequence: 2, expected: { [stream]: 0 } }),
    metricAppend({ sequence: 2, expected: { [stream]: 0 } }),
  ])
  expect(
    outcomes.map((o) =>
      'appended' in o ? o.appended.position : (o.error as { code: string }).code,
    ),
  ).toEqual([0, 'TRACK_REVISION_CONFLICT', 1, 1])
})

it('takes nothing more after a write that failed, since what became of it is unknown', async () => {
  const store = await openStore(temporaryFolder())
  await store.append([metricAppend({ sequence: 0 })])
  await store.commits.close()
  const [first] = await store.append([metricAppend({ sequence: 1 })])
  const [second] = await store.append([metricAppend({ sequence: 2 })])
  expect(first).toMatchObject({ error: { code: 'TRACK_LOG_FAILED' } })
  expect(second).toMatchObject({ error: { code: 'TRACK_LOG_FAILED' } })
  expect(store.head.position).toBe(1)
})

it.each([
  ['a flipped bit in its body', (r: Uint8Array) => r.with(r.length - 1, (r.at(-1) ?? 0) ^ 1)],
  ['a flipped bit in its header', (r: Uint8Array) => r.with(12, (r[12] ?? 0) ^ 1)],
  ['its end cut off', (r: Uint8Array) => r.subarray(0, r.length - 3)],
  ['almost nothing left', (r: Uint8Array) => r.subarray(0, 5)],
  ['nothing left', () => new Uint8Array()],
  ['its record gone', () => undefined],
])('reading stops at a commit with %s, and names its position', async (_, change) => {
  const path = await storeOf(5)
  await tamperRecord(path, 2, change)
  const store = await openStore(path)
  await expect(readPage(store, everything)).rejects.toMatchObject({
    code: 'TRACK_COMMIT_CORRUPT',
    details: { position: 2 },
  })
})

it.each([
  ['a table that is cut off', /\.ldb$/, (file: string) => truncateSync(file, 10)],
  ['a CURRENT that names no file', /^CURRENT$/, (f: string) => writeFileSync(f, 'MANIFEST-99\n')],
])('a log with %s is told as damage', async (_, pattern, damage) => {
  const path = await storeOf(5)
  await (await openStore(path)).close() // turns the write-ahead file into a table
  for (const name of readdirSync(join(path, 'log'))) {
    if (pattern.test(name)) damage(join(path, 'log', name))
  }
  await expect(Store.open(path)).rejects.toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
})

it('damage where the last commit is looked for is told without a position', async () => {
  const cut = await storeOf(5)
  await (await openStore(cut)).close()
  for (const name of readdirSync(join(cut, 'log'))) {
    if (name.endsWith('.ldb')) truncateSync(join(cut, 'log', name), 100)
  }
  const keyed = await storeOf(5)
  await tamperWith(keyed, 'log', (level) =>
    level.put(new Uint8Array([...commitKey(9), 0]), commitKey(2)),
  )
  for (const path of [cut, keyed]) {
    rmSync(join(path, 'derived'), { recursive: true })
    await expect(Store.open(path)).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
      message: expect.stringMatching(/^The l[^0-9]*$/),
      details: expect.not.objectContaining({ position: expect.anything() }),
    })
  }
})

it('a key that is no position is told where it stands', async () => {
  const path = await storeOf(5)
  await tamperWith(path, 'log', (level) =>
    level.put(new Uint8Array([...commitKey(1), 0]), commitKey(2)),
  )
  const store = await openStore(path)
  await expect(readPage(store, everything)).rejects.toMatchObject({
    code: 'TRACK_COMMIT_CORRUPT',
    details: { position: 2 },
  })
})

it('a record that stands in the place of another is found', async () => {
  const path = await storeOf(5)
  let other: Uint8Array | undefined
  await tamperRecord(path, 3, (record) => {
    other = record
    return record
  })
  await tamperRecord(path, 2, () => other)
  const store = await openStore(path)
  await expect(readPage(store, everything)).rejects.toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
})

it('a commit that was replaced by a well-made other one breaks the chain', async () => {
  const [path, forged] = [await storeOf(5), temporaryFolder()]
  const store = await openStore(forged)
  for (let i = 0; i < 5; i++) await store.append([metricAppend({ sequence: i, timeMs: 7 })])
  await store.close()
  let other: Uint8Array | undefined
  await tamperRecord(forged, 2, (record) => {
    other = record
    return record
  })
  await tamperRecord(path, 2, () => other)
  const opened = await openStore(path)
  await expect(readPage(opened, everything)).rejects.toMatchObject({
    code: 'TRACK_COMMIT_CORRUPT',
    details: { position: 2 },
  })
})

it('a stream whose revisions a forged commit left out is an error, and no reading without end', async () => {
  const [path, forged] = [await storeOf(5), temporaryFolder()]
  const store = await openStore(forged)
  for (let i = 0; i < 5; i++) await store.append([metricAppend({ sequence: i, streams: [3] })])
  await store.close()
  let other: Uint8Array | undefined
  await tamperRecord(forged, 2, (record) => {
    other = record
    return record
  })
  await tamperRecord(path, 2, () => other)
  const opened = await openStore(path)
  for (const direction of ['forward', 'backward'] as const) {
    const request = { ...everything, direction }
    await expect(readStreamPage(opened, one, request)).rejects.toMatchObject({
      code: 'TRACK_COMMIT_CORRUPT',
    })
  }
})

it('a last commit that is well made and follows another is found when the store is opened', async () => {
  const path = await storeOf(4)
  const forged = join(temporaryFolder(), 'forged')
  cpSync(path, forged, { recursive: true })
  for (const [folder, timeMs] of [
    [path, 1],
    [forged, 2],
  ] as const) {
    const store = await openStore(folder)
    await store.append([metricAppend({ sequence: 4, timeMs })])
    await store.append([metricAppend({ sequence: 5 })])
    await store.close()
  }
  let last: Uint8Array | undefined
  await tamperRecord(forged, 5, (record) => {
    last = record
    return record
  })
  await tamperRecord(path, 5, () => last)
  await expect(Store.open(path)).rejects.toMatchObject({
    code: 'TRACK_COMMIT_CORRUPT',
    message: expect.stringContaining('does not follow'),
    details: { position: 5 },
  })
})

it('every batch of commits is synced, and every batch of the index', async () => {
  const batches: { database: string; isSync: boolean }[] = []
  await hookLevel({
    onWrite: (location, isSync) => void batches.push({ database: basename(location), isSync }),
  })
  const store = await openStore(temporaryFolder())
  for (let i = 0; i < 3; i++) {
    await store.append([
      metricAppend({ sequence: 2 * i }),
      metricAppend({ sequence: 2 * i + 1, streams: [1, 2] }),
    ])
    await store.index.flush()
  }
  await store.append([metricAppend({ sequence: 6 })])
  await store.close()
  const synced = (database: string, count: number) => Array(count).fill({ database, isSync: true })
  expect(batches.filter(({ database }) => database === 'log')).toEqual(synced('log', 4))
  expect(batches.filter(({ database }) => database === 'derived')).toEqual(synced('derived', 4))
})

it('opening waits for no disk to say who has the store', async () => {
  const path = await storeOf(2)
  const sync = vi.spyOn(fs, 'fsyncSync')
  syncBuiltinESMExports()
  onTestFinished(() => {
    sync.mockRestore()
    syncBuiltinESMExports()
  })
  await openStore(path)
  expect(readHost(path)?.pid).toBe(process.pid)
  expect(sync).not.toHaveBeenCalled()
})

it.each([3, 4])('opening checks the tail: commit %i of 5 damaged', async (position) => {
  const path = await storeOf(5)
  await tamperRecord(path, position, (record) => record.with(record.length - 1, 0xff))
  await expect(Store.open(path)).rejects.toMatchObject({
    code: 'TRACK_COMMIT_CORRUPT',
    details: { position },
  })
})

it('a store that failed to open is not left locked', async () => {
  const path = await storeOf(2)
  const file = join(path, 'store.json')
  const text = readFileSync(file, 'utf8')
  const identity: { id: string } = JSON.parse(text)
  writeFileSync(file, text.replace(identity.id, '0'.repeat(32)))
  await expect(Store.open(path)).rejects.toMatchObject({ code: 'TRACK_COMMIT_CORRUPT' })
  writeFileSync(file, text)
  const store = await openStore(path)
  expect(store.head.position).toBe(2)
  expect(readdirSync(path)).toContain('host.json')
})

it('streams are read from every revision, and every origin is known, however runs and interleavings alternate', async () => {
  const path = temporaryFolder()
  // Long runs of one stream, commits of several, and runs that another writer cuts.
  const plan = Array.from({ length: 160 }, (_, i) =>
    i % 40 < 25 ? [1] : i % 3 === 0 ? [1, 2, 1] : i % 3 === 1 ? [2] : [2, 1],
  )
  const append = (i: number) =>
    metricAppend({ sequence: i, writer: i % 7 === 0 ? 1 : 0, streams: plan[i] ?? [] })
  const revisions = new Map<number, number[]>([
    [1, []],
    [2, []],
  ])
  plan.forEach((streams, i) => {
    for (const stream of streams) revisions.get(stream)?.push(i)
  })
  for (let from = 0; from < plan.length; from += 50) {
    const store = await openStore(path)
    const appends = plan.slice(from, from + 50).map((_, i) => append(from + i))
    await store.append(appends.slice(0, 20))
    await store.index.flush()
    await store.append(appends.slice(20))
    await store.close()
  }
  const store = await openStore(path)
  for (const [stream, commits] of revisions) {
    const id = String(stream).padStart(32, '0')
    expect(await store.streamHead(id)).toBe(commits.length - 1)
    for (let from = 0; from < commits.length; from += 3) {
      for (const to of [from + 1, from + 7, commits.length, Number.MAX_SAFE_INTEGER]) {
        for (const direction of ['forward', 'backward'] as const) {
          const request = { from, to, direction, pageBytes: 1 << 20 }
          const { places } = await readStreamPage(store, id, request)
          const expected = [...new Set(commits.slice(from, to))]
          if (direction === 'backward') expected.reverse()
          expect(places.length, `${stream} ${from} ${to} ${direction}`).toBe(expected.length)
        }
      }
    }
  }
  const before = store.head.position
  const retried = await store.append(plan.map((_, i) => append(i)))
  expect(retried.map((outcome) => ('appended' in outcome ? 'appended' : outcome.error))).toEqual(
    plan.map(() => 'appended'),
  )
  expect(store.head.position).toBe(before)
})

it('a stream that has the log for itself takes a few index entries for many commits', async () => {
  const store = await openStore(temporaryFolder())
  for (let i = 0; i < 20; i++) {
    await store.append(Array.from({ length: 50 }, (_, k) => metricAppend({ sequence: 50 * i + k })))
  }
  await store.index.flush()
  const stream = '1'.padStart(32, '0')
  const entries = await store.index.streamEntries(stream, 0, 1000, false, 1000)
  expect(entries).toEqual([{ firstRevision: 0, count: 1000, position: 0, isRun: true }])
})

it('appends that are made again, in their order, are found with few reads of the log', async () => {
  const path = temporaryFolder()
  const writers = [1, 2]
  const appendOf = (i: number): Append =>
    metricAppend({ sequence: i >> 1, writer: writers[i % 2] ?? 1 })
  const appends = Array.from({ length: 2_000 }, (_, i) => appendOf(i))
  const store = await openStore(path)
  const first = await store.append(appends)
  const read = vi.spyOn(CommitDatabase.prototype, 'range')
  onTestFinished(() => read.mockRestore())
  for (const writer of [0, 1]) {
    const again = appends.flatMap((append, i) => (i % 2 === writer ? [{ append, i }] : []))
    const outcomes = await store.append(again.map(({ append }) => append))
    expect(outcomes).toEqual(again.map(({ i }) => first[i]))
  }
  expect(read.mock.calls.length).toBeLessThanOrEqual(4)
})

it('a block of the log that LevelDB finds damaged is told as damage, with a position', async () => {
  const path = await storeOf(1000)
  const reopened = await openStore(path) // which moves what was in the write-ahead file into a table
  await reopened.close()
  const folder = join(path, 'log')
  const table = readdirSync(folder).find((name) => name.endsWith('.ldb'))
  expect(table).toBeDefined()
  const file = join(folder, table ?? '')
  const bytes = readFileSync(file)
  const middle = bytes.length >> 1
  for (let i = middle; i < middle + 400; i++) bytes[i] = (i * 131) & 255
  writeFileSync(file, bytes)
  const store = await openStore(path)
  await expect(readPage(store, everything)).rejects.toMatchObject({
    code: 'TRACK_COMMIT_CORRUPT',
    details: { position: expect.any(Number) },
  })
})
