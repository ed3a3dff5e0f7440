/** How far the check or the repair of a store is. */
export interface StoreProgress {
  /** What is being done: the files are copied, commits are read, the index is read, commits are written. */
  readonly phase: 'copying' | 'commits' | 'index' | 'writing'
  /** Bytes when copying; positions for commits; entries of the index. Grows within a phase. */
  readonly done: number
  /** What `done` will come to; undefined when that is not known. */
  readonly total: number | undefined
}
