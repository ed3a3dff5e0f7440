import type { Value } from '@track/core'
import { type Tree, treeOf } from '../json-value.js'
import { nestedValues } from '../nested-values.js'

/**
 * A value as queries see it: numbers and bigints as they were logged, NaN and the infinities among
 * them; bytes as base64 and dates as ISO 8601, both texts.
 */
export type SummaryValue = Tree<number | bigint>

/** Named values as queries see them. */
export interface SummaryValues {
  readonly [name: string]: SummaryValue
}

/** What a value comes to in a summary. */
export function summaryValue(value: Value): SummaryValue {
  return treeOf<number | bigint>(value, (number) => number)
}

/** Named values as queries see them: names with dots are nested, `a.b` is `b` in `a`. */
export function summaryValues(values: ReadonlyMap<string, Value>): SummaryValues {
  return nestedValues(values, summaryValue)
}
