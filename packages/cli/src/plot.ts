import { atFlag, storeMoment } from './at-flag.js'
import { type AnyCommand, globalsOf, InvalidArgumentError, trackCommand } from './command.js'
import type { CliError } from './failure.js'
import { noMetric } from './no-metric.js'
import { openStore } from './open-store.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'
import { countOf } from './trial-search.js'

/** `track plot`: metrics of a trial as lines. */
export function plotCommand(terminal: Terminal): AnyCommand {
  return trackCommand('plot', {
    description:
      'Draw metrics of a trial over their steps. With colours they share one chart, without each has its own.',
    examples: ['track plot 3fa2b1c loss', 'track plot 3fa2b1c loss val_loss --height 30'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .argument('[metrics...]', 'names of metrics (default: all, up to 6)')
    .option('--height <lines>', 'the height of a chart, in lines', heightOf, 16)
    .option(...atFlag.ofTrial)
    .action(async (name, asked, { height, at }, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const asOf = await storeMoment(client, name, at)
      const trial = await chooseTrial(client, name, asOf)
      const all = Object.keys(trial.metrics)
      const metrics = asked.length > 0 ? asked : all.slice(0, metricsDefault)
      const unknown = metrics.find((metric) => !all.includes(metric))
      if (unknown !== undefined || metrics.length === 0) throw notOfTrial(unknown, all)
      const series = await client.trialSeries(trial, asOf)
      const { metricLine } = await import('./metric-line.js')
      const lines = metrics.map((metric) => ({
        name: metric,
        line: metricLine(series.metrics.get(metric)),
      }))
      if (flags.json) {
        printJson(
          lines.map(({ name: metric, line }) => ({ metric, steps: line.x, values: line.y })),
          terminal,
        )
        return
      }
      const { chartText } = await import('./chart.js')
      terminal.out(chartText(lines, terminal, height))
    })
}

const metricsDefault = 6

/** More lines nobody looks at, and a chart takes memory for each. */
const heightMax = 1000

/** @throws InvalidArgumentError, which the command line tells of. */
function heightOf(text: string): number {
  const height = countOf(text)
  if (height >= 2 && height <= heightMax) return height
  throw new InvalidArgumentError(`It is 2 at the least, and ${heightMax} at the most.`)
}

function notOfTrial(name: string | undefined, metrics: readonly string[]): CliError {
  const message =
    name === undefined ? 'the trial has no metrics' : `the trial has no metric ${name}`
  return noMetric({ name, message, metrics, intro: 'it has' })
}
