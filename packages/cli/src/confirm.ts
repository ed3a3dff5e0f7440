import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import type { Terminal } from './terminal.js'

/** What is asked for, in the words of messages. */
export interface AskedAct {
  /** As `Delete this trial?` */
  readonly question: string
  /** As `delete`. */
  readonly verb: string
  /** As `deleted`. */
  readonly done: string
}

/**
 * Asks before what cannot be undone.
 * @throws CliError TRACK_USAGE where nobody can be asked; TRACK_NOT_CONFIRMED when the answer is no.
 */
export async function confirm(
  { question, verb, done }: AskedAct,
  terminal: Terminal,
): Promise<void> {
  if (!terminal.isInTerminal || !terminal.isErrTerminal) {
    throw new CliError('TRACK_USAGE', `nobody is here to be asked whether to ${verb}`, {
      exitCode: exitCode.usage,
      hints: [`  --yes ${verb}s without asking`],
    })
  }
  const { ask } = await import('./ask.js')
  if (await ask(question)) return
  throw new CliError('TRACK_NOT_CONFIRMED', `nothing was ${done}`)
}
