/** What a path goes on with: all of it as one name, or else a name and the rest. */
interface Step {
  readonly whole: string
  readonly others: readonly (readonly [name: string, rest: Step])[]
}

/**
 * What a path with dots leads to among named values, whatever they are: names may have dots themselves, so
 * `a.b` is `a.b`, or else `b` in `a`. Only what the values themselves have is followed, and no list.
 */
export function valueAt(values: object, path: string): unknown {
  return leadsTo(path)(values)
}

/** What finds what {@link valueAt} does, for one path in many values. */
export function leadsTo(path: string): (values: object) => unknown {
  const parts = path.split('.')
  const steps: Step[] = []
  for (let from = parts.length - 1; from >= 0; from--) {
    const others = steps.map(
      (rest, i) => [parts.slice(from, from + i + 1).join('.'), rest] as const,
    )
    steps.unshift({ whole: parts.slice(from).join('.'), others })
  }
  const [first] = steps as [Step]
  return (values) => valueBy(first, values)
}

function valueBy({ whole, others }: Step, values: object): unknown {
  const named = values as { readonly [name: string]: unknown }
  if (Object.hasOwn(named, whole)) return named[whole]
  for (const [name, rest] of others) {
    const inner = Object.hasOwn(named, name) ? named[name] : undefined
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue
    const found = valueBy(rest, inner)
    if (found !== undefined) return found
  }
  return undefined
}
