import type { TrialSummary } from '@track/client'
import { atFlag } from './at-flag.js'
import { checkCollections } from './check-collections.js'
import { type AnyCommand, Argument, globalsOf, Option, trackCommand } from './command.js'
import type { CliError } from './failure.js'
import { metricsOf, noMetric } from './no-metric.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'
import { asOfFlag, countOf, gather, searchFlags, searchOf } from './trial-search.js'

const shownDefault = 5

/** `track best`: the trials that came furthest by a metric. */
export function bestCommand(terminal: Terminal): AnyCommand {
  return trackCommand('best', {
    description:
      'Show the best trials of a group, or of the store, by the best value that a metric had. The first is ' +
      'the best. Trials without the metric, or with nothing but NaN, are left out.',
    examples: [
      'track best idea_4573 --metric loss --mode min',
      'track best --metric accuracy --mode max -n 1 --json',
    ],
  })
    .addArgument(new Argument('[group]', 'the group (default: all trials)'))
    .requiredOption('-m, --metric <name>', 'the metric')
    .addOption(
      new Option('--mode <mode>', 'whether less or more is better')
        .choices(['min', 'max'] as const)
        .default('min' as const),
    )
    .option('--last', 'judge by the latest value, not the best')
    .option(...searchFlags.where, gather)
    .option(...searchFlags.project)
    .option('-n, --limit <count>', 'at most so many', countOf, shownDefault)
    .option(...atFlag.ofStore)
    .action(async (group, { metric, mode, last = false, limit, ...flags }, self) => {
      const globals = globalsOf(self)
      const { TrialList } = await import('./trial-list.js')
      await using list = await TrialList.of(globals, terminal)
      const field = `metrics.${metric}.${last ? 'last' : mode}`
      const search = searchOf({ ...flags, group, sort: [mode === 'min' ? field : `-${field}`] })
      const found = await list.trials(search)
      if (found.length === 0) await checkCollections(() => list.client(), { ...flags, group })
      const trials = found.filter(({ metrics }) =>
        hasValue(metrics[metric]?.[last ? 'last' : mode]),
      )
      if (trials.length === 0) throw noTrial(metric, found)
      if (globals.json) {
        printJson(trials.slice(0, limit), terminal)
        return
      }
      const { bestColumns } = await import('./best-columns.js')
      const { printTable } = await import('./table.js')
      const shown = trials.slice(0, limit)
      const all = await list.trialIds(asOfFlag(flags))
      const columns = bestColumns(shown, { metric, mode, last }, all)
      printTable(columns, shown, terminal)
    })
}

function hasValue(value: number | undefined): boolean {
  return value !== undefined && !Number.isNaN(value)
}

function noTrial(metric: string, trials: readonly TrialSummary[]): CliError {
  const metrics = metricsOf(trials)
  const isThere = metrics.includes(metric)
  return noMetric({
    name: metric,
    message: isThere
      ? `no trial has a value of the metric ${metric} but NaN`
      : `no trial has the metric ${metric}`,
    metrics,
    intro: isThere ? 'their other metrics are' : 'their metrics are',
  })
}
