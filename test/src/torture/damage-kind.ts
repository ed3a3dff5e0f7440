import { DamageTrial } from '../testing/damage-trial.js'
import type { TortureKind } from './torture-kind.js'

/** Damages of one store: making it takes as long as a few of them. */
const damagesPerRound = 5

/** Damages files of stores, and holds reading, checking and repairing against what is promised. */
export const damageKind: TortureKind = {
  name: 'damage',
  about: 'a flipped bit, a zeroed block, a file cut off or deleted, anywhere in a store',
  absent: () => undefined,
  async run(random, { folder, isOver, count }) {
    const unit = (): number => random.unit()
    const trial = await DamageTrial.begin(folder, unit)
    for (let i = 0; i < damagesPerRound && (i === 0 || !isOver()); i++) {
      const { damage, outcome, faults } = await trial.damageOnce(unit)
      count(outcome)
      if (faults.length > 0) throw new Error(`${JSON.stringify(damage)}: ${faults.join('; ')}`)
    }
  },
}
