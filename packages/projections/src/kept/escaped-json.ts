/** What a text begins with that stands for something else, and any other text that begins so. */
const escapeMark = '\0'

/** The text that stands for a value which JSON does not have, or would alter; undefined for any other. */
export function escaped(value: unknown): string | undefined {
  if (typeof value === 'bigint') return `${escapeMark}n${value}`
  if (Object.is(value, -0)) return `${escapeMark}d-0`
  if (typeof value === 'number')
    return Number.isFinite(value) ? undefined : `${escapeMark}d${value}`
  return typeof value === 'string' && value.startsWith(escapeMark)
    ? `${escapeMark}s${value}`
    : undefined
}

/** For JSON.parse: makes of such texts what they stand for. */
export function unescaped(_name: string, value: unknown): unknown {
  if (typeof value !== 'string' || !value.startsWith(escapeMark)) return value
  const rest = value.slice(2)
  if (value[1] === 'n') return BigInt(rest)
  return value[1] === 'd' ? Number(rest) : rest
}
