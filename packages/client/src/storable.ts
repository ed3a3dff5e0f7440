/**
 * What of `T` Track can keep, as a type: a value with something in it that cannot be kept (undefined,
 * a function, a symbol) fails to compile where it stands. `unknown` passes and is checked at the call.
 */
export type Storable<T> = unknown extends T
  ? T
  : T extends string | number | boolean | bigint | null | Uint8Array | Date
    ? T
    : T extends symbol | undefined | ((...args: never[]) => unknown)
      ? never
      : { [K in keyof T]: Storable<T[K]> }
