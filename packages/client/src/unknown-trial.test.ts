import { describe, expect, it } from 'vitest'
import { memoryClient } from './testing/memory-client.js'
import type { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

/** An id that no store has. */
const strange = { id: '0123456789abcdef0123456789abcdef' }

/** A call that is about one trial; `known` is one that the store has. */
type Call = (client: TrackClient, trial: Pick<Trial, 'id'>, known: Trial) => Promise<unknown>

const calls: Readonly<Record<string, Call>> = {
  report: (client, trial) => client.report({ trial, print: false }),
  'report in full': (client, trial) => client.report({ trial, full: true, print: false }),
  'diff, first': (client, trial, known) => client.diff({ trial }, { trial: known }),
  'diff, second': (client, trial, known) => client.diff({ trial: known }, { trial }),
  why: (client, trial) => client.why(trial, 'name'),
  trialSeries: (client, trial) => client.trialSeries(trial),
  receipt: (client, trial) => client.receipt(trial),
}

async function setUp(): Promise<{ client: TrackClient; known: Trial }> {
  const client = memoryClient()
  return { client, known: await client.newTrial({ name: 'known', parameters: {} }) }
}

describe('a trial that no store has', () => {
  it.each(Object.entries(calls))('is not found: %s', async (_, call) => {
    const { client, known } = await setUp()
    await expect(call(client, strange, known)).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
      message: expect.stringContaining(strange.id),
    })
  })

  it('has a view that says so: it is as of nothing', async () => {
    const { client } = await setUp()
    expect((await client.trialView(strange)).asOf).toBeUndefined()
  })
})

describe('what is no trial', () => {
  const all: Readonly<Record<string, Call>> = {
    ...calls,
    trialView: (client, trial) => client.trialView(trial),
    live: async (client, trial) => client.live({ trials: [trial] }),
    redact: (client, trial) => client.redact({ trial, path: 'output' }),
  }
  it.each(Object.entries(all))('is refused: %s', async (_, call) => {
    const { client, known } = await setUp()
    for (const given of ['nope', 3, null, {}, { uid: 'nope' }]) {
      await expect(call(client, given as never, known)).rejects.toMatchObject({
        code: 'TRACK_ARGUMENT_INVALID',
        details: { argument: 'trial' },
      })
    }
  })

  it('names none: setTrial, deleteTrial and forkTrial', async () => {
    const { client } = await setUp()
    for (const given of ['nope', 3, null, undefined, strange, { hash: 'a' }, { uid: 3 }]) {
      const refused = { code: 'TRACK_ARGUMENT_INVALID', details: { argument: 'trial' } }
      await expect(client.setTrial(given as never)).rejects.toMatchObject(refused)
      await expect(client.deleteTrial(given as never)).rejects.toMatchObject(refused)
      await expect(client.forkTrial(given as never)).rejects.toMatchObject(refused)
    }
  })

  it('is no list of trials to follow', async () => {
    const { client } = await setUp()
    expect(() => client.live({ trials: strange as never })).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID' }),
    )
  })
})

describe('a project or a group', () => {
  it('that no store has is not found', async () => {
    const { client } = await setUp()
    const given = { ...strange, name: 'nope' }
    await expect(client.projectView(given)).rejects.toMatchObject({
      code: 'TRACK_PROJECT_NOT_FOUND',
    })
    await expect(client.groupView(given)).rejects.toMatchObject({ code: 'TRACK_GROUP_NOT_FOUND' })
  })

  it('that came after a moment is an empty view then', async () => {
    const { client } = await setUp()
    const project = await client.setProject({ name: 'later', force: true })
    expect(await client.projectView(project, { at: 0 })).toMatchObject({ name: '' })
    expect(await client.projectView(project)).toMatchObject({ name: 'later' })
  })

  it('is no name: the one that is set is not shown for it', async () => {
    const { client } = await setUp()
    await client.setGroup({ name: 'set' })
    for (const given of ['nope', null, {}]) {
      const refused = { code: 'TRACK_ARGUMENT_INVALID' }
      await expect(client.projectView(given as never)).rejects.toMatchObject(refused)
      await expect(client.groupView(given as never)).rejects.toMatchObject(refused)
    }
  })
})

it('events of what names no stream are refused', async () => {
  const { client, known } = await setUp()
  for (const stream of ['nope', known, null, known.id.toUpperCase()]) {
    expect(() => client.events({ stream: stream as never })).toThrow(
      expect.objectContaining({ code: 'TRACK_ARGUMENT_INVALID', details: { argument: 'stream' } }),
    )
  }
})
