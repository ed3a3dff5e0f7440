import canonicalize from 'canonicalize'
import { hexOf } from './hex.js'
import { TrackError } from './track-error.js'
import type { Value } from './value.js'

/**
 * The canonical JSON of `value` (RFC 8785: keys sorted by UTF-16 code units, numbers as ECMAScript
 * prints them). Values that JSON does not know enter it in a tagged form, `{"$track":kind,"value":…}`;
 * an object with a key of its own that starts with `$track` is tagged too, so that no two values meet.
 */
export function canonicalJson(value: Value): string {
  const json = canonicalize(tagged(value))
  if (json === undefined) {
    throw new TrackError('TRACK_VALUE_INVALID', 'undefined has no canonical JSON')
  }
  return json
}

function tagged(value: Value): unknown {
  if (typeof value === 'bigint') return tag('bigint', value.toString())
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) return tag('number', String(value))
    return Object.is(value, -0) ? tag('number', '-0') : value
  }
  if (typeof value !== 'object' || value === null) return value
  if (value instanceof Uint8Array) return tag('bytes', hexOf(value))
  if (value instanceof Date) return tag('date', value.getTime())
  if (isList(value)) return value.map(tagged)
  const object = mapped(value)
  return Object.keys(value).some((key) => key.startsWith('$track')) ? tag('object', object) : object
}

function mapped(object: { readonly [key: string]: Value }): Record<string, unknown> {
  const result: Record<string, unknown> = Object.create(null)
  for (const key of Object.keys(object)) result[key] = tagged(object[key] as Value)
  return result
}

function tag(kind: string, value: unknown): Record<string, unknown> {
  return { $track: kind, value }
}

// Array.isArray does not narrow a readonly array out of a union.
function isList(value: Value): value is readonly Value[] {
  return Array.isArray(value)
}
