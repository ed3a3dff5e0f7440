import type { MetricPoints, TrialSummary } from '@track/client'
import { colouredStatus } from './colors.js'
import type { ComparedValues } from './compared-values.js'
import { type MetricLine, metricLine, rangeOf } from './metric-line.js'
import { type Extent, sparkline } from './sparkline.js'
import { type Column, tableText } from './table.js'
import type { Terminal } from './terminal.js'
import { duration, figure, moment, valueText } from './words.js'

/** A trial that is compared with others. */
export interface ComparedTrial {
  readonly trial: TrialSummary
  /** Its shortest name. */
  readonly id: string
  readonly metrics: ReadonlyMap<string, MetricPoints>
}

const sparklineWidth = 20

/** What one row shows of each trial. */
interface Line {
  readonly name: string
  readonly cells: readonly string[]
  readonly isStatus?: boolean
}

/** Trials side by side: a column for each. */
export function comparisonText(
  trials: readonly ComparedTrial[],
  parameters: readonly ComparedValues[],
  terminal: Terminal,
): string {
  const columns: Column<Line>[] = [
    { name: '', text: ({ name }) => name, coloured: (text, _line, colors) => colors.dim(text) },
    ...trials.map(
      ({ trial, id }, i): Column<Line> => ({
        name: id,
        text: ({ cells }) => cells[i] ?? '',
        coloured: (text, { isStatus }, colors) =>
          isStatus === true ? colouredStatus(text, trial.statusValue, colors) : text,
      }),
    ),
  ]
  const lines = [...factLines(trials), ...parameterLines(parameters), ...metricLines(trials)]
  return tableText(columns, lines, terminal)
}

const blank: Line = { name: '', cells: [] }

function factLines(trials: readonly ComparedTrial[]): readonly Line[] {
  const line = (name: string, cellOf: (trial: TrialSummary) => string): Line => ({
    name,
    cells: trials.map(({ trial }) => cellOf(trial)),
  })
  return [
    line('name', ({ name }) => name),
    { ...line('status', ({ status }) => status), isStatus: true },
    line('version', ({ version }) => version),
    line('started', ({ startedAt }) => moment(startedAt)),
    line('runtime', ({ runtimeSeconds }) => duration(runtimeSeconds)),
  ]
}

function parameterLines(parameters: readonly ComparedValues[]): readonly Line[] {
  if (parameters.length === 0) return []
  return [blank, ...parameters.map(({ name, values }) => ({ name, cells: values.map(valueText) }))]
}

function metricLines(trials: readonly ComparedTrial[]): readonly Line[] {
  const names = new Set(trials.flatMap(({ trial }) => Object.keys(trial.metrics)))
  return Array.from(names).flatMap((name) => {
    const lines = trials.map(({ metrics }) => metricLine(metrics.get(name)))
    const extent = extentOf(lines)
    const summaryLine = (label: string, field: 'last' | 'min' | 'max'): Line => ({
      name: label,
      cells: trials.map(({ trial }) => cellOf(trial.metrics[name]?.[field])),
    })
    const drawn = extent.stepsMax > 1 ? lines.map((line) => drawing(line, extent)) : []
    return [
      blank,
      summaryLine(name, 'last'),
      ...(drawn.length > 0
        ? [{ name: '', cells: drawn }, summaryLine('  min', 'min'), summaryLine('  max', 'max')]
        : []),
    ]
  })
}

function cellOf(value: number | undefined): string {
  return value === undefined ? '-' : figure(value)
}

function drawing(line: MetricLine, extent: Extent): string {
  return line.x.length === 0 ? '' : sparkline(line, sparklineWidth, extent)
}

function extentOf(lines: readonly MetricLine[]): Extent {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const { y } of lines) {
    for (const value of y) {
      low = Math.min(low, value)
      high = Math.max(high, value)
    }
  }
  const stepsMax = Math.max(...lines.map(({ x }) => x.length))
  return { x: rangeOf(lines), y: [low, high], stepsMax }
}
