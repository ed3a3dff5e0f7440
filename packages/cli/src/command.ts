// commander's one importer.
import { createRequire } from 'node:module'
import type * as commander from '@commander-js/extra-typings'

// It is CommonJS. Required, it takes half the time that Node takes to import it, and every start needs it.
const require = createRequire(import.meta.url)
const library: typeof commander = require('commander')

export const Argument: typeof commander.Argument = library.Argument
export const Command: typeof commander.Command = library.Command
export const CommanderError: typeof commander.CommanderError = library.CommanderError
export const InvalidArgumentError: typeof commander.InvalidArgumentError =
  library.InvalidArgumentError
export const Option: typeof commander.Option = library.Option
export type Option<Usage extends string> = commander.Option<Usage>

/** A command with whatever arguments and options it has. */
export type AnyCommand = commander.CommandUnknownOpts

/** What the help says of a command. */
export interface CommandHelp {
  /** Sentences. */
  readonly description: string
  /** Command lines, without the prompt. */
  readonly examples: readonly string[]
}

/** A command of the program `track`, to be given arguments, options and an action. */
export function trackCommand(name: string, help: CommandHelp): commander.Command {
  const examples = help.examples.map((example) => `  $ ${example}`)
  return new Command(name)
    .description(help.description)
    .addHelpText('after', ['', 'Examples:', ...examples].join('\n'))
}

/** Options that every command has: they stand before its name or after it. */
export interface GlobalFlags {
  readonly store?: string | undefined
  readonly json?: true | undefined
}

/** The global options of a command that runs. */
export function globalsOf(command: { optsWithGlobals(): object }): GlobalFlags {
  return command.optsWithGlobals()
}
