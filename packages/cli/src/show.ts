import { atFlag, storeMoment } from './at-flag.js'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { printJson } from './print-json.js'
import { standingReverts } from './standing-reverts.js'
import type { Terminal } from './terminal.js'

/** `track show`: one trial. */
export function showCommand(terminal: Terminal): AnyCommand {
  return trackCommand('show', {
    description: 'Show what a trial is, what it was given, and what came of it.',
    examples: ['track show 3fa2b1c', 'track show final_trial_2 --json'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .option(...atFlag.ofTrial)
    .action(async (name, { at }, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const asOf = await storeMoment(client, name, at)
      const trial = await chooseTrial(client, name, asOf)
      const view = await client.trialView(trial, asOf)
      if (flags.json) {
        printJson({ ...trial, reverts: standingReverts(view.reverts) }, terminal)
        return
      }
      const { trialText } = await import('./trial-text.js')
      const trials = view.forkedFrom === undefined ? [] : await client.trialIds(asOf)
      terminal.out(trialText(trial, view, trials, terminal))
    })
}
