/** What tells a store from every other. */
export interface StoreName {
  /** Its identity, 16 bytes in lower-case hex. */
  readonly id: string
  /** What tells its folder from its copies; undefined when that is not known. */
  readonly folder: string | undefined
}
