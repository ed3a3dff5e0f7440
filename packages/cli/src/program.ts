import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type AnyCommand, Command } from './command.js'
import { type CommandName, commandList } from './command-list.js'
import { makeCommand } from './commands.js'
import type { Terminal } from './terminal.js'

/**
 * The program `track`, for a command line of these words. It ends with a CommanderError where the command line
 * is wrong, and where help was asked for. Of commands that are no word of it the names are known, and no more:
 * to load and declare all of them takes longer than what most of them do.
 */
export async function trackProgram(
  terminal: Terminal,
  words: readonly string[],
): Promise<AnyCommand> {
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
      writeErr: () => {}, // main tells what is wrong
      outputError: () => {},
      getOutHelpWidth: () => terminal.columns ?? 80,
      getErrHelpWidth: () => terminal.columns ?? 80,
    })
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
  const declared = async (name: CommandName): Promise<AnyCommand> => {
    const command = await makeCommand(name, terminal, program)
    return command.copyInheritedSettings(program)
  }
  for (const name of Object.keys(commandList) as (keyof typeof commandList)[]) {
    const command = words.includes(name) ? await declared(name) : new Command(name)
    program.addCommand(command.summary(commandList[name]))
  }
  if (words.includes('completion-server')) {
    program.addCommand(await declared('completion-server'), { hidden: true })
  }
  return program
}

function ownVersion(): string {
  const file = join(import.meta.dirname, '../../package.json') // beside dist/bundle/
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { readonly version: string }
  return version
}
