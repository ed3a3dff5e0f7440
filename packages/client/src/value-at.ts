type Parting = readonly [name: string, rest: Step]

/** What a path goes on with: all of it as one name, or else a name and the rest. */
interface Step {
  readonly whole: string
  /** Made when they are needed: there are as many as dots, and each rest has its own. */
  others: readonly Parting[] | undefined
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
  const first: Step = { whole: path, others: undefined }
  return (values) => valueBy(first, values)
}

function valueBy(step: Step, values: object): unknown {
  const named = values as { readonly [name: string]: unknown }
  if (Object.hasOwn(named, step.whole)) return named[step.whole]
  step.others ??= othersOf(step.whole)
  for (const [name, rest] of step.others) {
    const inner = Object.hasOwn(named, name) ? named[name] : undefined
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue
    const found = valueBy(rest, inner)
    if (found !== undefined) return found
  }
  return undefined
}

function othersOf(path: string): readonly Parting[] {
  const others: Parting[] = []
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    others.push([path.slice(0, dot), { whole: path.slice(dot + 1), others: undefined }])
  }
  return others
}
