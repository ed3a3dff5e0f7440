import type { Plain } from '../plain.js'
import { listOf } from '../plain-reader.js'

/** Items of which many are equal, each written once and named by its place. */
export class ItemWriter<Item extends Plain> {
  readonly items: Item[] = []
  readonly #places = new Map<string, number>()

  /** The place of an item; a new one if none is equal. */
  placeOf(item: Item): number {
    const key = JSON.stringify(item)
    const known = this.#places.get(key)
    if (known !== undefined) return known
    this.#places.set(key, this.items.length)
    this.items.push(item)
    return this.items.length - 1
  }
}

/** What {@link ItemWriter} wrote, by place. @throws TypeError for a place that there is not. */
export function itemReader<Item>(
  plain: Plain | undefined,
  read: (plain: Plain) => Item,
): (place: number | undefined) => Item {
  const items = listOf(plain).map(read)
  return (place) => {
    if (place === undefined || !(place in items)) throw new TypeError(`There is no item ${place}`)
    return items[place] as Item
  }
}
