/**
 * What a path with dots leads to among named values, whatever they are: names may have dots themselves, so
 * `a.b` is `a.b`, or else `b` in `a`. Only what the values themselves have is followed, and no list.
 */
export function valueAt(values: object, path: string): unknown {
  const named = values as { readonly [name: string]: unknown }
  if (Object.hasOwn(named, path)) return named[path]
  for (let dot = path.indexOf('.'); dot >= 0; dot = path.indexOf('.', dot + 1)) {
    const name = path.slice(0, dot)
    const inner = Object.hasOwn(named, name) ? named[name] : undefined
    if (typeof inner !== 'object' || inner === null || Array.isArray(inner)) continue
    const found = valueAt(inner, path.slice(dot + 1))
    if (found !== undefined) return found
  }
  return undefined
}
