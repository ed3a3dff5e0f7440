import { spawn } from 'node:child_process'
import { availableParallelism } from 'node:os'
import { describe, expect, it, onTestFinished } from 'vitest'
import { countStore } from './testing/count-store.js'
import { countTo, readStore } from './testing/read-store.js'
import { lastNumber, runProgram, startProgram, temporaryFolder } from './testing/run-program.js'
import { SeededMoments } from './testing/seeded-moments.js'

const million = 1_000_000
const peakBytesMax = 200e6

async function ending(how: string, count = 1000) {
  const path = temporaryFolder()
  const result = await runProgram('train', [path, how, String(count)])
  const { trials, steps } = await readStore(path)
  expect(steps).toEqual(countTo(count))
  const [trial] = trials
  return { ...result, status: trial?.status.name, errors: trial?.errors ?? [], trial }
}

describe('a started trial is', () => {
  it.each(['finish', 'no-finish', 'exit'])('Completed after %s', async (how) => {
    const { code, signal, status, errors, stderr } = await ending(how)
    expect({ code, signal, status, errors, stderr }).toEqual({
      code: 0,
      signal: null,
      status: 'Completed',
      errors: [],
      stderr: '',
    })
  })

  it.each([
    ['finish-error', 0, 'RangeError', 'too far'],
    ['run-throws', 1, 'TypeError', 'the block threw'],
    ['throw', 1, 'TypeError', 'nobody catches this'],
    ['reject', 1, 'TypeError', 'nobody awaits this'],
  ])(
    'Exception after %s, with the error and its stack, once',
    async (how, expected, name, message) => {
      const { code, status, errors } = await ending(how)
      expect({ code, status }).toEqual({ code: expected, status: 'Exception' })
      expect(errors).toHaveLength(1)
      expect(errors[0]).toMatchObject({ name, message, stack: expect.stringContaining('train.js') })
    },
  )

  it.each([
    ['exit-3', 3],
    ['exit-code-4', 4],
  ])('Exception after %s, with the exit code', async (how, expected) => {
    const { code, status, errors } = await ending(how)
    expect({ code, status }).toEqual({ code: expected, status: 'Exception' })
    expect(errors).toMatchObject([{ message: `exit code ${expected}` }])
  })

  it('what the user says, when that is an end', async () => {
    const { code, trial, errors } = await ending('status')
    expect(code).toBe(0)
    expect(trial?.status).toEqual({ value: 250, name: 'Diverged' })
    expect(errors).toMatchObject([{ message: 'loss is NaN' }])
  })

  it('Completed after an exception that the program survives', async () => {
    const path = temporaryFolder()
    const { code } = await runProgram('train', [path, 'survive-throw', '100'])
    const { trials, steps } = await readStore(path)
    expect({ code, status: trials[0]?.status.name }).toEqual({ code: 0, status: 'Completed' })
    expect(steps).toEqual(countTo(110))
  })

  it('Exception also when the thrown value cannot be read', async () => {
    const { status, errors } = await ending('finish-while-throwing')
    expect(status).toBe('Exception')
    expect(errors).toHaveLength(1)
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'Interrupted after %s at any moment, of which the process then dies, with nothing lost',
    async (signal) => {
      const moments = new SeededMoments()
      for (let round = 0; round < 4; round++) {
        const path = temporaryFolder()
        const program = startProgram('train', [path, 'yield'])
        await program.line('logged')
        await moments.some(200)
        program.process.kill(signal)
        const result = await program.ended
        const { trials, steps } = await readStore(path)
        const moment = `seed ${moments.seed}, round ${round}`
        expect(result, moment).toMatchObject({ code: null, signal })
        expect(steps, moment).toEqual(countTo(steps.length))
        const told = lastNumber(result.stdout, 'logged')
        expect(told, moment).toBeGreaterThan(0)
        expect(steps.length, moment).toBeGreaterThanOrEqual(told)
        expect(trials[0]?.status.name, moment).toBe('Interrupted')
        expect(trials[0]?.errors, moment).toMatchObject([{ message: signal }])
      }
    },
  )

  it('Interrupted when the program handles the signal itself and exits', async () => {
    const path = temporaryFolder()
    const program = startProgram('train', [path, 'own-handler'])
    await program.line('logged')
    program.process.kill('SIGTERM')
    const result = await program.ended
    expect(result).toMatchObject({ code: 0, signal: null })
    expect(result.stdout).toContain('handled')
    expect((await readStore(path)).trials[0]?.status.name).toBe('Interrupted')
  })
})

describe('on a machine that has no time for it, with much to write yet, a started trial is', () => {
  it.each([
    ['Completed', 'finish', 0],
    ['Exception', 'finish-error', 0],
    ['Completed', 'finish-then-throw', 1],
    ['Exception', 'finish-while-throwing', 0],
    ['Exception', 'run-throws', 1],
    ['Completed', 'no-finish', 0],
    ['Completed', 'exit', 0],
    ['Exception', 'exit-3', 3],
    ['Exception', 'exit-code-4', 4],
    ['Exception', 'throw', 1],
    ['Exception', 'reject', 1],
    ['Diverged', 'status', 0],
  ])('%s after %s, and nothing is lost', async (expected, how, exitCode) => {
    keepBusy()
    const { code, signal, status } = await ending(how, 100_000)
    expect({ code, signal, status }).toEqual({ code: exitCode, signal: null, status: expected })
  })

  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)('Interrupted after %s', async (signal) => {
    keepBusy()
    const path = temporaryFolder()
    const program = startProgram('train', [path, 'yield'])
    await program.line('logged')
    program.process.kill(signal)
    const result = await program.ended
    const { trials, steps } = await readStore(path)
    expect(result).toMatchObject({ code: null, signal })
    expect(steps).toEqual(countTo(steps.length))
    expect(steps.length).toBeGreaterThanOrEqual(lastNumber(result.stdout, 'logged'))
    expect(trials[0]).toMatchObject({
      status: { name: 'Interrupted' },
      errors: [{ message: signal }],
    })
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
