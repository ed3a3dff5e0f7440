import { compareItems, type MergeItem, poorerOf } from './merge-item.js'

/** A part of a store, and the next of its commits. */
interface Cursor {
  readonly pages: AsyncGenerator<readonly MergeItem[]>
  page: readonly MergeItem[]
  next: number
}

/**
 * The commits of all parts in the order of merged stores, each of them once, whichever have it.
 * @param parts Each in that order.
 * @param onRead Told of each commit of a part, also of one that another has had.
 * @param onLack Told when something was removed from one of two copies of a commit.
 * @throws TRACK_MERGE_CONFLICT when two have the same commit, and each lacks something else; what the parts
 * throw.
 */
export async function* mergeOrder(
  parts: readonly AsyncGenerator<readonly MergeItem[]>[],
  onRead: (item: MergeItem) => void,
  onLack: () => void = () => {},
): AsyncGenerator<MergeItem> {
  /** By their next commits, the latest first. */
  const cursors: Cursor[] = []
  const insert = async (cursor: Cursor): Promise<void> => {
    while (cursor.next === cursor.page.length) {
      const { value, done } = await cursor.pages.next()
      if (done) return
      cursor.page = value
      cursor.next = 0
    }
    const item = itemOf(cursor)
    let [low, high] = [0, cursors.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (compareItems(itemOf(cursors[middle] as Cursor), item) > 0) low = middle + 1
      else high = middle
    }
    cursors.splice(low, 0, cursor)
  }
  try {
    for (const pages of parts) await insert({ pages, page: [], next: 0 })
    let last: MergeItem | undefined
    for (let cursor = cursors.pop(); cursor !== undefined; cursor = cursors.pop()) {
      const item = itemOf(cursor)
      onRead(item)
      cursor.next++
      await insert(cursor)
      if (last !== undefined && compareItems(last, item) === 0) {
        last = poorerOf(last, item, onLack)
      } else {
        if (last !== undefined) yield last
        last = item
      }
    }
    if (last !== undefined) yield last
  } finally {
    await Promise.all(parts.map((pages) => pages.return(undefined)))
  }
}

function itemOf({ page, next }: Cursor): MergeItem {
  return page[next] as MergeItem
}
