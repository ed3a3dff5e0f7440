import type { Series } from '../series.js'
import { TrialList } from '../trial-list.js'

/**
 * All that a state holds, to be compared: maps as lists of their entries, what classes keep private
 * brought out, and of columns the points without the spare room. Comparing encoded states instead
 * would not notice a field that the encoding leaves out.
 */
export function contentOf(part: unknown): unknown {
  if (typeof part !== 'object' || part === null || part instanceof Date) return part
  if (ArrayBuffer.isView(part)) return numbersOf(part as unknown as ArrayLike<number>)
  if (Array.isArray(part)) return part.map(contentOf)
  if (part instanceof Map) return Array.from(part, contentOf)
  if (part instanceof TrialList) return contentOfList(part)
  if (isSeries(part)) return contentOfSeries(part)
  // Sorted, since a view's fields have no order; that of a user's keys shows in the encoded bytes.
  const keys = Object.keys(part).sort()
  return keys.map((key) => [key, contentOf((part as Record<string, unknown>)[key])])
}

function isSeries(part: object): part is Series {
  return 'chunks' in part && 'buffer' in part
}

function contentOfSeries({ buffer, count, ...rest }: Series): unknown {
  const { used: _, ...columns } = buffer
  const points = Object.entries(columns).map(
    ([name, column]: [string, Float64Array | undefined]) => [
      name,
      column === undefined ? undefined : numbersOf(column.subarray(0, count)),
    ],
  )
  return { ...rest, count, points }
}

function contentOfList(list: TrialList): unknown {
  const all = Array.from(list.all(), (entry) => ({
    ...entry,
    removed: list.isRemoved(entry.trial),
    got: list.get(entry.trial),
    found: list.find(entry.hash, entry.revision)?.trial,
  }))
  return { all, listed: [...list], size: list.size }
}

/** As one text: thousands of numbers are compared at once, -0 is not 0, and NaN is NaN. */
function numbersOf(column: ArrayLike<number>): string {
  return Array.from(column, (it) => (Object.is(it, -0) ? '-0' : String(it))).join(' ')
}
