import { atFlag } from './at-flag.js'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'
import { asOfFlag } from './trial-search.js'

/** `track compare`: trials side by side. */
export function compareCommand(terminal: Terminal): AnyCommand {
  return trackCommand('compare', {
    description: 'Show trials side by side: the parameters that differ, and what came of them.',
    examples: ['track compare 3fa2b1c 81c09de', 'track compare 3fa2b1c 81c09de 0aa41f7 --all'],
  })
    .argument('<trials...>', 'uids, the beginnings of those, or names')
    .option('-a, --all', 'parameters that are equal too')
    .option(...atFlag.ofStore)
    .action(async (names, { all = false, at }, self) => {
      const flags = globalsOf(self)
      const asOf = asOfFlag({ at })
      await using client = await openStore(flags, terminal)
      const { chooseTrials, shortIds } = await import('./choose-trial.js')
      const trials = await chooseTrials(client, names, asOf)
      const { comparedValues } = await import('./compared-values.js')
      const parameters = comparedValues(trials, (trial) => trial.parameters)
      if (flags.json) {
        printJson({ trials, parameters }, terminal)
        return
      }
      const series = await Promise.all(trials.map((trial) => client.trialSeries(trial, asOf)))
      const { comparisonText } = await import('./comparison-text.js')
      const ids = shortIds(await client.trialIds(asOf))
      const compared = trials.map((trial, i) => ({
        trial,
        id: ids.get(trial.id) ?? trial.uid,
        metrics: series[i]?.metrics ?? new Map(),
      }))
      const shown = all ? parameters : parameters.filter(({ differs }) => differs)
      terminal.out(comparisonText(compared, shown, terminal))
      const equal = parameters.length - shown.length
      if (equal === 0) return
      const are = equal === 1 ? 'parameter is' : 'parameters are'
      terminal.err(`${equal} equal ${are} not shown; --all shows them\n`)
    })
}
