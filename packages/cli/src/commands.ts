import type { AnyCommand } from './command.js'
import type { CommandName } from './command-list.js'
import type { Terminal } from './terminal.js'

type MakeCommand = (terminal: Terminal, program: AnyCommand) => AnyCommand

const makers: Readonly<Record<CommandName, () => Promise<MakeCommand>>> = {
  ls: async () => (await import('./ls.js')).listCommand,
  show: async () => (await import('./show.js')).showCommand,
  report: async () => (await import('./report.js')).reportCommand,
  compare: async () => (await import('./compare.js')).compareCommand,
  diff: async () => (await import('./diff.js')).diffCommand,
  why: async () => (await import('./why.js')).whyCommand,
  best: async () => (await import('./best.js')).bestCommand,
  plot: async () => (await import('./plot.js')).plotCommand,
  log: async () => (await import('./log.js')).logCommand,
  watch: async () => (await import('./watch.js')).watchCommand,
  export: async () => (await import('./export.js')).exportCommand,
  run: async () => (await import('./run.js')).runCommand,
  fork: async () => (await import('./fork.js')).forkCommand,
  tag: async () => (await import('./tag.js')).tagCommand,
  revert: async () => (await import('./revert.js')).revertCommand,
  redact: async () => (await import('./redact.js')).redactCommand,
  rm: async () => (await import('./rm.js')).removeCommand,
  receipt: async () => (await import('./receipt.js')).receiptCommand,
  verify: async () => (await import('./verify.js')).verifyCommand,
  repair: async () => (await import('./repair.js')).repairCommand,
  backup: async () => (await import('./backup.js')).backupCommand,
  merge: async () => (await import('./merge.js')).mergeCommand,
  vacuum: async () => (await import('./vacuum.js')).vacuumCommand,
  serve: async () => (await import('./serve.js')).serveCommand,
  doctor: async () => (await import('./doctor.js')).doctorCommand,
  completion: async () => (await import('./completion.js')).completionCommand,
  'completion-server': async () => (await import('./completion-server.js')).completionServerCommand,
}

/** Declares a command of `program`, with its arguments, options and action. */
export async function makeCommand(
  name: CommandName,
  terminal: Terminal,
  program: AnyCommand,
): Promise<AnyCommand> {
  const make = await makers[name]()
  return make(terminal, program)
}
