import type { NewEvent } from '@track/core'
import { storeStreamId } from '@track/core'
import { expect, it } from 'vitest'
import { deletedTrials } from './deleted-trials.js'
import { eventAt, makeLog, streamId } from './testing/make-log.js'

const projects = [streamId(100), streamId(101)] as const
const text = { name: 't', description: '', version: '', hash: 'h' }

/** Two projects of two trials each. */
function created(): NewEvent[] {
  return projects.flatMap((project, i) => [
    eventAt(storeStreamId, { type: 'ProjectAdded', project, name: `p${i}` }),
    eventAt(project, { type: 'ProjectCreated', name: `p${i}`, description: '' }),
    ...[streamId(2 * i), streamId(2 * i + 1)].flatMap((trial) => [
      eventAt(trial, { type: 'TrialCreated', ...text, project, groups: [] }),
      eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
    ]),
  ])
}

function deleted(trial: string, project: string): NewEvent[] {
  return [
    eventAt(trial, { type: 'Deleted', reason: '' }),
    eventAt(project, { type: 'TrialRemoved', trial }),
  ]
}

it('finds the deleted trials of all projects, as of a position', async () => {
  const before = created()
  const [first, last] = [streamId(1), streamId(2)]
  const events = [...before, ...deleted(first, projects[0]), ...deleted(last, projects[1])]
  const log = await makeLog(events, [...before.map(() => 1), 2, 2])
  const at = before.length
  expect((await deletedTrials(log, at)).unneeded).toEqual(new Set())
  expect((await deletedTrials(log, at + 2)).unneeded).toEqual(new Set([first]))
  expect((await deletedTrials(log, at + 4)).unneeded).toEqual(new Set([first, last]))
})

it('finds one to which something was logged after it was deleted', async () => {
  const trial = streamId(1)
  const late = { type: 'MetricsLogged', names: ['m'], values: [1], step: 0 } as const
  const events = [...created(), ...deleted(trial, projects[0])]
  const log = await makeLog([...events, ...Array(50).fill(eventAt(trial, late))], [1])
  expect((await deletedTrials(log, events.length + 50)).unneeded).toEqual(new Set([trial]))
})

it('takes no trial for deleted that its project has let go, and that does not say so itself', async () => {
  const [project] = projects
  const removed = eventAt(project, { type: 'TrialRemoved', trial: streamId(1) })
  const said = eventAt(streamId(0), { type: 'Deleted', reason: '' })
  const later = eventAt(streamId(1), { type: 'Deleted', reason: '' })
  const log = await makeLog([...created(), removed, said, later])
  const at = created().length + 2
  expect((await deletedTrials(log, at)).unneeded).toEqual(new Set())
  expect((await deletedTrials(log, at + 1)).unneeded).toEqual(new Set([streamId(1)]))
})

it('ends with the reason of the signal', async () => {
  const log = await makeLog(created())
  const reason = new Error('enough')
  await expect(deletedTrials(log, 100, AbortSignal.abort(reason))).rejects.toBe(reason)
})

it('knows whose events are the past of others: of forks that are there, and not of deleted ones', async () => {
  const [first, second, third] = [streamId(0), streamId(1), streamId(50)] as const
  const [project] = projects
  const of = (trial: string, from: string): NewEvent[] => [
    eventAt(trial, {
      type: 'TrialCreated',
      ...text,
      project,
      groups: [],
      forkedFrom: { trial: from, revision: 0 },
    }),
    eventAt(project, { type: 'TrialAdded', trial, hash: 'h' }),
  ]
  const events = [...created(), ...of(third, first), ...of(streamId(51), third)]
  const withoutFirst = [...events, ...deleted(first, project), ...deleted(second, project)]
  const one = await makeLog(withoutFirst)
  const none = new Set()
  const all = { unneeded: new Set([second]), needed: new Set([first]) }
  expect(await deletedTrials(one, withoutFirst.length)).toEqual(all)
  const alsoThird = [...withoutFirst, ...deleted(third, project)]
  const two = await deletedTrials(await makeLog(alsoThird), alsoThird.length)
  expect(two).toEqual({ unneeded: new Set([second]), needed: new Set([first, third]) })
  const alsoLast = [...alsoThird, ...deleted(streamId(51), project)]
  const three = await deletedTrials(await makeLog(alsoLast), alsoLast.length)
  const gone = new Set([first, second, third, streamId(51)])
  expect(three).toEqual({ unneeded: gone, needed: none })
})
