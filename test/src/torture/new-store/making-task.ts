/** What makes a store of others. */
export type Operation = 'merge' | 'vacuum' | 'backup' | 'repair'

/** What programs/make-store.js is told to do. */
export interface MakingTask {
  readonly operation: Operation
  /** Folders of the stores that it is made of: all but a merge make it of the first. */
  readonly stores: readonly string[]
  /** The folder of the new one. */
  readonly target: string
}
