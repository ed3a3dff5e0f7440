import { type EventLog, type NewEvent, storeStreamId } from '@track/core'
import { expect, test } from 'vitest'
import { eventAt, makeLog, streamId, type TestLog, withDerived } from '../testing/make-log.js'
import { ViewReader } from '../view-reader.js'
import { TrialTable } from './trial-table.js'

const [project, group] = [streamId(0), streamId(1)]
const trialId = (n: number) => streamId(10 + n)

/** A trial, and so many events of it. */
function trialOf(n: number, count: number): NewEvent[] {
  const created = { name: `t${n}`, description: '', version: 'v', hash: 'h', project }
  return [
    eventAt(trialId(n), { type: 'TrialCreated', ...created, groups: [group] }),
    eventAt(project, { type: 'TrialAdded', trial: trialId(n), hash: 'h' }),
    ...Array.from({ length: count }, (_, i) => logged(n, i)),
  ]
}

const logged = (n: number, value: number): NewEvent =>
  eventAt(trialId(n), { type: 'MetricsLogged', names: ['loss'], values: [value], step: value })

/** A log of three trials of 1,000 events each. */
function threeTrials(): Promise<TestLog> {
  const events = [
    eventAt(storeStreamId, { type: 'ProjectAdded', project, name: 'p' }),
    eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
    eventAt(project, { type: 'TagsAdded', tags: { team: 'a' } }),
    ...[0, 1, 2].flatMap((n) => trialOf(n, 1000)),
  ]
  return makeLog(events, [100])
}

/** The table of a log without derived data, and which of its streams are read; 'log' for all of it. */
function counted(log: EventLog) {
  const read: string[] = []
  const counting: EventLog = {
    ...withDerived(log, undefined),
    read(options) {
      read.push('log')
      return log.read(options)
    },
    readStream(id, options) {
      read.push(id)
      return log.readStream(id, options)
    },
  }
  return { table: new TrialTable(counting, new ViewReader(counting)), read }
}

test('as of a moment, only the trials that had events since are read again', async () => {
  const log = await threeTrials()
  const { table, read } = counted(log)
  const before = await table.trials()
  const { position: at } = await log.head()
  await log.commit(logged(1, -7), ...trialOf(3, 2))
  await table.trials()
  read.length = 0
  expect(await table.trials({ at })).toEqual(before)
  expect(read).toEqual([storeStreamId, project, trialId(1)])
})

test('as of a moment since which most trials changed, the log is read once', async () => {
  const log = await threeTrials()
  const { table, read } = counted(log)
  const before = await table.trials()
  const { position: at } = await log.head()
  await log.commit(...[0, 1, 2].map((n) => logged(n, -7)))
  await table.trials()
  read.length = 0
  const told: number[] = []
  expect(await table.trials({ at, onProgress: ({ done }) => told.push(done) })).toEqual(before)
  expect(read).toEqual([storeStreamId, project, 'log'])
  expect(told).toEqual([3])
})

test('as of a moment, trials that did not change have the name, tags and groups of their project then', async () => {
  const log = await threeTrials()
  const { table } = counted(log)
  const changes: NewEvent['event'][] = [
    { type: 'GroupAdded', group: streamId(2), name: 'other' },
    { type: 'TagsAdded', tags: { team: 'b' } },
    { type: 'ProjectCreated', name: 'renamed', description: '' },
    { type: 'GroupAdded', group, name: 'g' }, // last, so that nothing else tells the moment before
    { type: 'GroupAdded', group: streamId(3), name: 'another' },
  ]
  const seen = []
  for (const event of changes) {
    const { position: at } = await log.head()
    seen.push({ at, trials: await table.trials() })
    await log.commit(eventAt(project, event))
  }
  await table.trials()
  for (const { at, trials } of seen) expect(await table.trials({ at })).toEqual(trials)
  expect(seen.map(({ trials: [first] }) => first?.groups)).toEqual([
    ...[[group], [group], [group], [group], ['g']],
  ])
})

test('as of a moment, trials are there that were deleted since, and not those that came since', async () => {
  const log = await threeTrials()
  const { table } = counted(log)
  const { position: at } = await log.head()
  const before = await table.trials()
  await log.commit(eventAt(project, { type: 'TrialRemoved', trial: trialId(1) }), ...trialOf(3, 0))
  expect((await table.trials()).map(({ name }) => name)).toEqual(['t0', 't2', 't3'])
  expect(await table.trials({ at })).toEqual(before)
  expect(before.map(({ uid }) => uid)).toEqual(['h_0', 'h_1', 'h_2'])
})
