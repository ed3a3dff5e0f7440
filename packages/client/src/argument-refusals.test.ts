import { describe, expect, it } from 'vitest'
import { eventsOfLog } from './testing/events-of-log.js'
import { memoryClient } from './testing/memory-client.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'

/** A call as a program without types may make it. */
type Call = (client: TrackClient, trial: Trial, given: never) => unknown

/** Each option is mistyped where it would change what comes out: `given` is put in its place. */
const withOptions: Readonly<Record<string, Call>> = {
  TrackClient: (_client, _trial, given) => new TrackClient('memory:', given),
  setProject: (client, _trial, given) => client.setProject(given),
  setGroup: (client, _trial, given) => client.setGroup(given),
  newTrial: (client, _trial, given) => client.newTrial(given),
  forkTrial: (client, trial, given) => client.forkTrial(trial, given),
  deleteTrial: (client, trial, given) => client.deleteTrial(trial, given),
  redact: (client, _trial, given) => client.redact(given),
  reserve: (client, _trial, given) => client.reserve(given),
  search: (client, _trial, given) => client.search(given),
  flush: (client, _trial, given) => client.flush(given),
  report: (client, _trial, given) => client.report(given),
  'diff, first': (client, trial, given) => client.diff(given, { trial }),
  'diff, second': (client, trial, given) => client.diff({ trial }, given),
  'client.why': (client, trial, given) => client.why(trial, 'name', given),
  trials: (client, _trial, given) => client.trials(given),
  trialIds: (client, _trial, given) => client.trialIds(given),
  projects: (client, _trial, given) => client.projects(given),
  groups: (client, _trial, given) => client.groups(given),
  trialView: (client, trial, given) => client.trialView(trial, given),
  trialSeries: (client, trial, given) => client.trialSeries(trial, given),
  events: (client, _trial, given) => client.events(given),
  projectView: (client, _trial, given) => client.projectView(undefined, given),
  groupView: (client, _trial, given) => client.groupView(undefined, given),
  receipt: (client, trial, given) => client.receipt(trial, given),
  save: (client, _trial, given) => client.save('/dev/null', given),
  live: (client, _trial, given) => client.live(given),
  leaderboard: (client, _trial, given) => client.leaderboard(given),
  alerts: (client, _trial, given) => client.alerts(given),
  logArguments: (_client, trial, given) => trial.logArguments({ lr: 1 }, given),
  addToGroup: (_client, trial, given) => trial.addToGroup(given),
  logMetrics: (_client, trial, given) => trial.logMetrics({ loss: 1 }, given),
  chrono: (_client, trial, given) => trial.chrono('lap', given, () => {}),
  captureOutput: (_client, trial, given) => trial.captureOutput(given).stop(),
  logFile: (_client, trial, given) => trial.logFile('package.json', given),
  revert: (_client, trial, given) => trial.revert(0, given),
  view: (_client, trial, given) => trial.view(given),
  history: (_client, trial, given) => trial.history('loss', given),
  why: (_client, trial, given) => trial.why('name', given),
  status: (_client, trial, given) => trial.status(given),
  openFile: (_client, trial, given) => trial.openFile('file', given),
  showEta: (_client, trial, given) => {
    trial.setEtaTotal(2)
    trial.showEta(0, given)
  },
}

/** Other arguments that are none. */
const withOthers: Readonly<Record<string, readonly [Call, readonly unknown[]]>> = {
  'the URI of a client': [(_client, _trial, given) => new TrackClient(given), [3, null, {}, [3]]],
  'a status': [(_client, trial, given) => trial.setStatus(given), [undefined, 'Completed', null]],
  'a status that is reserved': [(client, _trial, given) => client.reserve({}, given), [null, 3]],
  'the block of a trial': [(_client, trial, given) => trial.run(given), [undefined, null, 3, {}]],
  'the block of a chrono': [(_client, trial, given) => trial.chrono('lap', {}, given), [null, 3]],
  'a projection': [(client, _trial, given) => client.projection(given), [undefined, null, 3, {}]],
  'a step of an ETA': [
    (_client, trial, given) => {
      trial.setEtaTotal(2)
      trial.showEta(given)
    },
    [undefined, null, '1', [1, 1]],
  ],
}

/** What a call leads to, and that it recorded nothing. */
async function outcomeOf(call: Call, given: unknown): Promise<unknown> {
  const client = memoryClient()
  const trial = await client.newTrial({ name: 'own', parameters: {} })
  const count = async (): Promise<number> => {
    await client.flush()
    return (await eventsOfLog(client.log)).length
  }
  const before = await count()
  let outcome: unknown = 'not refused'
  try {
    await call(client, trial, given as never)
  } catch (error) {
    outcome = error
  }
  expect(await count()).toBe(before)
  expect(trial.isRunning).toBe(false)
  return outcome
}

describe('options', () => {
  it.each(Object.entries(withOptions))(
    'of %s that there are not are refused by name',
    async (_, call) => {
      expect(await outcomeOf(call, { nome: 1 })).toMatchObject({
        code: 'TRACK_ARGUMENT_INVALID',
        message: expect.stringMatching(/has no option "nome"; there is \w+/),
        details: { argument: 'nome' },
      })
    },
  )

  it.each(Object.entries(withOptions))('of %s come in an object', async (_, call) => {
    for (const given of [null, 3, 'text', []]) {
      expect(await outcomeOf(call, given)).toMatchObject({
        code: 'TRACK_ARGUMENT_INVALID',
        message: expect.stringContaining('takes its options in an object, found'),
      })
    }
  })

  it('may be inherited: what they hold counts, and what is wrong with them, too', async () => {
    const client = memoryClient()
    const trial = await client.newTrial(Object.create({ name: 'inherited' }) as { name: string })
    expect(trial.name).toBe('inherited')
    expect(() => trial.logMetrics({ loss: 1 }, Object.create({ stepp: 1 }))).toThrow(/"stepp"/)
  })
})

describe('what is no argument is refused with a code, and nothing is recorded', () => {
  it.each(Object.entries(withOthers))('%s', async (_, [call, all]) => {
    for (const given of all) {
      expect(await outcomeOf(call, given)).toMatchObject({ code: 'TRACK_ARGUMENT_INVALID' })
    }
  })

  it('calls that need options are refused without them', async () => {
    const calls: readonly Call[] = [
      (client, _trial, none) => client.newTrial(none),
      (client, _trial, none) => client.setProject(none),
      (client, _trial, none) => client.setGroup(none),
      (client, _trial, none) => client.search(none),
      (client, _trial, none) => client.redact(none),
      (client, _trial, none) => client.leaderboard(none),
      (client, _trial, none) => client.alerts(none),
      (_client, trial, none) => trial.addToGroup(none),
    ]
    for (const call of calls) {
      expect(await outcomeOf(call, undefined)).toMatchObject({ code: 'TRACK_ARGUMENT_INVALID' })
    }
  })

  it('arguments, and the file of a save', async () => {
    const code = 'TRACK_VALUE_INVALID'
    for (const given of [undefined, null, 3, 'text']) {
      const call: Call = (_client, trial, none) => trial.logArguments(none)
      expect(await outcomeOf(call, given)).toMatchObject({ code })
    }
    for (const given of [null, 3]) {
      const call: Call = (client, _trial, none) => client.save(none)
      expect(await outcomeOf(call, given)).toMatchObject({ code })
    }
  })
})
