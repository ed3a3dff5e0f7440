import type { Value, Values } from '@track/core'
import { withEntry } from './with-entry.js'

/** `current` with the entries of `added`, in the manner of {@link withEntry}. */
export function withValues(
  before: ReadonlyMap<string, Value>,
  current: ReadonlyMap<string, Value>,
  added: Values,
): ReadonlyMap<string, Value> {
  let after = current
  for (const name of Object.keys(added)) {
    after = withEntry(before, after, name, added[name] as Value)
  }
  return after
}
