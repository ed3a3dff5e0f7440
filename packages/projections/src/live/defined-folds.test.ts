import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { deflateRawSync, inflateRawSync } from 'node:zlib'
import { type DerivedStore, MemoryDerivedStore, type NewEvent, type StreamId } from '@track/core'
import { expect, test } from 'vitest'
import { defineProjection } from '../defined/define-projection.js'
import { eventAt, streamId, TestLog, withDerived } from '../testing/make-log.js'
import { ViewReader } from '../view-reader.js'
import { DefinedFolds } from './defined-folds.js'

const trials = 100
const stateBytes = 256 * 1024

/** As a disk would, keeps nothing of it in memory. */
class DeflatedStore extends MemoryDerivedStore {
  /** States that were let go at once, so that all of them were in memory. */
  mostAtOnce = 0

  override async get(keys: readonly string[]): Promise<(Uint8Array | undefined)[]> {
    return (await super.get(keys)).map((it) => it && new Uint8Array(inflateRawSync(it)))
  }

  override write(entries: Parameters<DerivedStore['write']>[0]): Promise<void> {
    this.mostAtOnce = Math.max(this.mostAtOnce, entries.length)
    return super.write(entries.map(([key, it]) => [key, it && deflateRawSync(it)]))
  }
}

setFlagsFromString('--expose-gc')
const collect = runInNewContext('gc') as () => void

function liveBytes(): number {
  collect()
  collect() // what the first one left to be swept beside the program
  return process.memoryUsage().arrayBuffers
}

const metric = (stream: StreamId, step: number): NewEvent =>
  eventAt(stream, { type: 'MetricsLogged', names: ['loss'], values: [step], step })

test('states that together are larger than memory may be go, and come back as they were', async () => {
  const log = new TestLog()
  const text = {
    name: 't',
    description: '',
    version: '',
    hash: 'h',
    project: streamId(0),
    groups: [],
  }
  const round = async (event: (trial: StreamId) => NewEvent): Promise<void> => {
    for (let i = 0; i < trials; i++) await log.commit(event(streamId(i)))
  }
  await round((trial) => eventAt(trial, { type: 'TrialCreated', ...text }))
  await round((trial) => metric(trial, 0))
  await round((trial) => metric(trial, 1))
  const large = defineProjection({
    name: 'large',
    version: 1,
    initial: { count: 0, tail: new Float64Array(stateBytes / 8) },
    evolve: ({ count, tail }) => ({ count: count + 1, tail: tail.slice() }),
  })
  const last = new Map<StreamId, number>()
  const derived = new DeflatedStore()
  const deflated = withDerived(log, derived)
  const folds = new DefinedFolds(
    deflated,
    new ViewReader(deflated),
    large,
    (trial, { state }) => last.set(trial, (state as { count: number }).count),
    { stream: undefined, memoryBytesMax: 8 * stateBytes },
  )
  const before = liveBytes()
  let pages = 0
  for await (const page of log.read({ pageBytes: 1e9 })) {
    await folds.apply(page)
    pages++
  }
  for (const [trial, { state }] of folds.takeChanged()) last.set(trial, state.count)
  expect(liveBytes() - before).toBeLessThan(24 * stateBytes)
  expect(pages).toBe(1) // within which there is no room for all
  expect(derived.mostAtOnce).toBeLessThan(8)
  expect([...last.values()]).toEqual(Array.from({ length: trials }, () => 3))
})
