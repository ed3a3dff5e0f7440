/** What the program says by its exit code. Part of its interface, like its options. */
export const exitCode = {
  ok: 0,
  /** Something failed, or what was to be checked is not as it should be. */
  failed: 1,
  /** The command line is wrong. */
  usage: 2,
  /** There is no such store, project, group or trial, or more than one that is meant. */
  notFound: 3,
} as const
