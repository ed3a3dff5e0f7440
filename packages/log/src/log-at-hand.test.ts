import { join } from 'node:path'
import type { CommitPage, ReadOptions } from '@track/core'
import { expect, it } from 'vitest'
import { LevelLog } from './level-log.js'
import { LogAtHand } from './log-at-hand.js'
import { OwnStore } from './own-store.js'
import { Store } from './store.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const process = { host: 'h', boot: 'b', pid: 1, startedMs: 2 }

/** A store of twenty commits, of which every third has events of stream 2; its process lives. */
async function madeStore(): Promise<{ path: string; log: LevelLog }> {
  const path = join(temporaryFolder(), 'store')
  const log = new LevelLog(path)
  for (let sequence = 0; sequence < 20; sequence++) {
    await log.append(metricAppend({ sequence, streams: sequence % 3 === 0 ? [1, 2, 2] : [1] }))
  }
  return { path, log }
}

const ranges: readonly ReadOptions[] = [
  {},
  { pageBytes: 1 },
  { from: 3, to: 9, pageBytes: 1 },
  { direction: 'backward', pageBytes: 300 },
  { direction: 'backward', from: 5, to: 6 },
  { from: 1_000 },
]

const streams = [1, 2, 3].map(streamOf)

/** What a log says of all that can be read of it. */
async function sayingOf(log: LevelLog | LogAtHand) {
  const pages: CommitPage[][] = []
  for (const stream of [undefined, ...streams]) {
    for (const range of ranges) {
      const read = stream === undefined ? log.read(range) : log.readStream(stream, range)
      const some: CommitPage[] = []
      for await (const page of read) some.push(page)
      pages.push(some)
    }
  }
  const heads = [
    await log.head(),
    ...(await Promise.all(streams.map((stream) => log.streamHead(stream)))),
  ]
  return { pages, heads, derived: await log.derived.get(['there', 'nowhere']) }
}

it('a log in the thread of its store is what it is in a thread of its own', async () => {
  const { path, log } = await madeStore()
  await log.derived.write([['there', new Uint8Array([1, 2, 3])]])
  const there = await sayingOf(log)
  await log.close()
  const here = new LogAtHand(path, new OwnStore(Store.open(path)))
  expect(await sayingOf(here)).toEqual(there)
  expect(there.pages.map((some) => some.length)).toEqual([
    ...[1, 20, 4, 7, 1, 0, 1, 20, 6, 7, 1, 0],
    ...[1, 7, 4, 4, 1, 0, 0, 0, 0, 0, 0, 0],
  ])
  await here.close()
})

it('a log in the thread of its store tells when processes were last heard of', async () => {
  const { path, log } = await madeStore()
  log.heartbeats.start(process)
  await log.head() // the beat was asked for before
  const store = new OwnStore(Promise.reject(new Error('it is open elsewhere')))
  expect(await new LogAtHand(path, store).heartbeats.read()).toMatchObject([{ process }])
  await log.close()
})
