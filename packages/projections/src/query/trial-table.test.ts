import {
  type DerivedStore,
  type EventLog,
  MemoryDerivedStore,
  type NewEvent,
  statuses,
  storeStreamId,
} from '@track/core'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { bytesOf, doubleBytes, doublesOf, listOf } from '../plain-reader.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { eventAt, makeLog, streamId, withDerived } from '../testing/make-log.js'
import {
  added,
  counted,
  group,
  logged,
  longStoreOfThree,
  made,
  project,
  storeOfThree,
  trialId,
} from '../testing/store-of-three.js'
import { trialProjection } from '../trial-projection.js'
import { ViewReader } from '../view-reader.js'
import type { TableProgress } from './read-trials.js'
import { TableRows } from './table-rows.js'
import { TrialTable } from './trial-table.js'

const tableOf = (log: EventLog): TrialTable => new TrialTable(log, new ViewReader(log))

describe('the table of trials', () => {
  test('has what queries ask for', async () => {
    const [first, second] = await tableOf(await storeOfThree()).trials()
    expect(first).toEqual({
      id: trialId(0),
      uid: 'h_0',
      hash: 'h',
      revision: 0,
      name: 't0',
      description: '',
      version: 'v',
      project: 'p',
      groups: ['g'],
      tags: { own: 1, stage: 'project', team: 'a' },
      parameters: { opt: { lr: 0.1 }, big: 2n ** 70n },
      metadata: {},
      metrics: {
        loss: {
          count: 3,
          last: Number.NaN,
          lastStep: 2,
          min: 2,
          minStep: 1,
          max: 3,
          maxStep: 0,
          mean: 2.5,
        },
      },
      status: 'CreatedGroup',
      statusValue: 0,
      reserved: false,
      lastSignAt: expect.any(Number),
      runtimeSeconds: 0,
      errors: 0,
      asOf: { position: 20, streamRevision: 5, timeMs: expect.any(Number) },
    })
    expect(second).toMatchObject({ uid: 'h_1', tags: { team: 'a', stage: 'project' } })
  })

  test('leaves out what was deleted, and keeps the uids of the others', async () => {
    const log = await storeOfThree()
    const table = tableOf(log)
    await table.trials()
    await log.commit(eventAt(project, { type: 'TrialRemoved', trial: trialId(1) }))
    expect((await table.trials()).map(({ uid }) => uid)).toEqual(['h_0', 'h_2'])
  })

  test('keeps up with the log, and reads only the trials that changed', async () => {
    const log = await longStoreOfThree()
    const { log: counting, read } = counted(log, undefined)
    const table = tableOf(counting)
    await table.trials()
    read.length = 0
    await table.trials()
    expect(read, 'nothing is new').toEqual([])
    await log.commit(...logged(1, [-5], 2000))
    await log.commit(...added(3), ...logged(3, [9]))
    const trials = await table.trials()
    expect(trials.map(({ uid }) => uid)).toEqual(['h_0', 'h_1', 'h_2', 'h_3'])
    expect(trials[1]?.metrics.loss).toMatchObject({
      count: 1004,
      last: -5,
      lastStep: 2000,
      min: -5,
    })
    expect(read, 'nor is the project that has got one').toEqual([trialId(1)])
    await log.commit(...added(4))
    expect((await table.trials()).at(-1)?.uid).toBe('h_4')
    expect(read).toHaveLength(1)
  })

  test('lists trials that come as their project does, whatever came with them', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    const [table, another] = [tableOf(withDerived(log, derived)), streamId(70)]
    const check = async (...events: NewEvent[]): Promise<void> => {
      await log.commit(...events)
      const trials = await tableOf(log).trials()
      expect(await table.trials()).toEqual(trials)
      expect(await tableOf(withDerived(log, derived)).trials()).toEqual(trials)
      await table.keep()
      expect(await tableOf(withDerived(log, derived)).trials()).toEqual(trials)
    }
    await check(...added(3), ...added(4, 'other'), ...added(5))
    await check(eventAt(project, { type: 'TrialRemoved', trial: trialId(4) }))
    await check(...added(6), ...added(7, 'other'))
    await check(...added(8), eventAt(project, { type: 'TagsAdded', tags: { late: 1 } }))
    await check(...added(9), ...added(9))
    await check(...added(4, 'other'))
    await check(
      eventAt(trialId(11), { ...made, hash: 'mine', name: 't11' }),
      eventAt(project, { type: 'TrialAdded', trial: trialId(11), hash: 'h' }),
    )
    await check(...added(12), ...added(13, 'mine'))
    // One of another project is listed in one of them alone, and counts in both.
    await log.commit(
      eventAt(storeStreamId, { type: 'ProjectAdded', project: another, name: 'q' }),
      eventAt(another, { type: 'ProjectCreated', name: 'q', description: '' }),
      eventAt(another, { type: 'TrialAdded', trial: trialId(1), hash: 'h' }),
    )
    await table.trials()
    await log.commit(
      eventAt(trialId(10), { ...made, name: 't10', hash: 'h' }),
      eventAt(another, { type: 'TrialAdded', trial: trialId(10), hash: 'h' }),
    )
    expect((await table.trials()).find(({ id }) => id === trialId(10))?.uid).toBe('h_1')
  })

  test('counts what projects have once for all that have got trials', async () => {
    const projects = Array.from({ length: 5 }, (_, n) => streamId(80 + n))
    const events = (trial: number): NewEvent[] =>
      projects.flatMap((id, n) => [
        eventAt(trialId(trial + n), { ...made, project: id, name: 't', hash: 'h' }),
        eventAt(id, { type: 'TrialAdded', trial: trialId(trial + n), hash: 'h' }),
      ])
    const log = await makeLog([
      ...projects.flatMap((id) => [
        eventAt(storeStreamId, { type: 'ProjectAdded', project: id, name: 'p' }),
        eventAt(id, { type: 'ProjectCreated', name: 'p', description: '' }),
      ]),
      ...events(0),
    ])
    const table = tableOf(log)
    await table.trials()
    await log.commit(...events(10))
    const countOf = vi.spyOn(TableRows.prototype, 'countOf')
    onTestFinished(() => countOf.mockRestore())
    expect(await table.trials()).toEqual(await tableOf(log).trials())
    expect(countOf).toHaveBeenCalledTimes(1)
  })

  test('keeps up with a log of which most trials changed by reading it once', async () => {
    const log = await longStoreOfThree()
    const { log: counting, read } = counted(log, undefined)
    const table = tableOf(counting)
    await table.trials()
    for (const n of [0, 1, 2]) await log.commit(...logged(n, [-n], 2000))
    read.length = 0
    expect(await table.trials()).toEqual(await tableOf(log).trials())
    expect(read).toEqual([])
  })

  test('calls that overlap give the same', async () => {
    const { log, read } = counted(await storeOfThree())
    const table = tableOf(log)
    const [one, two] = await Promise.all([table.trials(), table.trials()])
    expect(one).toEqual(two)
    const reads = read.splice(0)
    await tableOf(log).trials()
    expect(reads, 'what both need is read once').toEqual(read)
  })

  test('shows what the project has become, also of trials that did not change', async () => {
    const log = await storeOfThree()
    const table = tableOf(log)
    await table.trials()
    await log.commit(eventAt(project, { type: 'TagsAdded', tags: { team: 'b', late: 1 } }))
    const [first, second] = await table.trials()
    expect(first?.tags).toEqual({ own: 1, stage: 'project', team: 'b', late: 1 })
    expect(second?.tags).toEqual({ stage: 'project', team: 'b', late: 1 })
    await log.commit(eventAt(project, { type: 'TagsAdded', tags: { late: 2 } }))
    expect((await table.trials())[0]?.tags).toEqual({ ...first?.tags, late: 2 })
  })

  test('shows what the reader says of a trial that runs, and of no other', async () => {
    const log = await storeOfThree()
    await log.commit(eventAt(trialId(1), { type: 'TrialStarted', process: undefined }))
    const lost = { status: statuses.interrupted, reason: 'lost', isReserved: false }
    const derived = new MemoryDerivedStore()
    const table = tableOf(withDerived(log, derived))
    const trials = await table.trials({ statusOf: () => lost })
    const names = trials.map(({ status }) => status)
    expect(names).toEqual(['CreatedGroup', 'Interrupted', 'CreatedGroup'])
    expect(trials[1]?.statusValue).toBe(201)
    await table.keep()
    const kept = tableOf(withDerived(log, derived))
    expect(await kept.trials({ statusOf: () => lost })).toEqual(trials)
  })
})

/** What a table that read all of `log` leaves for the next program. */
async function leaveTable(log: EventLog): Promise<void> {
  const table = tableOf(log)
  await table.trials()
  await table.keep()
}

const rowsOf = (derived: DerivedStore): Promise<string[]> =>
  derived.keys({ from: 'table/', to: 'table/~' })

/** The lines of the only chunk that was left, and what puts others in their place, with checksums that are right. */
async function chunkOf(derived: DerivedStore) {
  const keys = await rowsOf(derived)
  const [checkpoint, chunk] = await derived.get(keys)
  const facts = listOf(unpackPlain(checkpoint as Uint8Array), 4)
  const [text, held = null] = listOf(unpackPlain(chunk as Uint8Array), 2)
  const write = (lines: readonly string[]): Promise<void> => {
    const bytes = packPlain([new TextEncoder().encode(lines.join('\n')), held])
    const seals = packPlain([...facts.slice(0, 3), [bytes.slice(0, 8)]])
    const [checkpointKey = '', key = ''] = keys
    return derived.write([
      [checkpointKey, seals],
      [key, bytes],
    ])
  }
  return { lines: new TextDecoder().decode(bytesOf(text)).split('\n'), write }
}

describe('the table that a program leaves', () => {
  test('is what the next one reads, and the trials are not', async () => {
    const log = await longStoreOfThree()
    const derived = new MemoryDerivedStore()
    const before = await tableOf(log).trials()
    await leaveTable(withDerived(log, derived))
    await log.commit(...logged(2, [-1], 2000))
    const { log: counting, read } = counted(log, derived)
    const progress: TableProgress[] = []
    const onProgress = (one: TableProgress): number => progress.push(one)
    const after = await tableOf(counting).trials({ onProgress })
    expect(after.slice(0, 2)).toEqual(before.slice(0, 2))
    const plain = (_name: string, value: unknown) =>
      typeof value === 'bigint' ? `${value}` : value
    const texts = [after, before].map((trials) => JSON.stringify(trials.slice(0, 2), plain))
    expect(texts[0]).toBe(texts[1]) // also the order of what is in them
    expect(after[2]?.metrics.loss?.min).toBe(-1)
    expect(read).toEqual([trialId(2)])
    expect(progress).toEqual([{ done: 1, total: 1 }])
  })

  test('has what its projects became since, of which none is read, and no row is kept anew for it', async () => {
    const log = await longStoreOfThree()
    const derived = new MemoryDerivedStore()
    await leaveTable(withDerived(log, derived))
    const chunk = async () => (await derived.get(await rowsOf(derived)))[1]
    const kept = await chunk()
    const { log: counting, read } = counted(log, derived)
    const table = tableOf(counting)
    const before = await table.trials()
    await log.commit(
      eventAt(project, { type: 'TagsAdded', tags: { team: 'b', late: 1 } }),
      eventAt(project, { type: 'GroupAdded', group: streamId(2), name: 'another' }),
      eventAt(project, { type: 'GroupAdded', group, name: 'renamed' }),
      eventAt(project, { type: 'MetadataLogged', metadata: { note: 'x' } }),
    )
    const after = await table.trials()
    expect(after).toEqual(await tableOf(log).trials())
    expect(after[0]).toEqual({
      ...before[0],
      groups: ['renamed'],
      tags: { own: 1, stage: 'project', team: 'b', late: 1 },
    })
    expect(read).toEqual([])
    await table.keep()
    expect(await chunk()).toEqual(kept)
    const readLog = vi.spyOn(log, 'read')
    expect(await tableOf(withDerived(log, derived)).trials()).toEqual(after)
    expect(readLog, 'nothing is new to the next program').not.toHaveBeenCalled()
  })

  test('is kept by itself when much is new', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    const table = tableOf(withDerived(log, derived))
    await table.trials()
    expect(await rowsOf(derived)).toEqual([])
    for (let n = 3; n < 70; n++) await log.commit(...added(n))
    await table.trials()
    expect(await rowsOf(derived)).toHaveLength(2)
  })

  test('is written again where it has changed, under the version of its trials', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    for (let n = 3; n < 600; n++) await log.commit(...added(n))
    await leaveTable(withDerived(log, derived))
    await log.commit(...logged(590, [-7], 7))
    const written = vi.spyOn(derived, 'write')
    await leaveTable(withDerived(log, derived))
    const prefix = new RegExp(`^table/\\d+\\.${trialProjection.version}/`)
    const keys = written.mock.calls.flat(2).map(([key]) => key)
    for (const key of keys) expect(key).toMatch(prefix)
    expect(keys.map((key) => key.replace(prefix, ''))).toEqual(['rows/1', 'checkpoint'])
  })

  test('is not believed when a program that had read the log earlier wrote a part of it later', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    await leaveTable(withDerived(log, derived))
    const keys = await rowsOf(derived)
    const early = await derived.get(keys)
    await log.commit(...logged(1, [-5], 7))
    await leaveTable(withDerived(log, derived))
    const whole = await tableOf(log).trials()
    for (const [i, key] of keys.entries()) {
      const [late] = await derived.get([key])
      expect(late).not.toEqual(early[i])
      await derived.write([[key, early[i]]])
      expect(await tableOf(withDerived(log, derived)).trials(), key).toEqual(whole)
      await derived.write([[key, late]])
    }
  })

  test('is written whole by a program that another one came before', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    const [one, two] = [tableOf(withDerived(log, derived)), tableOf(withDerived(log, derived))]
    for (let n = 3; n < 600; n++) await log.commit(...added(n))
    await one.trials()
    await log.commit(...logged(1, [-5], 7))
    await one.trials()
    await log.commit(...logged(1, [-6], 8))
    await two.trials()
    await two.keep()
    await one.keep()
    await log.commit(...logged(590, [-7], 7))
    await two.trials()
    await two.keep()
    const { log: counting, read } = counted(log, derived)
    expect(await tableOf(counting).trials()).toEqual(await tableOf(log).trials())
    expect(read).toEqual([])
  })

  test('holds no points', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    const bytes = async (): Promise<number> => {
      await leaveTable(withDerived(log, derived))
      const values = await derived.get(await rowsOf(derived))
      return values.reduce((sum, value) => sum + (value?.length ?? 0), 0)
    }
    const few = await bytes()
    await log.commit(...logged(0, Array.from({ length: 1000 }, Math.random), 3))
    expect(await bytes(), 'a number may have more digits').toBeLessThan(few + 100)
  })

  test('is not believed when the log went another way, or lost its end', async () => {
    const derived = new MemoryDerivedStore()
    const one = await storeOfThree()
    await one.commit(...logged(0, [-100]))
    await leaveTable(withDerived(one, derived))
    for (const other of [await storeOfThree(), await storeOfThree()]) {
      const fresh = await tableOf(withDerived(other, undefined)).trials()
      expect(await tableOf(withDerived(other, derived)).trials()).toEqual(fresh)
      await leaveTable(withDerived(one, derived))
      for (const value of [7, 8]) {
        await other.commit(...logged(0, [value]))
        const again = await tableOf(withDerived(other, undefined)).trials()
        expect(await tableOf(withDerived(other, derived)).trials()).toEqual(again)
      }
    }
  })

  test('is read anew when a text of it is none, as a whole or as far as it was asked for', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    const whole = await tableOf(log).trials()
    await leaveTable(withDerived(log, derived))
    const chunk = await chunkOf(derived)
    for (const i of chunk.lines.keys()) {
      await chunk.write(chunk.lines.with(i, '?'))
      const table = tableOf(withDerived(log, derived))
      const names = await table.query((rows) => rows.trials().map(({ name }) => name))
      expect(names).toEqual(whole.map(({ name }) => name))
      expect(await table.trials()).toEqual(whole)
    }
    await log.commit(...logged(1, [-5], 7))
    await leaveTable(withDerived(log, derived))
    const { log: counting, read } = counted(log, derived)
    expect(await tableOf(counting).trials()).toEqual(await tableOf(log).trials())
    expect(read).toEqual([])
  })

  test('is read anew when a trial of it that has changed is of a project that it does not have', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    await leaveTable(withDerived(log, derived))
    const { lines, write } = await chunkOf(derived)
    await write(lines.map((line) => line.replace(project, streamId(9))))
    await log.commit(...logged(1, [-5], 7))
    const expected = await tableOf(withDerived(log, undefined)).trials()
    expect(await tableOf(withDerived(log, derived)).trials()).toEqual(expected)
  })

  test('is not believed when its checkpoint says another number of trials', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    for (let n = 3; n < 600; n++) await log.commit(...added(n))
    const whole = await tableOf(log).trials()
    await leaveTable(withDerived(log, derived))
    const [key = ''] = (await rowsOf(derived)).filter((one) => one.endsWith('checkpoint'))
    const [numbers, ...rest] = listOf(
      unpackPlain((await derived.get([key]))[0] as Uint8Array) ?? [],
    )
    const [position = 0] = doublesOf(numbers, 2)
    for (const count of [599, 601, 512, 500, 1025, -1, 0.5]) {
      await derived.write([[key, packPlain([doubleBytes([position, count]), ...rest])]])
      expect(await tableOf(withDerived(log, derived)).trials(), `${count}`).toEqual(whole)
    }
  })

  test('is not believed when it is damaged', async () => {
    const log = await storeOfThree()
    const derived = new MemoryDerivedStore()
    const whole = await tableOf(log).trials()
    await leaveTable(withDerived(log, derived))
    for (const key of await rowsOf(derived)) {
      const [value] = await derived.get([key])
      await derived.write([[key, value?.with(12, (value[12] ?? 0) ^ 1)]])
      expect(await tableOf(withDerived(log, derived)).trials()).toEqual(whole)
      await derived.write([[key, value]])
    }
  })
})
