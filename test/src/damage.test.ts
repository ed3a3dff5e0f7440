// A few damages, of as many as one likes: TRACK_TEST_SEED repeats them, TRACK_TEST_DAMAGES says how many.
import { expect, it } from 'vitest'
import { DamageTrial } from './testing/damage-trial.js'
import { temporaryFolder } from './testing/run-program.js'
import { SeededMoments } from './testing/seeded-moments.js'

const count = Number(process.env.TRACK_TEST_DAMAGES ?? 12)

it('wherever the files of a store are damaged, it is told, and all else is read and repaired', {
  timeout: 60_000 + 20_000 * count,
}, async () => {
  const moments = new SeededMoments()
  const random = (): number => moments.next()
  const trial = await DamageTrial.begin(temporaryFolder(), random)
  const tally = new Map<string, number>()
  for (let i = 0; i < count; i++) {
    const { damage, outcome, faults } = await trial.damageOnce(random)
    const which = `seed ${moments.seed}, damage ${i}: ${JSON.stringify(damage)}`
    expect(faults, which).toEqual([])
    tally.set(outcome, (tally.get(outcome) ?? 0) + 1)
  }
  const outcomes = [...tally].map(([outcome, times]) => `${times} ${outcome}`).sort()
  if (process.env.TRACK_TEST_DAMAGES !== undefined) console.log(outcomes.join('\n'))
  expect(outcomes.length).toBeGreaterThan(1)
})
