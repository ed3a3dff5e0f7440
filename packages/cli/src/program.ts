import { readFileSync } from 'node:fs'
import { backupCommand } from './backup.js'
import { bestCommand } from './best.js'
import { type AnyCommand, Command } from './command.js'
import { compareCommand } from './compare.js'
import { completionCommand } from './completion.js'
import { completionServerCommand } from './completion-server.js'
import { diffCommand } from './diff.js'
import { doctorCommand } from './doctor.js'
import { exportCommand } from './export.js'
import { forkCommand } from './fork.js'
import { logCommand } from './log.js'
import { listCommand } from './ls.js'
import { mergeCommand } from './merge.js'
import { plotCommand } from './plot.js'
import { receiptCommand } from './receipt.js'
import { redactCommand } from './redact.js'
import { repairCommand } from './repair.js'
import { reportCommand } from './report.js'
import { revertCommand } from './revert.js'
import { removeCommand } from './rm.js'
import { runCommand } from './run.js'
import { serveCommand } from './serve.js'
import { showCommand } from './show.js'
import { tagCommand } from './tag.js'
import type { Terminal } from './terminal.js'
import { vacuumCommand } from './vacuum.js'
import { verifyCommand } from './verify.js'
import { watchCommand } from './watch.js'
import { whyCommand } from './why.js'

/** In the order of the help. */
const commands = [
  listCommand,
  showCommand,
  reportCommand,
  compareCommand,
  diffCommand,
  whyCommand,
  bestCommand,
  plotCommand,
  logCommand,
  watchCommand,
  exportCommand,
  runCommand,
  forkCommand,
  tagCommand,
  revertCommand,
  redactCommand,
  removeCommand,
  receiptCommand,
  verifyCommand,
  repairCommand,
  backupCommand,
  mergeCommand,
  vacuumCommand,
  serveCommand,
  doctorCommand,
  completionCommand,
]

/**
 * The command line of `track`. What a command needs to run is loaded when it runs. It ends with a
 * CommanderError where the command line is wrong, and where help was asked for.
 */
export function trackProgram(terminal: Terminal): AnyCommand {
  const program = new Command('track')
    .description('Look at, compare and look after the runs that Track has logged.')
    .option(
      '--store <path>',
      'the store: a folder or a URI (default: TRACK_STORE, track.config.json, ./runs)',
    )
    .option('--json', 'print JSON, as docs/cli.md describes it')
    .version(ownVersion(), '--version', 'print the version')
    .helpCommand('help [command]', 'show the help of a command')
    .addHelpText(
      'after',
      '\nExit codes: 0 done, 1 failed, 2 wrong command line, 3 no such store or trial.',
    )
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out,
      writeErr: terminal.err,
      outputError: () => {}, // main tells of it
      getOutHelpWidth: () => terminal.columns ?? 80,
      getErrHelpWidth: () => terminal.columns ?? 80,
    })
    .configureHelp({ showGlobalOptions: true })
  for (const make of commands) {
    const command = make(terminal)
    command.copyInheritedSettings(program)
    program.addCommand(command)
  }
  program.addCommand(completionServerCommand(terminal, program), { hidden: true })
  return program
}

function ownVersion(): string {
  const file = new URL('../../package.json', import.meta.url) // beside dist/bundle/
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }
  return version
}
