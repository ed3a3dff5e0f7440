import type { StoreDamage } from './store-damage.js'

const listedMax = 1000

/** The first thousand of what is wrong, and how much more there is. */
export class DamageList {
  readonly #listed: StoreDamage[] = []
  count = 0

  get listed(): readonly StoreDamage[] {
    return this.#listed
  }

  /** @returns Whether it is listed. */
  add(damage: StoreDamage): boolean {
    this.count++
    if (this.#listed.length >= listedMax) return false
    this.#listed.push(damage)
    return true
  }
}
