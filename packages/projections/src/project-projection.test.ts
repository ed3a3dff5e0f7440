import type { TrackEvent } from '@track/core'
import { describe, expect, test } from 'vitest'
import { groupProjection } from './group-projection.js'
import { projectProjection } from './project-projection.js'
import { decodeState, encodeState } from './snapshot.js'
import { storeProjection } from './store-projection.js'
import { recorded, startMs, streamId } from './testing/make-log.js'

const stream = streamId(0)
const recordedOf = (events: readonly TrackEvent[]) =>
  recorded(events.map((event, i) => ({ stream, event, timeMs: startMs + i })))

const added = (trial: string, hash: string): TrackEvent => ({ type: 'TrialAdded', trial, hash })
const events = recordedOf([
  { type: 'ProjectCreated', name: 'p', description: 'd' },
  { type: 'TagsAdded', tags: { b: 1 } },
  { type: 'TagsAdded', tags: { 1: 2, b: 3 } },
  { type: 'GroupAdded', group: 'g2', name: 'two' },
  { type: 'GroupAdded', group: 'g1', name: 'one' },
  { type: 'GroupAdded', group: 'g2', name: 'renamed' },
  added('t0', 'h'),
  added('t1', 'h'),
  added('t2', 'h'),
  { type: 'TrialRemoved', trial: 't1' },
  { type: 'MetricsLogged', names: ['m'], values: [1], step: 0 },
  { type: 'Deleted', reason: '' },
])

describe('a project', () => {
  const view = projectProjection.evolveAll(projectProjection.initial, events)

  test('lists groups and trials in the order added, with the revisions that make their uids', () => {
    expect([...view.groups]).toEqual([
      ['g2', 'renamed'],
      ['g1', 'one'],
    ])
    expect([...view.trials].map(({ trial, revision }) => [trial, revision])).toEqual([
      ['t0', 0],
      ['t2', 2],
    ])
    expect([...view.tags]).toEqual([
      ['b', 3],
      ['1', 2],
    ])
    expect([view.name, view.deleted, view.unknownEvents]).toEqual(['p', true, 1])
  })

  test('comes back from its bytes, removed trials and all', () => {
    const read = decodeState(projectProjection, encodeState(projectProjection, view))
    expect([...(read?.trials ?? [])]).toEqual([...view.trials])
    expect(read?.trials.isRemoved('t1')).toBe(true)
    expect(read?.trials.added('t3', 'h').get('t3')?.revision).toBe(3)
    expect([read?.deleted, read?.stream, read?.asOf]).toEqual([true, stream, view.asOf])
  })
})

describe('a group', () => {
  test('knows its project and its trials', () => {
    const view = groupProjection.evolveAll(
      groupProjection.initial,
      recordedOf([
        { type: 'GroupCreated', name: 'g', description: 'd', project: 'p' },
        added('t0', 'h'),
        { type: 'MetadataLogged', metadata: { note: 'x' } },
        { type: 'GroupAdded', group: 'g', name: 'no place here' },
      ]),
    )
    expect(view).toMatchObject({ name: 'g', description: 'd', project: 'p', unknownEvents: 1 })
    const read = decodeState(groupProjection, encodeState(groupProjection, view))
    expect([read?.project, read?.trials.has('t0'), read?.metadata.get('note')]).toEqual([
      'p',
      true,
      'x',
    ])
  })
})

describe('a store', () => {
  test('lists its projects', () => {
    const view = storeProjection.evolveAll(
      storeProjection.initial,
      recordedOf([
        { type: 'ProjectAdded', project: 'p2', name: 'two' },
        { type: 'ProjectAdded', project: 'p1', name: 'one' },
        { type: 'EventsDropped', count: 4, reason: '' },
        { type: 'Unknown' },
      ]),
    )
    expect([...view.projects.values()]).toEqual(['two', 'one'])
    expect([view.dropped, view.unknownEvents, storeProjection.initial.projects.size]).toEqual([
      4, 1, 0,
    ])
    expect(decodeState(storeProjection, encodeState(storeProjection, view))).toEqual(view)
  })
})
