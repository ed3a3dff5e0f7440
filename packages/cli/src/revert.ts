import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'
import { countOf } from './trial-search.js'

/** `track revert`: takes an event back. */
export function revertCommand(terminal: Terminal): AnyCommand {
  return trackCommand('revert', {
    description:
      'Take an event of a trial back: views and reports are from then on as if it had not happened. It stays ' +
      'in the log. A revert is an event too: reverted itself, it brings back what it took. Positions are the ' +
      'first numbers of track log.',
    examples: ['track revert 3fa2b1c 1042 --reason "measured with the wrong data"'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .argument('<position>', 'of the event in the log', countOf)
    .option('--reason <text>', 'why, for whoever reads the log')
    .action(async (name, position, { reason }, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const { trialHandle } = await import('./trial-handle.js')
      const { uid, id, ...found } = await chooseTrial(client, name)
      const trial = await trialHandle(client, { uid, ...found })
      const revert = await trial.revert(position, reason === undefined ? {} : { reason })
      if (flags.json) printJson({ uid, id, reverted: position, position: revert }, terminal)
      else {
        const what = `event ${position} of ${plainText(found.name)}`
        terminal.out(`reverted ${what}, at position ${revert}\n`)
      }
    })
}
