/**
 * What a parameter, a tag or a piece of metadata can be. Kept exactly: bigints of any size, -0, NaN
 * and the infinities, bytes, dates, null, and nesting of up to {@link valueDepthMax} levels.
 */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | Date
  | readonly Value[]
  | { readonly [key: string]: Value }

/** Named values. Those that Track hands out have no prototype, so `__proto__` is a key like others. */
export type Values = { readonly [key: string]: Value }

/** The levels of arrays and objects that a value may have; protobufjs reads 100 nested messages. */
export const valueDepthMax = 30
