/** Named values without nesting: `a.b` for what is `b` in `a`. Lists are values. */
export function flatValues(values: Readonly<Record<string, unknown>>): Map<string, unknown> {
  const flat = new Map<string, unknown>()
  for (const [name, value] of Object.entries(values)) {
    const isNamed = typeof value === 'object' && value !== null && !Array.isArray(value)
    const inner = isNamed ? flatValues(value as Readonly<Record<string, unknown>>) : new Map()
    if (inner.size === 0) flat.set(name, value)
    for (const [rest, one] of inner) flat.set(`${name}.${rest}`, one)
  }
  return flat
}
