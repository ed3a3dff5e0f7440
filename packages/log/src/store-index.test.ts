import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { IndexDamage } from './index-format.js'
import { openLevelDatabase } from './leveldb.js'
import type { Store } from './store.js'
import { readPage, readStreamPage } from './store-page.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { everything, one, openStore, storeOf } from './testing/open-store.js'
import { tamperRecord } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const tuning = { writeBufferBytes: 1 << 20, blockBytes: 4096, cacheBytes: 1 << 20 }

interface Gate {
  readonly opened: Promise<void>
  readonly open: () => void
}

function gate(): Gate {
  let open = (): void => {}
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

/** Lets the first call of `streamEntries` wait, as a slow disk would, until it is told to go on. */
function holdFirstLookup(store: Store): () => void {
  const { opened, open: letGo } = gate()
  const streamEntries = store.index.streamEntries.bind(store.index)
  let calls = 0
  store.index.streamEntries = async (...range) => {
    const isFirst = calls++ === 0
    const entries = await streamEntries(...range)
    if (isFirst) await opened
    return entries
  }
  return letGo
}

it('an index that is damaged under readers and writers at once is made anew without a wrong answer', async () => {
  const store = await openStore(temporaryFolder())
  for (let i = 0; i < 30; i++) await store.append([metricAppend({ sequence: i, streams: [1, 2] })])
  await store.index.flush()
  const two = streamOf(2)
  let damaged = 3
  const streamEntries = store.index.streamEntries.bind(store.index)
  store.index.streamEntries = async (...range) => {
    if (damaged-- > 0) throw new IndexDamage('injected')
    return streamEntries(...range)
  }
  const request = { ...everything, pageBytes: 1 << 20 }
  const [first, second, appended, last] = await Promise.all([
    readStreamPage(store, one, { ...request, to: 30 }),
    readStreamPage(store, two, request),
    store.append([metricAppend({ sequence: 30, streams: [1], expected: { [one]: 29 } })]),
    readStreamPage(store, two, request),
  ])
  expect([first, second, last].map(({ places }) => places.length)).toEqual([30, 30, 30])
  expect(appended).toMatchObject([{ appended: { position: 60 } }])
  expect(await store.streamHead(one)).toBe(30)
})

it('a slow look at where a stream ends does not take back what was appended meanwhile', async () => {
  const store = await openStore(await storeOf(3))
  const letGo = holdFirstLookup(store)
  const looking = store.streamHead(one)
  await store.append([metricAppend({ sequence: 3 })])
  letGo()
  expect(await looking).toBe(3)
  const [outcome] = await store.append([metricAppend({ sequence: 4, expected: { [one]: 3 } })])
  expect(outcome).toMatchObject({ appended: { position: 4 } })
  const { places } = await readPage(store, everything)
  expect(places).toHaveLength(5)
  expect(await store.streamHead(one)).toBe(4)
})

it.each([
  ['its last entry', 0x69],
  ['the record of its end', 0x68],
])('a stream whose end the index lost goes on where it ended: %s', async (_, prefix) => {
  const path = temporaryFolder()
  const store = await openStore(path)
  for (let i = 0; i < 6; i++) {
    await store.append([metricAppend({ sequence: i, streams: [1, 2] })])
  }
  await store.close()
  const derived = await openLevelDatabase(join(path, 'derived'), tuning)
  const keys = (await derived.keys().all()).filter(
    (key) => key[0] === prefix && Buffer.from(key.subarray(1, 17)).toString('hex') === one,
  )
  await derived.del(keys.at(-1) ?? new Uint8Array(), { sync: true })
  await derived.close()
  const again = await openStore(path)
  await again.append([metricAppend({ sequence: 6, expected: { [one]: 5 } })])
  expect(await again.streamHead(one)).toBe(6)
  expect((await readStreamPage(again, one, everything)).places).toHaveLength(7)
})

it('an index whose blocks LevelDB cannot read is made anew, under readers and writers', async () => {
  const path = temporaryFolder()
  const store = await openStore(path)
  for (let i = 0; i < 500; i++) {
    await store.append([metricAppend({ sequence: i, streams: [(i % 100) + 1, 200] })])
  }
  await store.close()
  await (await openStore(path)).close() // LevelDB writes its table when it opens
  for (const name of readdirSync(join(path, 'derived'))) {
    if (!name.endsWith('.ldb')) continue
    const file = join(path, 'derived', name)
    const bytes = readFileSync(file)
    // The data blocks, and not the index of the blocks at the end, without which nothing opens.
    bytes.fill(0xff, 0, Math.floor(bytes.length / 2))
    writeFileSync(file, bytes)
  }
  const again = await openStore(path)
  const many = streamOf(200)
  const [outcomes, { places }] = await Promise.all([
    again.append([metricAppend({ sequence: 500, streams: [1], expected: { [one]: 4 } })]),
    readStreamPage(again, many, everything),
  ])
  expect(outcomes).toMatchObject([{ appended: { position: 1000 } }])
  expect(places).toHaveLength(500)
})

it('readers wait while an append has the index made anew', async () => {
  const store = await openStore(temporaryFolder())
  for (let i = 0; i < 30; i++) await store.append([metricAppend({ sequence: i, streams: [1, 2] })])
  await store.index.flush()
  const [rebuilding, allowed] = [gate(), gate()]
  const range = store.commits.range.bind(store.commits)
  store.commits.range = async (...args) => {
    rebuilding.open()
    await allowed.opened
    return range(...args)
  }
  const writer = store.index.writer.bind(store.index)
  let damaged = 1
  store.index.writer = async (id) => {
    if (damaged-- > 0) throw new IndexDamage('injected')
    return writer(id)
  }
  const appended = store.append([metricAppend({ sequence: 30 })])
  await rebuilding.opened
  const head = store.streamHead(one)
  allowed.open()
  expect(await head).toBe(30)
  expect(await appended).toMatchObject([{ appended: { position: 60 } }])
})

it('when the log is too damaged to make the index anew, nothing is appended after half an index', async () => {
  const path = await storeOf(40)
  await tamperRecord(path, 20, () => undefined)
  const store = await openStore(path)
  store.index.writer = () => Promise.reject(new IndexDamage('injected'))
  const corrupt = { code: 'TRACK_COMMIT_CORRUPT', details: { position: 20 } }
  await expect(store.append([metricAppend({ sequence: 40 })])).rejects.toMatchObject(corrupt)
  await expect(store.append([metricAppend({ sequence: 40 })])).rejects.toMatchObject(corrupt)
  await expect(store.streamHead(one)).rejects.toMatchObject(corrupt)
  expect(store.head.position).toBe(40)
})
