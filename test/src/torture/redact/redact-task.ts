/** What programs/redact.js is told to do. */
export interface RedactTask {
  /** The store's folder. */
  readonly store: string
  /** Of the value, such as `metadata.token`. */
  readonly path: string
  /** Ids. */
  readonly trials: readonly string[]
}
