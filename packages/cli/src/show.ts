import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'

/** `track show`: one trial. */
export function showCommand(terminal: Terminal): AnyCommand {
  return trackCommand('show', {
    summary: 'show one trial',
    description: 'Show what a trial is, what it was given, and what came of it.',
    examples: ['track show 3fa2b1c', 'track show final_trial_2 --json'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .action(async (name, _flags, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const trial = await chooseTrial(client, name)
      if (flags.json) {
        printJson(trial, terminal)
        return
      }
      const { trialText } = await import('./trial-text.js')
      terminal.out(trialText(trial, await client.trialView(trial), terminal))
    })
}
