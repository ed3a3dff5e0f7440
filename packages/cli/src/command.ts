// commander's one importer.
import { Command, type CommandUnknownOpts } from '@commander-js/extra-typings'

export {
  Argument,
  CommanderError,
  InvalidArgumentError,
  Option,
} from '@commander-js/extra-typings'
export { Command }

/** A command with whatever arguments and options it has. */
export type AnyCommand = CommandUnknownOpts

/** What the help says of a command. */
export interface CommandHelp {
  /** Sentences. */
  readonly description: string
  /** Command lines, without the prompt. */
  readonly examples: readonly string[]
}

/** A command of the program `track`, to be given arguments, options and an action. */
export function trackCommand(name: string, help: CommandHelp): Command {
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
