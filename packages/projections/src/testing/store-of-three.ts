// A project of a few trials, for tests of their table.
import {
  type DerivedStore,
  type EventLog,
  type NewEvent,
  type StreamId,
  storeStreamId,
  type TrackEvent,
} from '@track/core'
import { eventAt, makeLog, streamId, type TestLog, withDerived } from './make-log.js'

export const project: StreamId = streamId(0)
export const group: StreamId = streamId(1)
export const trialId = (n: number): StreamId => streamId(10 + n)

/** What the trials are created as, but for name and hash. */
export const made: Omit<Extract<TrackEvent, { type: 'TrialCreated' }>, 'name' | 'hash'> = {
  type: 'TrialCreated',
  description: '',
  version: 'v',
  project,
  groups: [group],
}

/** A trial that the project gets. */
export function added(n: number, hash = 'h'): NewEvent[] {
  return [
    eventAt(trialId(n), { ...made, name: `t${n}`, hash }),
    eventAt(project, { type: 'TrialAdded', trial: trialId(n), hash }),
  ]
}

/** Values of a metric of a trial, step by step. */
export function logged(n: number, values: readonly number[], firstStep = 0): NewEvent[] {
  return values.map((value, i) => {
    const step = firstStep + i
    const event = { type: 'MetricsLogged', names: ['loss'], values: [value], step } as const
    return eventAt(trialId(n), event, 10 + step)
  })
}

/** A log with a project of three trials. */
export function storeOfThree(): Promise<TestLog> {
  return makeLog(
    [
      eventAt(storeStreamId, { type: 'ProjectAdded', project, name: 'p' }),
      eventAt(project, { type: 'ProjectCreated', name: 'p', description: '' }),
      eventAt(project, { type: 'TagsAdded', tags: { team: 'a', stage: 'project' } }),
      eventAt(project, { type: 'GroupAdded', group, name: 'g' }),
      ...[0, 1, 2].flatMap((n) => [...added(n), ...logged(n, [3 - n, 2 - n, Number.NaN])]),
      eventAt(trialId(0), { type: 'TagsAdded', tags: { own: 1, stage: 'trial' } }, 50),
      eventAt(
        trialId(0),
        { type: 'ArgumentsLogged', arguments: { 'opt.lr': 0.1, big: 2n ** 70n } },
        51,
      ),
    ],
    [4],
  )
}

/** A store of three that is long enough to read single trials of it. */
export async function longStoreOfThree(): Promise<TestLog> {
  const log = await storeOfThree()
  for (const n of [0, 1, 2]) await log.commit(...logged(n, Array(1000).fill(1), 3))
  return log
}

/** The log, and the streams whose events were read from it, by stream or as a whole. */
export function counted(
  log: EventLog,
  derived: DerivedStore | undefined = log.derived,
): { readonly log: EventLog; readonly read: string[] } {
  const read: string[] = []
  const counting: EventLog = {
    ...withDerived(log, derived),
    readStream(id, options) {
      read.push(id)
      return log.readStream(id, options)
    },
  }
  return { log: counting, read }
}
