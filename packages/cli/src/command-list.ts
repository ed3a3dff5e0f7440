/** What the help says beside the names of commands, in its order. */
export const commandList = {
  ls: 'list trials, groups or projects',
  show: 'show one trial',
  report: 'print the report of a trial',
  compare: 'compare trials',
  diff: 'show what changed between two moments of a trial, or differs between two trials',
  why: 'show which events made a field what it is',
  best: 'show the best trials of a group by a metric',
  plot: 'draw metrics of a trial',
  log: 'print the events of the log',
  watch: 'watch the trials that run',
  export: 'write trials, or the points of their metrics, as CSV, JSON or Parquet',
  run: 'run a program as a trial',
  fork: 'make a trial that starts as another was at a moment',
  tag: 'add tags to a trial',
  revert: 'take an event of a trial back',
  redact: 'remove a value for good',
  rm: 'delete trials',
  receipt: 'print what to keep of a trial, to find changes of it later',
  verify: 'check that the store is as it was written',
  repair: 'make a new store of what is intact in a damaged one',
  backup: 'copy the store, or bring a copy up to now',
  merge: 'make one new store of several that were written apart',
  vacuum: 'make a new store without what deleted trials have left',
  serve: 'serve the store over the network',
  doctor: 'say what the store is, who has it open, what is wrong, and what to do',
  completion: 'print a script that completes command lines in a shell',
} as const

/** A command of the help, and what answers a shell. */
export type CommandName = keyof typeof commandList | 'completion-server'
