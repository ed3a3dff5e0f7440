import { atFlag, storeMoment } from './at-flag.js'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'

/** `track report`: the report of a trial. */
export function reportCommand(terminal: Terminal): AnyCommand {
  return trackCommand('report', {
    description: 'Print the report of a trial, as `client.report()` gives it: JSON.',
    examples: [
      'track report 3fa2b1c',
      'track report 3fa2b1c --full > report.json',
      'track report 3fa2b1c --at @1000',
    ],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .option('--full', 'all of it: uid, project, groups, files, and lists that are not cut')
    .option(...atFlag.ofTrial)
    .action(async (name, { full = false, at }, self) => {
      await using client = await openStore(globalsOf(self), terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const asOf = await storeMoment(client, name, at)
      const trial = await chooseTrial(client, name, asOf)
      printJson(await client.report({ trial, full, print: false, ...asOf }), terminal)
    })
}
