/** Values that rows share, and which of them each row has. */
export interface SharedColumn<Item> {
  readonly items: readonly Item[]
  readonly places: readonly number[]
}

/** Of each row its item. */
export function itemsOf<Item>({ items, places }: SharedColumn<Item>): readonly Item[] {
  return places.map((place) => items[place] as Item)
}

/** Of a row its item. */
export function itemOf<Item>({ items, places }: SharedColumn<Item>, row: number): Item {
  return items[places[row] as number] as Item
}

/** The same rows with what `of` makes of each item. */
export function mapped<Item, Other>(
  { items, places }: SharedColumn<Item>,
  of: (item: Item) => Other,
): SharedColumn<Other> {
  return { items: items.map(of), places }
}

/** What `join` makes of the items that a row has in both; once for all rows that have the same. */
export function joined<One, Other, Item>(
  one: SharedColumn<One>,
  other: SharedColumn<Other>,
  join: (one: One, other: Other) => Item,
): SharedColumn<Item> {
  const items: Item[] = []
  const known = new Map<number, number>()
  const places = one.places.map((place, row) => {
    const otherPlace = other.places[row] as number
    const pair = place * other.items.length + otherPlace
    const at = known.get(pair)
    if (at !== undefined) return at
    known.set(pair, items.length)
    return items.push(join(one.items[place] as One, other.items[otherPlace] as Other)) - 1
  })
  return { items, places }
}
