/**
 * `current` with an entry: a new key comes last, a known one keeps its place and gets the new value.
 * The map is written in place if it is no longer the one that `before` is: then it is the batch's own.
 */
export function withEntry<Item>(
  before: ReadonlyMap<string, Item>,
  current: ReadonlyMap<string, Item>,
  key: string,
  item: Item,
): ReadonlyMap<string, Item> {
  const own = current === before ? new Map(before) : (current as Map<string, Item>)
  return own.set(key, item)
}
