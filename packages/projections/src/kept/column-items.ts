import type { SummaryValue, SummaryValues } from '../query/summary-value.js'

/** Tells whether something that was read is an item of a column. */
export type Guard<Item> = (value: unknown) => value is Item

export function isAny(_value: unknown): _value is unknown {
  return true
}

export function isText(value: unknown): value is string {
  return typeof value === 'string'
}

export function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every(isText)
}

export function isNumber(value: unknown): value is number {
  return typeof value === 'number'
}

/** A count, or a place. */
export function isNatural(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0
}

export function isNumberOrNull(value: unknown): value is number | null {
  return typeof value === 'number' || value === null
}

/** Names and values in an order. */
export function isPairs(
  value: unknown,
): value is readonly (readonly [name: string, value: SummaryValue])[] {
  return Array.isArray(value) && value.every(isPair)
}

function isPair(value: unknown): boolean {
  const isTwo = Array.isArray(value) && value.length === 2 && isText(value[0])
  return isTwo && hasLevels(value[1], levelsMax)
}

/** Names and texts in an order. */
export function isTextPairs(value: unknown): value is readonly (readonly [string, string])[] {
  return isPairs(value) && value.every(([, text]) => isText(text))
}

/** Levels that values of trials have at the most: those that names with dots make, and those of a value. */
const levelsMax = 64

/** Whether it is an object of values, into which whoever reads them can go down. */
export function isValues(value: unknown): value is SummaryValues {
  return isObject(value) && !Array.isArray(value) && hasLevels(value, levelsMax)
}

/** Whether a value has at most so many levels. */
function hasLevels(value: unknown, most: number): boolean {
  if (!isObject(value)) return true
  return most > 0 && Object.values(value).every((inner) => hasLevels(inner, most - 1))
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}
