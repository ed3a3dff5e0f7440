/** What a snapshot is made of: lists and scalars, with doubles and user values as bytes. */
export type Plain = null | boolean | number | string | Uint8Array | readonly Plain[]
