import { colorsOf, colouredStatus } from './colors.js'
import { type Column, tableText } from './table.js'
import type { Terminal } from './terminal.js'
import type { WatchedTrial } from './watched-trials.js'
import { duration, figure, valueText } from './words.js'

/** Metrics that are shown, of those that the first of the trials have. */
const metricsShown = 4

/** Lines that are no trial's: the names of the columns, what has no room, and the end. */
const linesBeside = 4

/**
 * Trials that are watched, those that run first, as much as the terminal shows at once.
 * @param names What they are called for short, by their ids.
 */
export function watchText(
  trials: readonly WatchedTrial[],
  names: ReadonlyMap<string, string>,
  terminal: Pick<Terminal, 'columns' | 'rows' | 'hasColors'>,
): string {
  const { rows = Number.POSITIVE_INFINITY } = terminal
  const colors = colorsOf(terminal)
  const running = trials.filter(isRunning)
  const inOrder = [...running, ...trials.filter((trial) => !isRunning(trial)).reverse()]
  const shown = inOrder.slice(0, Math.max(1, rows - linesBeside))
  const counts = `${running.length} running, ${trials.length - running.length} ended`
  const hidden = inOrder.length - shown.length
  const end = colors.dim(hidden > 0 ? `${counts}; ${hidden} have no room` : counts)
  if (shown.length === 0) return `${colors.dim('no trial runs')}\n`
  return `${tableText(watchColumns(shown, names), shown, terminal)}${end}\n`
}

function isRunning({ statusValue }: WatchedTrial): boolean {
  return statusValue >= 100 && statusValue < 200
}

function watchColumns(
  trials: readonly WatchedTrial[],
  names: ReadonlyMap<string, string>,
): readonly Column<WatchedTrial>[] {
  const metricNames = [...new Set(trials.flatMap(({ metrics }) => Object.keys(metrics)))]
  return [
    { name: 'name', text: ({ name }) => name },
    {
      name: 'status',
      text: ({ status }) => status,
      coloured: (text, { statusValue }, colors) => colouredStatus(text, statusValue, colors),
    },
    { name: 'step', text: ({ step }) => valueText(step), align: 'right' },
    ...metricNames.slice(0, metricsShown).map(
      (name): Column<WatchedTrial> => ({
        name,
        text: ({ metrics }) => valueText(metrics[name]?.value),
        align: 'right',
      }),
    ),
    { name: 'runtime', text: ({ runtimeSeconds }) => duration(runtimeSeconds), align: 'right' },
    { name: 'left', text: ({ etaSeconds }) => leftText(etaSeconds), align: 'right' },
    {
      name: 'events/s',
      text: ({ eventsPerSecond: rate }) => (rate === undefined ? '-' : figure(Math.round(rate))),
      align: 'right',
    },
    { name: 'id', text: ({ id }) => names.get(id) ?? id },
  ]
}

function leftText(seconds: number | undefined): string {
  return seconds === undefined ? '-' : duration(Math.round(seconds))
}
