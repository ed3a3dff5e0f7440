// The one importer of simple-ascii-chart and of d3-array, which knows where ticks look well.
import { extent, ticks } from 'd3-array'
import { type Color, type Point, plot } from 'simple-ascii-chart'
import { type MetricLine, rangeOf, resampled } from './metric-line.js'
import { plainText } from './plain-text.js'
import type { Terminal } from './terminal.js'

/** A line of a chart. */
export interface ChartLine {
  readonly name: string
  readonly line: MetricLine
}

const colors: readonly Color[] = [
  'ansiCyan',
  'ansiYellow',
  'ansiGreen',
  'ansiMagenta',
  'ansiRed',
  'ansiBlue',
]
const columnsDefault = 80
const heightDefault = 16
const columnsPerTick = 14
const rowsPerTick = 3

/**
 * Lines as a chart of text, in the width of the terminal. With colours they share one; without, nothing
 * would tell them apart, and each has its own.
 */
export function chartText(
  lines: readonly ChartLine[],
  terminal: Pick<Terminal, 'columns' | 'hasColors'>,
  height: number = heightDefault,
): string {
  const columns = terminal.columns ?? columnsDefault
  if (terminal.hasColors) return oneChart(lines, columns, height, colors)
  return lines.map((line) => oneChart([line], columns, height, undefined)).join('\n')
}

function oneChart(
  lines: readonly ChartLine[],
  columns: number,
  height: number,
  color: readonly Color[] | undefined,
): string {
  const shown = lines.filter(({ line }) => line.x.length > 0)
  if (shown.length === 0) {
    return `${lines.map(({ name }) => `${plainText(name)}: no finite values`).join('\n')}\n`
  }
  const xs = rangeOf(shown.map(({ line }) => line))
  const [low = 0, high = 0] = extent(shown.flatMap(({ line }) => line.y))
  const yTicks = ticks(low, high, Math.max(2, Math.floor(height / rowsPerTick)))
  // The library leaves as much room for the first step as for that, without two columns.
  const widths = [...yTicks.map((tick) => tickText(tick).length), tickText(xs[0]).length - 2]
  const labelWidth = Math.max(...widths, 1)
  const width = Math.max(10, columns - labelWidth - 4)
  const yRange: [number, number] = low === high ? [low - 1, high + 1] : [low, high]
  const text = plot(
    shown.map(({ line }) => pointsOf(line, width, xs)),
    {
      width,
      height,
      yRange,
      customXAxisTicks: ticks(xs[0], xs[1], Math.max(2, Math.floor(width / columnsPerTick))),
      customYAxisTicks: yTicks,
      formatter: (value, { axis }) =>
        // It leaves room for a label of each point, though only ticks have one.
        axis === 'y' && !yTicks.includes(value) ? ' '.repeat(labelWidth) : tickText(value),
      ...(color !== undefined && { color: [...color] }),
      legend: { position: 'bottom', series: shown.map(({ name }) => plainText(name)) },
    },
  )
  const rows = text.split('\n').map((row) => row.trimEnd())
  return `${rows.filter((row) => row !== '').join('\n')}\n`
}

/** Ticks are round numbers: all their digits are needed to tell them apart, and none that arithmetic left. */
function tickText(tick: number): string {
  return Number(tick.toPrecision(12)).toString()
}

function pointsOf(line: MetricLine, width: number, xs: readonly [number, number]): Point[] {
  if (line.x.length <= width) return line.x.map((x, i) => [x, line.y[i] as number])
  const step = (xs[1] - xs[0]) / (width - 1) // from one end to the other
  return resampled(line, width, xs).flatMap((y, i): Point[] =>
    y === undefined ? [] : [[xs[0] + i * step, y]],
  )
}
