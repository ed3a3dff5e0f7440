import { newWireWriter } from './wire.js'
import { bodyTag } from './wire-fields.js'

/** What a body that stands in the place of another is made of. */
export interface ReplacingBody {
  /** SHA-256 of the body that was there first. */
  readonly replaces: Uint8Array
  /** 12 random bytes, other than those of the body that it replaces. */
  readonly salt: Uint8Array
  readonly names: readonly string[]
  /** The bytes of each group's events. */
  readonly groups: readonly Uint8Array[]
  readonly order: readonly number[] | undefined
}

/** A body that stands in the place of another. */
export function encodeReplacingBody(parts: ReplacingBody): Uint8Array {
  const { replaces, salt, names, groups, order } = parts
  const writer = newWireWriter()
  writer.uint32(bodyTag.replaces).bytes(replaces)
  writer.uint32(bodyTag.salt).bytes(salt)
  for (const name of names) writer.uint32(bodyTag.names).string(name)
  for (const group of groups) writer.uint32(bodyTag.groups).bytes(group)
  if (order !== undefined) {
    writer.uint32(bodyTag.order).fork()
    for (const group of order) writer.uint32(group)
    writer.ldelim()
  }
  return new Uint8Array(writer.finish())
}
