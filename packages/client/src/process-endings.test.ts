import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import {
  type EndingListener,
  listenToEndings,
  listenToSignals,
  unlistenToEndings,
  unlistenToSignals,
} from './process-endings.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { runProgram } from './testing/run-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

const counts = (): number[] => signals.map((signal) => process.listenerCount(signal))

const listener = (): EndingListener => ({
  end: () => {},
  drain: () => ({ events: 0, reason: '' }),
})

it('listens to each signal once, however many listeners there are and however often it is told', () => {
  const before = counts()
  const [first, second] = [listener(), listener()]
  listenToEndings(first)
  listenToEndings(second)
  listenToSignals()
  expect(counts()).toEqual(before.map((count) => count + 1))
  unlistenToEndings(first)
  expect(counts()).toEqual(before.map((count) => count + 1))
  unlistenToEndings(second)
  unlistenToEndings(second)
  expect(counts()).toEqual(before)
})

it('leaves signals alone when nobody listens to endings any more', () => {
  const before = counts()
  const only = listener()
  listenToEndings(only)
  unlistenToSignals()
  expect(counts()).toEqual(before)
  unlistenToEndings(only)
  listenToSignals()
  expect(counts()).toEqual(before)
})

it('takes signals up again for a client that comes while another one is stalled', () => {
  const before = counts()
  const [first, second] = [listener(), listener()]
  listenToEndings(first)
  unlistenToSignals()
  listenToEndings(second)
  expect(counts()).toEqual(before.map((count) => count + 1))
  unlistenToEndings(first)
  unlistenToEndings(second)
  expect(counts()).toEqual(before)
})

it('lets a handler pass the signal on that does so only when it is alone, with nothing lost', async () => {
  const path = join(temporaryFolder(), 'store')
  const { signal, stdout } = runProgram(new URL('./testing/polite-handler.js', import.meta.url), [
    path,
  ])
  expect({ signal, stdout }).toEqual({ signal: 'SIGTERM', stdout: '' })
  await using client = new TrackClient(`file:${path}`)
  expect((await eventsOfLog(client.log)).map(({ type }) => type)).toContain('MetricsLogged')
})

it('loses nothing when the process exits while a client closes, of it or of another', async () => {
  const folder = temporaryFolder()
  const paths = [join(folder, 'closing'), join(folder, 'other')]
  const program = new URL('./testing/exit-while-closing.js', import.meta.url)
  const { code, stderr } = runProgram(program, paths)
  expect({ code, stderr }).toEqual({ code: 3, stderr: '' })
  const finished: number[] = []
  for (const path of paths) {
    await using client = new TrackClient(`file:${path}`)
    const types = (await eventsOfLog(client.log)).map(({ type }) => type)
    expect(types.filter((type) => type === 'MetricsLogged')).toHaveLength(100)
    finished.push(types.filter((type) => type === 'TrialFinished').length)
  }
  expect(finished, 'trials of a client that closes go on running').toEqual([0, 1])
})

it('finishes and drains the others when one listener fails', () => {
  const calls: string[] = []
  const bad: EndingListener = {
    end: () => {
      throw new Error('broken')
    },
    drain: () => {
      calls.push('drain bad')
      return { events: 0, reason: '' }
    },
  }
  const good: EndingListener = {
    end: () => calls.push('end good'),
    drain: () => {
      calls.push('drain good')
      return { events: 0, reason: '' }
    },
  }
  const before = process.listeners('exit')
  listenToEndings(bad)
  listenToEndings(good)
  const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  for (const onExit of process.listeners('exit')) if (!before.includes(onExit)) onExit(0)
  write.mockRestore()
  unlistenToEndings(bad)
  unlistenToEndings(good)
  expect(calls).toEqual(['end good', 'drain bad', 'drain good'])
})

/** Runs end-how.js; tells how it ended, and what its store says of the trial. */
async function endHow(how: string) {
  const path = join(temporaryFolder(), 'store')
  const program = new URL('./testing/end-how.js', import.meta.url)
  const { code, signal, stdout, stderr } = runProgram(program, [path, how])
  await using client = new TrackClient(`file:${path}`)
  const events = await eventsOfLog(client.log)
  const ends = events.flatMap((event) => (event.type === 'TrialFinished' ? [event] : []))
  const metrics = events.filter(({ type }) => type === 'MetricsLogged').length
  const statuses = ends.map(({ status }) => status.name)
  return { code, signal, stdout, stderr, metrics, statuses, error: ends.at(-1)?.error?.message }
}

it.each([
  ['dangling-await', 13],
  ['exit-listener', 7],
])('takes the exit code that the process really ends with: %s', async (how, code) => {
  expect(await endHow(how)).toMatchObject({
    code,
    statuses: ['Exception'],
    error: `exit code ${code}`,
  })
})

it('loses only what is being read when a getter of it ends the process', async () => {
  expect(await endHow('exit-in-getter')).toEqual({
    code: 0,
    signal: null,
    stdout: '',
    stderr: '',
    metrics: 101,
    statuses: ['Completed'],
    error: undefined,
  })
})

it.each([
  ['handler-exits-later', 'SIGTERM'],
  ['handler-before-track', 'SIGINT'],
])('waits for the graceful end of a handler of the program: %s', async (how, signal) => {
  expect(await endHow(how)).toEqual({
    code: 0,
    signal: null,
    stdout: 'graceful\n',
    stderr: '',
    metrics: 2,
    statuses: ['Interrupted'],
    error: signal,
  })
})

it.each([
  ['two-copies', { signal: 'SIGTERM', stdout: 'Interrupted\n', metrics: 1 }],
  ['two-copies-and-a-handler', { code: 0, stdout: 'graceful\nInterrupted\n', metrics: 2 }],
])('makes way for another copy of this package in the process: %s', async (how, ending) => {
  expect(await endHow(how)).toMatchObject({
    ...ending,
    stderr: '',
    statuses: ['Interrupted'],
    error: 'SIGTERM',
  })
})

it.each([
  ['a trial that ran at the signal, soon after', 'survives', 0, ['Interrupted'], 'SIGHUP'],
  ['one that ran on for long', 'survives-long', 0, ['Completed'], undefined],
  ['that, with another exit code', 'survives-long-3', 3, ['Exception'], 'exit code 3'],
  ["that, with the signal's exit code", 'survives-long-129', 129, ['Interrupted'], 'SIGHUP'],
  ['one that started since', 'survives-before', 0, ['Completed', 'Completed'], undefined],
] as const)(
  'tells an end that follows from a signal from one that does not: %s',
  async (_, how, code, statuses, error) => {
    expect(await endHow(how)).toMatchObject({ code, stdout: 'reloaded\n', statuses, error })
  },
)

it.each(['finish-after-close', 'finish-in-getter'])(
  'lets a finish that nobody awaits and that is refused end no process: %s',
  async (how) => {
    expect(await endHow(how)).toMatchObject({ code: 0, signal: null, stderr: '' })
  },
)

it('ends by one bound for all clients although their logs answer nothing, and says what is lost', () => {
  const program = new URL('./testing/never-answers.js', import.meta.url)
  const { code, stdout, stderr } = runProgram(program, ['4'])
  expect({ code, stdout }).toEqual({ code: 0, stdout: 'within the bound\n' })
  const lost = 'track: 101 events were lost: the log is too slow\n'
  expect(stderr).toBe(lost.repeat(4))
})
