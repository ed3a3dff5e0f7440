import type { AnyCommand } from './command.js'
import { trackCommand } from './command.js'
import { completionsFor } from './completions.js'
import { answerText, lineOf } from './shell-line.js'
import type { Terminal } from './terminal.js'

/**
 * A shell waits no longer: a store whose process does not answer completes nothing. TRACK_COMPLETION_SECONDS is for machines
 * on which everything takes long.
 */
export function patienceMs({ TRACK_COMPLETION_SECONDS: given = '' }: Terminal['env']): number {
  const seconds = /^\d{1,4}$/.test(given) ? Number(given) : 2
  return seconds * 1000
}

/** `track completion-server`: what the scripts of `track completion` ask. It is in no help. */
export function completionServerCommand(terminal: Terminal, program: AnyCommand): AnyCommand {
  return trackCommand('completion-server', {
    description: 'Print what may stand at the cursor of a command line, for a shell.',
    examples: ['track completion-server -- track ls --pro'],
  })
    .argument('[words...]', 'of the command line')
    .action(async (words) => {
      const line = lineOf(words, terminal.env)
      const timer = setTimeout(() => process.exit(0), patienceMs(terminal.env))
      timer.unref()
      const found = await completionsFor(line, program, terminal)
      terminal.out(answerText(found, line))
      clearTimeout(timer)
    })
}
