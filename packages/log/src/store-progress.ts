/** How far the check or the repair of a store is. */
export interface StoreProgress {
  /**
   * What is being done: the files are copied, commits are read, the index is read, commits are written,
   * contents of logged files are read; where LevelDB ended the process, each table of the log is tried by
   * itself.
   */
  readonly phase: 'copying' | 'commits' | 'index' | 'writing' | 'files' | 'probing'
  /**
   * Bytes when copying and of contents; positions for commits; entries of the index; tables. Grows within a
   * phase.
   */
  readonly done: number
  /** What `done` will come to; undefined when that is not known. */
  readonly total: number | undefined
}
