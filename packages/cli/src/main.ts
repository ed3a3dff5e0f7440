import { type AnyCommand, CommanderError } from './command.js'
import { exitCode } from './exit-code.js'
import { CliError, tellFailure } from './failure.js'
import { trackProgram } from './program.js'
import type { Terminal } from './terminal.js'

/** Runs the command line `args`, and says by the terminal's exit code how that went. */
export async function main(args: readonly string[], terminal: Terminal): Promise<void> {
  const program = await trackProgram(terminal, args)
  const tell = (error: unknown): Promise<number> => {
    return tellFailure(error, terminal, program.opts().json === true)
  }
  terminal.onOutFailed((error) => void tell(noOutput(error)).then(process.exit))
  try {
    if (args.length === 0) program.help()
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError && error.exitCode === 0) return // help and version are told
    const told =
      error instanceof CommanderError
        ? usageError(messageOf(error, args), helpFor(args, program))
        : error
    terminal.setExitCode(await tell(told))
  }
}

function noOutput({ message }: Error): CliError {
  return new CliError('TRACK_FILE_UNWRITABLE', `standard output cannot be written: ${message}`)
}

/** Commander has none where it would show the help: no command was named, or `help` with one that is none. */
function messageOf(
  { code, message }: { readonly code: string; readonly message: string },
  args: readonly string[],
): string {
  if (code !== 'commander.help') return message
  const [word, asked] = args.filter((one) => !one.startsWith('-'))
  return word === 'help' && asked !== undefined
    ? `unknown command '${asked}'`
    : 'the command line names no command'
}

/** Commander says `error: unknown command 'lss'`, and in a second line what may have been meant. */
function usageError(message: string, help: string): CliError {
  const [first = '', ...hints] = message.replace(/^error: /, '').split('\n')
  return new CliError('TRACK_USAGE', first, {
    exitCode: exitCode.usage,
    hints: [...hints, help].map((hint) => `  ${hint}`),
  })
}

/** Where the help is that says what the command line should have been. */
function helpFor(args: readonly string[], { commands }: AnyCommand): string {
  const command = args.find((word) => commands.some((one) => one.name() === word))
  if (command === undefined) return '(track --help lists the commands)'
  return `(track ${command} --help says what it takes)`
}
