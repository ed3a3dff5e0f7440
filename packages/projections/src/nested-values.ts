import type { Value } from '@track/core'
import { valueDepthMax } from '@track/core/light'
import { getOwn, setOwn, type Tree, type TreeObject } from './json-value.js'

/**
 * Named values as one object in which `a.b` comes out nested, as `{ a: { b } }`. A name stays flat
 * when a part of it before a dot is itself a name, when one of its parts is empty, or when it would
 * nest deeper than a value may. That depends on which names there are and not on their order.
 * @param treeOfValue What a value comes to: {@link jsonValue}, say.
 */
export function nestedValues<Num>(
  values: ReadonlyMap<string, Value>,
  treeOfValue: (value: Value) => Tree<Num>,
): TreeObject<Num> {
  const object: TreeObject<Num> = {}
  for (const [name, value] of values) {
    const path = staysFlat(name, values) ? [name] : name.split('.')
    const key = path.pop() ?? name
    setOwn(objectAt(object, path), key, treeOfValue(value))
  }
  return object
}

function staysFlat(name: string, values: ReadonlyMap<string, Value>): boolean {
  let depth = 0
  for (let dot = name.indexOf('.'); dot >= 0; dot = name.indexOf('.', dot + 1)) {
    if (values.has(name.slice(0, dot)) || ++depth > valueDepthMax) return true
  }
  return name.startsWith('.') || name.endsWith('.') || name.includes('..')
}

function objectAt<Num>(object: TreeObject<Num>, path: readonly string[]): TreeObject<Num> {
  let at = object
  for (const part of path) {
    // What is found there is an object that was put there for an earlier name: were it a value's,
    // its name would be a part of this one, which would have stayed flat.
    let next = getOwn(at, part) as TreeObject<Num> | undefined
    if (next === undefined) {
      next = {}
      setOwn(at, part, next)
    }
    at = next
  }
  return at
}
