import { expect, it, onTestFinished } from 'vitest'
import { Store } from './store.js'
import { readStreamPage } from './store-page.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const everything = { from: 0, to: 1e6, direction: 'forward', pageBytes: 1 << 20 } as const

async function open(path: string): Promise<Store> {
  const store = await Store.open(path)
  onTestFinished(() => store.close())
  return store
}

/** Of so many commits of two writers, three events each in two of three streams, what became of each. */
async function appendEach(store: Store, commits: number, first = 0): Promise<unknown[]> {
  const outcomes: unknown[] = []
  for (let i = first; i < first + commits; i++) {
    const append = metricAppend({ sequence: i, writer: i % 2, streams: [1, 1, 2 + (i % 2)] })
    outcomes.push(...(await store.append([append])))
  }
  return outcomes
}

it('commits follow each other alike, whether they wait for the index or are in it', async () => {
  const waiting = await open(temporaryFolder())
  const indexed = await open(temporaryFolder())
  const expected: unknown[] = []
  for (let i = 0; i < 200; i++) {
    expected.push(...(await appendEach(indexed, 1, i)))
    void indexed.index // what asks for it waits for none
  }
  const outcomes = await appendEach(waiting, 200)
  const revisions = (all: unknown[]) =>
    all.map((each) => (each as { appended: { firstRevisions: number[] } }).appended.firstRevisions)
  expect(revisions(outcomes)).toEqual(revisions(expected))
  expect(revisions(outcomes).at(-1)).toEqual([398, 99])
})

it('an append that is made again while its commit waits for the index is stored once', async () => {
  const store = await open(temporaryFolder())
  const [first] = await appendEach(store, 1)
  await appendEach(store, 3, 1)
  expect(store.recent.isEmpty).toBe(false)
  expect(await appendEach(store, 1)).toEqual([first])
  expect(store.head.position).toBe(12)
})

it('a stale expected revision is refused although the commit before waits for the index', async () => {
  const store = await open(temporaryFolder())
  await store.append([metricAppend({ sequence: 0 })])
  await store.append([metricAppend({ sequence: 1 })])
  const stale = metricAppend({ sequence: 2, expected: { [streamOf(1)]: 0 } })
  const [outcome] = await store.append([stale])
  expect(outcome).toMatchObject({ error: { code: 'TRACK_REVISION_CONFLICT' } })
})

it('who reads finds what waits for the index, and so does the next opening', async () => {
  const path = temporaryFolder()
  const store = await Store.open(path)
  await appendEach(store, 10)
  expect(store.recent.isEmpty).toBe(false)
  expect((await readStreamPage(store, streamOf(2), everything)).places).toHaveLength(5)
  expect(await store.streamHead(streamOf(1))).toBe(19)
  await appendEach(store, 3, 10)
  await store.close()
  const again = await open(path)
  expect(await again.streamHead(streamOf(1))).toBe(25)
  expect(await again.streamHead(streamOf(3))).toBe(5)
})

it('not more than some commits wait for the index', async () => {
  const store = await open(temporaryFolder())
  for (let sequence = 0; sequence < 5 * 64; sequence++) {
    await store.append([metricAppend({ sequence })])
    if (sequence % 64 < 63) continue
    await new Promise(setImmediate)
    expect(store.recent.isEmpty).toBe(true)
  }
})
