import {
  type EventLog,
  type ForkPoint,
  MemoryDerivedStore,
  type NewEvent,
  type StreamId,
  storeStreamId,
} from '@track/core'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { anyCuts, anyEvents, anyForkPoint, streamCount } from '../testing/arbitrary-events.js'
import { eventAt, makeLog, streamId, withDerived } from '../testing/make-log.js'
import { ViewReader } from '../view-reader.js'
import { withoutPoints } from './table-row.js'
import { type TrialSummary, trialSummary } from './trial-summary.js'
import { TrialTable } from './trial-table.js'

const project = streamId(0)
const trials = Array.from({ length: streamCount - 1 }, (_, i) => streamId(i + 1))

function created(trial: StreamId, forkedFrom?: ForkPoint): NewEvent {
  const made = { name: 't', description: '', version: 'v', hash: 'h', project, groups: [] }
  const event = { type: 'TrialCreated', ...made, ...(forkedFrom && { forkedFrom }) } as const
  return eventAt(trial, event)
}

/** As no client does it, some are listed by another hash than their own. */
function added(trial: StreamId): NewEvent {
  const hash = Number.parseInt(trial, 16) % 3 === 0 ? 'g' : 'h'
  return eventAt(project, { type: 'TrialAdded', trial, hash })
}

/** Events of which only one project says what is in it, as of every trial's creation; then some forks. */
const anyProjectEvents: fc.Arbitrary<NewEvent[]> = fc
  .tuple(anyEvents, fc.array(fc.constantFrom(...trials)), fc.array(anyForkPoint, { maxLength: 3 }))
  .map(([events, begun, forks]) => [
    eventAt(storeStreamId, { type: 'ProjectAdded', project, name: 'p' }),
    ...begun.map((trial) => created(trial)),
    ...trials.map(added),
    ...events.filter(
      ({ stream, event: { type } }) =>
        stream === project || !['TrialAdded', 'TrialRemoved'].includes(type),
    ),
    ...forks.flatMap((from, i) => {
      const fork = streamId(streamCount + i)
      const own = { type: 'MetricsLogged', names: ['own'], values: [i], step: i } as const
      return [created(fork, from), added(fork), eventAt(fork, own)]
    }),
  ])

/** The summaries as the views of the single trials have them, and those of its project. */
async function byViews(log: EventLog, at: number): Promise<readonly TrialSummary[]> {
  const reader = new ViewReader(withDerived(log, undefined))
  const listing = await reader.project(project, { at })
  const summaries: TrialSummary[] = []
  for (const { trial, revision } of listing.trials) {
    const view = await reader.trial(trial, { at })
    summaries.push(trialSummary(trial, withoutPoints(view), listing, revision))
  }
  return summaries
}

/** The log, whose pages are of one commit each. */
function inSmallPages(log: EventLog): EventLog {
  return { ...log, read: (options) => log.read({ ...options, pageBytes: 1 }) }
}

describe('the table of trials, for any log', () => {
  test('is what the views of its trials are, however often it was read, kept and taken up', async () => {
    await fc.assert(
      fc.asyncProperty(anyProjectEvents, anyCuts, fc.nat(50), async (events, cuts, first) => {
        const derived = new MemoryDerivedStore()
        const begun = await makeLog(events.slice(0, first), cuts)
        const kept = inSmallPages(withDerived(begun, derived))
        const table = new TrialTable(kept, new ViewReader(kept))
        const early = (await begun.head()).position
        if (early > 0) expect(await table.trials()).toEqual(await byViews(begun, early))
        await table.keep()
        const text = await table.text(false)
        for (const event of events.slice(first)) await begun.commit(event)
        const { position } = await begun.head()
        const expected = await byViews(begun, position)
        expect(await table.trials(), 'the table that goes on').toEqual(expected)
        const next = new TrialTable(kept, new ViewReader(kept))
        expect(await next.trials(), 'the next program').toEqual(expected)
        await next.keep()
        const last = new TrialTable(kept, new ViewReader(kept))
        expect(await last.trials(), 'what that one leaves').toEqual(expected)
        const bare = withDerived(begun, undefined)
        const reader = new ViewReader(bare)
        const goesOn = new TrialTable(bare, reader, () => text?.text)
        expect(await goesOn.trials(), 'who has the text of before').toEqual(expected)
        const whole = await last.text(true)
        const ofText = new TrialTable(bare, reader, () => whole?.text)
        expect(await ofText.trials(), 'who has the text of now').toEqual(expected)
      }),
      { numRuns: 30 },
    )
  })

  test('as of any position is what it was when the log ended there', async () => {
    await fc.assert(
      fc.asyncProperty(anyProjectEvents, anyCuts, async (events, cuts) => {
        const log = await makeLog(events, cuts)
        const { position } = await log.head()
        const table = new TrialTable(log, new ViewReader(log))
        const step = Math.max(1, Math.floor(position / 40))
        for (let at = 0; at <= position; at += step) {
          const expected = at === 0 ? [] : await byViews(log, at)
          expect(await table.trials({ at }), `as of ${at} of ${position}`).toEqual(expected)
        }
      }),
      { numRuns: 15 },
    )
  })
})
