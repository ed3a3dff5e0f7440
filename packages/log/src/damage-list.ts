import type { StoreDamage } from './store-damage.js'

const listedMax = 1000

/** The first thousand of what is wrong, and how much more there is. */
export class DamageList {
  readonly #listed: StoreDamage[] = []
  count = 0

  get listed(): readonly StoreDamage[] {
    return this.#listed
  }

  add(damage: StoreDamage): void {
    this.count++
    if (this.#listed.length < listedMax) this.#listed.push(damage)
  }
}
