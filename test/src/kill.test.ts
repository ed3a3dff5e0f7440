import { once } from 'node:events'
import { isProcessAlive, statusAt, TrackClient } from '@track/client'
import { describe, expect, it } from 'vitest'
import { countStore } from './testing/count-store.js'
import { readStore } from './testing/read-store.js'
import { lastNumber, startProgram, temporaryFolder } from './testing/run-program.js'
import { SeededMoments } from './testing/seeded-moments.js'

describe('kill -9 at any moment of a loop that never yields', () => {
  it('of a log keeps what was acknowledged, and what follows without a gap', async () => {
    const moments = new SeededMoments()
    const path = temporaryFolder()
    for (let round = 0; round < 12; round++) {
      const program = startProgram('log-until-killed', [path, String(round)])
      const { stdout } = program.process
      if (stdout === null) throw new Error('no standard output')
      const chunks = 1 + Math.floor(moments.next() * 40)
      for (let i = 0; i < chunks; i++) await once(stdout, 'data')
      program.process.kill('SIGKILL')
      const result = await program.ended
      const moment = `seed ${moments.seed}, round ${round}`
      expect(result, moment).toMatchObject({ code: null, signal: 'SIGKILL', stderr: '' })

      const { events, steps } = await countStore(path)
      expect(events, moment).toBeGreaterThanOrEqual(lastNumber(result.stdout, 'acknowledged'))
      expect(steps, moment).toBe(events)
    }
  })

  it('of trial.logMetrics keeps what was acknowledged, and what follows is a prefix', async () => {
    const moments = new SeededMoments()
    for (let round = 0; round < 6; round++) {
      const moment = `seed ${moments.seed}, round ${round}`
      const path = temporaryFolder()
      const program = startProgram('train', [path, 'never-yield'])
      await program.line('acknowledged')
      await moments.some(800)
      program.process.kill('SIGKILL')
      const result = await program.ended
      expect(result, moment).toMatchObject({ code: null, signal: 'SIGKILL', stderr: '' })

      const { events, steps } = await countStore(path)
      expect(events, moment).toBeGreaterThanOrEqual(lastNumber(result.stdout, 'acknowledged'))
      // The first of them make the project and the trial, and may be all that was on disk yet.
      expect(steps, moment).toBe(Math.max(0, events - 6))
    }
  })

  it('leaves its trial Running in the log, and lost to who looks', async () => {
    const path = temporaryFolder()
    const program = startProgram('train', [path, 'never-yield'])
    await program.line('acknowledged 1')
    program.process.kill('SIGKILL')
    await program.ended

    const { trials, steps } = await readStore(path)
    const [trial] = trials
    if (trial === undefined) throw new Error('the trial is not there')
    expect(trial.status.name).toBe('Running')
    expect(trial.metrics.get('loss')?.count).toBe(steps.length)
    const { lastSignMs } = trial
    const since = new Date(lastSignMs ?? 0).toISOString()
    expect(statusAt(trial, Date.now(), { isAlive: isProcessAlive })).toEqual({
      status: { value: 201, name: 'Interrupted' },
      reason: `lost: no sign since ${since}`,
      lastSignMs,
      isReserved: false,
    })
    const client = new TrackClient(`file:${path}`)
    const resumed = await client.setTrial({ uid: `${trial.hash}_0` })
    const status = await resumed.status()
    const beating = (await client.log.heartbeats?.read())?.map(({ process }) => process)
    expect(beating).toContainEqual(trial.process)
    const report = await client.report({ trial: resumed, print: false })
    await client.close()
    expect(report.status.name).toBe('Running')
    expect(status).toEqual({
      status: { value: 201, name: 'Interrupted' },
      reason: expect.stringMatching(/^lost: no sign since /),
      lastSignMs: expect.any(Number),
      isReserved: false,
    })
    expect(Object.keys(report.metrics.loss ?? {})).toHaveLength(steps.length)
  })
})
