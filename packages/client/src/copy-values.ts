import { decodeValues, encodeValues, type Values } from '@track/core'

/**
 * A copy of named values, down to the last byte: what the caller changes later changes nothing.
 * @param path What the error calls the outermost object, such as `arguments`.
 * @throws TRACK_VALUE_INVALID with `details.path` to what cannot be kept.
 */
export function copyValues(values: unknown, path: string): Values {
  return decodeValues(encodeValues(values, path))
}
