import { once } from 'node:events'
import { eventsOf } from '@track/core'
import { LevelLog } from '@track/log'
import { expect, it } from 'vitest'
import { startProgram, temporaryFolder } from './testing/run-program.js'

const rounds = 12

/** A small generator (Park and Miller's), so that a failure names the moments that led to it. */
function seeded(seed: number): () => number {
  let state = seed
  return () => {
    state = (state * 48_271) % 0x7fffffff
    return state / 0x7fffffff
  }
}

it('kill -9 at any moment of a loop loses nothing that was acknowledged, and nothing in between', async () => {
  const seed = 20261124
  const random = seeded(seed)
  const path = temporaryFolder()
  for (let round = 0; round < rounds; round++) {
    const program = startProgram('log-until-killed', [path, String(round)])
    const { stdout } = program.process
    if (stdout === null) throw new Error('no standard output')
    const chunks = 1 + Math.floor(random() * 40)
    for (let i = 0; i < chunks; i++) await once(stdout, 'data')
    program.process.kill('SIGKILL')
    const { stdout: told } = await program.ended
    // The last line may be cut by the kill.
    const acknowledged = Number(told.split('\n').slice(0, -1).at(-1) ?? 0)

    const log = new LevelLog(path)
    const { position } = await log.head()
    expect(position, `seed ${seed}, round ${round}`).toBeGreaterThanOrEqual(acknowledged)
    let next = 0
    for await (const { commits } of log.read()) {
      for (const commit of commits) {
        for (const { position: at, event } of eventsOf(commit)) {
          expect(at).toBe(next)
          expect(event).toMatchObject({ step: next })
          next++
        }
      }
    }
    expect(next).toBe(position)
    await log.close()
  }
})
