import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { isProcessAlive, statusAt } from '@track/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countStore } from './testing/count-store.js'
import { countTo, readStore } from './testing/read-store.js'
import { lastNumber, runProgram, startProgram, temporaryFolder } from './testing/run-program.js'
import { SeededMoments } from './testing/seeded-moments.js'

const million = 1_000_000
const peakBytesMax = 200e6

async function ending(how: string, count = 1000, ...exit: readonly string[]) {
  const path = temporaryFolder()
  const result = await runProgram('train', [path, how, String(count), ...exit])
  const { trials, steps } = await readStore(path)
  expect(steps).toEqual(countTo(how === 'survive-throw' ? count + 10 : count))
  const [trial] = trials
  return { ...result, status: trial?.status.name, errors: trial?.errors ?? [], trial }
}

const mistake = (name: string, message: string): object => ({
  name,
  message,
  stack: expect.stringContaining('train.js'),
})
const tooFar = mistake('RangeError', 'too far')
const inBlock = mistake('TypeError', 'the block threw')
const uncaught = mistake('TypeError', 'nobody catches this')
const unawaited = mistake('TypeError', 'nobody awaits this')
/** What a listener to the exit throws: it ends the process as any uncaught exception does. */
const late = mistake('SyntaxError', 'while the program ends')
const unreadable = { message: expect.any(String) }
const nan = { message: 'loss is NaN' }

interface Row {
  readonly how: string
  readonly code: number
  readonly status: string
  readonly errors: readonly object[]
  /** What is otherwise when a listener to the exit throws. */
  readonly late?: { readonly status: string; readonly errors: readonly object[] }
}

const failed = (...errors: object[]) => ({ status: 'Exception', errors })

/** Each way in which a program ends by itself, and what then is true of its trial. */
const rows: readonly Row[] = [
  { how: 'finish', code: 0, status: 'Completed', errors: [] },
  { how: 'finish-then-throw', code: 1, status: 'Completed', errors: [] },
  { how: 'finish-error', code: 0, ...failed(tooFar) },
  { how: 'finish-unreadable', code: 0, ...failed(unreadable) },
  { how: 'run', code: 0, status: 'Completed', errors: [] },
  { how: 'run-throws', code: 1, ...failed(inBlock) },
  { how: 'run-throws-unreadable', code: 1, ...failed(unreadable) },
  { how: 'no-finish', code: 0, status: 'Completed', errors: [], late: failed(late) },
  { how: 'exit', code: 0, status: 'Completed', errors: [], late: failed(late) },
  { how: 'exit-3', code: 3, ...failed({ message: 'exit code 3' }), late: failed(late) },
  { how: 'exit-code-4', code: 4, ...failed({ message: 'exit code 4' }), late: failed(late) },
  { how: 'throw', code: 1, ...failed(uncaught) },
  { how: 'throw-unreadable', code: 1, ...failed(unreadable) },
  { how: 'reject', code: 1, ...failed(unawaited) },
  { how: 'survive-throw', code: 0, status: 'Completed', errors: [] },
  { how: 'status', code: 0, status: 'Diverged', errors: [nan], late: failed(nan, late) },
  {
    how: 'status-unreadable',
    code: 0,
    status: 'Diverged',
    errors: [unreadable],
    late: failed(unreadable, late),
  },
]

/** Each signal that ends a program, and what then is true of its trial. */
const signals = [
  { signal: 'SIGINT', how: 'yield', status: 'Interrupted', errors: [{ message: 'SIGINT' }] },
  { signal: 'SIGTERM', how: 'yield', status: 'Interrupted', errors: [{ message: 'SIGTERM' }] },
  { signal: 'SIGHUP', how: 'yield', status: 'Interrupted', errors: [{ message: 'SIGHUP' }] },
  {
    signal: 'SIGTERM',
    how: 'own-handler',
    status: 'Interrupted',
    errors: [{ message: 'SIGTERM' }],
    late: failed(late),
  },
  { signal: 'SIGKILL', how: 'yield', status: 'Running', errors: [] },
] as const

/** Sends the signal while the program logs: once it has begun, or after a while. */
async function signalled(
  { signal, how }: (typeof signals)[number],
  exit: readonly string[] = [],
  pause?: () => Promise<void>,
) {
  const path = temporaryFolder()
  const program = startProgram('train', [path, how, '0', ...exit])
  await program.line('logged')
  await pause?.()
  program.process.kill(signal)
  const result = await program.ended
  const { trials, steps } = await readStore(path)
  const [trial] = trials
  expect(steps).toEqual(countTo(steps.length))
  // What nobody had acknowledged can go with a process that is killed.
  const kept = signal === 'SIGKILL' ? 0 : lastNumber(result.stdout, 'logged')
  expect(steps.length).toBeGreaterThanOrEqual(kept)
  if (how === 'own-handler') expect(result.stdout).toContain('handled')
  else expect(result).toMatchObject({ code: null, signal })
  if (trial === undefined) throw new Error('the trial is not there')
  const { status: now, reason } = statusAt(trial, Date.now(), { isAlive: isProcessAlive })
  const isLost = signal === 'SIGKILL'
  expect(now.name).toBe(isLost ? 'Interrupted' : trial.status.name)
  expect(reason).toEqual(isLost ? expect.stringMatching(/^lost: no sign since /) : undefined)
  return { ...result, status: trial.status.name, errors: trial.errors }
}

describe('how a started trial ends', () => {
  it.each(rows)('$how: $status', async ({ how, code, status, errors }) => {
    const { stderr, ...found } = await ending(how)
    expect(found).toMatchObject({ code, signal: null, status })
    expect(found.errors).toMatchObject(errors)
    if (code !== 1) expect(stderr).toBe('')
  })

  it.each(rows)(
    '$how on a machine that has no time for it, with much to write yet',
    async (row) => {
      keepBusy()
      const { code, signal, status, errors } = await ending(row.how, 30_000)
      expect({ code, signal, status }).toEqual({ code: row.code, signal: null, status: row.status })
      expect(errors).toMatchObject(row.errors)
    },
  )

  it.each(rows)('$how, and an error is thrown while the process ends', async (row) => {
    const { status, errors, stderr } = await ending(row.how, 1000, 'throwing')
    const expected = row.late ?? row
    expect(status).toBe(expected.status)
    expect(errors).toMatchObject(expected.errors)
    expect(stderr).not.toContain('track:')
  })

  it.each(signals)('$signal, $how: $status at any moment, with nothing lost', async (row) => {
    const moments = new SeededMoments()
    for (let round = 0; round < 4; round++) {
      const { status, errors } = await signalled(row, [], () => moments.some(200))
      const moment = `seed ${moments.seed}, round ${round}`
      expect(status, moment).toBe(row.status)
      expect(errors, moment).toMatchObject(row.errors)
    }
  })

  it.each(signals)('$signal, $how, on a machine that has no time for it', async (row) => {
    keepBusy()
    const { status, errors } = await signalled(row)
    expect({ status, errors }).toMatchObject({ status: row.status, errors: row.errors })
  })

  it.each(signals)('$signal, $how, and an error is thrown while the process ends', async (row) => {
    const { status, errors } = await signalled(row, ['throwing'])
    expect({ status, errors }).toMatchObject('late' in row ? row.late : { status: row.status })
    if (!('late' in row)) expect(errors).toMatchObject(row.errors)
  })
})

describe('a loop of a million calls that never yields', () => {
  it('is on disk after process.exit(0) on the next line, within 200 MB', async () => {
    const { code, status, stdout, stderr } = await ending('exit', million)
    expect({ code, status, stderr }).toEqual({ code: 0, status: 'Completed', stderr: '' })
    expectBounded(stdout)
  })

  it("that throws is on disk within 200 MB; Node's exit code and message are as without Track", async () => {
    const { code, stdout, stderr, status, errors } = await ending('throw', million)
    expect({ code, status, errors: errors.length }).toEqual({
      code: 1,
      status: 'Exception',
      errors: 1,
    })
    const lines = stderr.split('\n')
    expect(lines[0]).toMatch(/train\.js:\d+$/)
    expect(stderr).toContain('TypeError: nobody catches this\n    at ')
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`Node.js ${process.version}`)
    expectBounded(stdout)
  })

  it('is on disk when the program ends without close(), within 200 MB', async () => {
    const { code, signal, status, stdout, stderr } = await ending('no-finish', million)
    expect({ code, signal, status, stderr }).toEqual({
      code: 0,
      signal: null,
      status: 'Completed',
      stderr: '',
    })
    expectBounded(stdout)
  })
})

describe('a loop that has not turned for five seconds', () => {
  it.each(['SIGTERM', 'SIGINT'] as const)(
    'dies of %s as without Track, and keeps everything acknowledged, and a prefix',
    async (signal) => {
      const path = temporaryFolder()
      const program = startProgram('train', [path, 'never-yield'])
      // Before that a signal may be forgotten.
      await program.line('killable')
      program.process.kill(signal)
      const result = await program.ended
      expect(result).toMatchObject({ code: null, signal })
      const { events, steps } = await countStore(path)
      const told = lastNumber(result.stdout, 'acknowledged')
      expect(told).toBeGreaterThan(100_000)
      expect(events).toBeGreaterThanOrEqual(told)
      expect(steps).toBe(events - 6)
      expect((await readStore(path)).trials[0]?.status.name).toBe('Running')
    },
  )
})

/** Takes the time of every processor, and more, until the test ends. */
function keepBusy(): void {
  for (let i = 0; i <= availableParallelism(); i++) {
    const child = spawn(process.execPath, ['-e', 'for (;;);'])
    onTestFinished(() => {
      child.kill('SIGKILL')
    })
  }
}

/** What the program told at its very end, after the last events were written. */
function expectBounded(stdout: string): void {
  const peakBytes = lastNumber(stdout, 'peak')
  expect(peakBytes).toBeGreaterThan(0)
  expect(peakBytes).toBeLessThan(peakBytesMax)
}
