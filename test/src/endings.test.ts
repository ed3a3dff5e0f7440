import { describe, expect, it } from 'vitest'
import { countTo, readStore } from './testing/read-store.js'
import { runProgram, startProgram, temporaryFolder } from './testing/run-program.js'

const million = 1_000_000

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
    'Interrupted after %s, of which the process then dies, with nothing lost',
    async (signal) => {
      for (let round = 0; round < 3; round++) {
        const path = temporaryFolder()
        const program = startProgram('train', [path, 'yield'])
        await program.line('logging')
        program.process.kill(signal)
        const result = await program.ended
        const { trials, steps } = await readStore(path)
        expect(result).toMatchObject({ code: null, signal })
        expect(steps).toEqual(countTo(steps.length))
        expect(steps.length).toBeGreaterThanOrEqual(1000)
        expect(trials[0]?.status.name).toBe('Interrupted')
        expect(trials[0]?.errors).toMatchObject([{ message: signal }])
      }
    },
  )

  it('Interrupted when the program handles the signal itself and exits', async () => {
    const path = temporaryFolder()
    const program = startProgram('train', [path, 'own-handler'])
    await program.line('logging')
    program.process.kill('SIGTERM')
    const result = await program.ended
    expect(result).toMatchObject({ code: 0, signal: null })
    expect(result.stdout).toContain('handled')
    expect((await readStore(path)).trials[0]?.status.name).toBe('Interrupted')
  })
})

describe('a loop of a million calls that never yields', () => {
  it('is on disk after process.exit(0) on the next line, within 200 MB', async () => {
    const path = temporaryFolder()
    const { code, stdout } = await runProgram('train', [path, 'memory', String(million)])
    expect(code).toBe(0)
    expect(Number(stdout.split(' ')[1])).toBeLessThan(200e6)
    const { steps, trials } = await readStore(path)
    expect(steps).toEqual(countTo(million))
    expect(trials[0]?.status.name).toBe('Completed')
  })

  it("that throws is on disk; Node's exit code and message are as without Track", async () => {
    const { code, stderr, status, errors } = await ending('throw', million)
    expect({ code, status, errors: errors.length }).toEqual({
      code: 1,
      status: 'Exception',
      errors: 1,
    })
    const lines = stderr.split('\n')
    expect(lines[0]).toMatch(/train\.js:\d+$/)
    expect(stderr).toContain('TypeError: nobody catches this\n    at ')
    expect(stderr.trimEnd().split('\n').at(-1)).toBe(`Node.js ${process.version}`)
  })

  it('is on disk when the program ends without close()', async () => {
    const { code, signal, status, stderr } = await ending('no-finish', million)
    expect({ code, signal, status, stderr }).toEqual({
      code: 0,
      signal: null,
      status: 'Completed',
      stderr: '',
    })
  })

  it('dies of a signal after more than five seconds as without Track, and keeps a prefix', async () => {
    const path = temporaryFolder()
    const program = startProgram('train', [path, 'never-yield'])
    await program.line('logging')
    const began = performance.now()
    // The condition waited for is the loop's age itself: before it the signal may be forgotten.
    await new Promise((resolve) => setTimeout(resolve, 6_500))
    program.process.kill('SIGTERM')
    const { signal } = await program.ended
    expect(signal).toBe('SIGTERM')
    expect(performance.now() - began).toBeLessThan(20_000)
    const { steps, events } = await readStoreCount(path)
    expect(steps).toBe(events - 6)
    expect(steps).toBeGreaterThan(0)
  })
})

/** Counts without keeping: a store of many millions of events. */
async function readStoreCount(path: string): Promise<{ events: number; steps: number }> {
  const { LevelLog } = await import('@track/log')
  const { eventsOf } = await import('@track/core')
  const log = new LevelLog(path)
  let events = 0
  let steps = 0
  for await (const { commits } of log.read()) {
    for (const commit of commits) {
      for (const { position, event } of eventsOf(commit)) {
        if (position !== events++) throw new Error(`position ${events} is missing`)
        if (event.type === 'MetricsLogged' && event.step !== steps++)
          throw new Error('out of order')
      }
    }
  }
  await log.close()
  return { events, steps }
}
