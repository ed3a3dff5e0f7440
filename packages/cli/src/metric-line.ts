import type { MetricPoints, Points } from '@track/client'

/** A metric as it is drawn: its finite values, by their steps, ascending. */
export interface MetricLine {
  /** Steps; places in the order logged for points without one. */
  readonly x: readonly number[]
  readonly y: readonly number[]
}

/**
 * What of a metric is drawn: the points with a step, the last of those with the same; or those without, if
 * there are no others.
 */
export function metricLine(points: MetricPoints | undefined): MetricLine {
  const { stepped, listed } = points ?? { stepped: undefined, listed: undefined }
  if (stepped !== undefined) return lineOf(byStep(stepped))
  return lineOf(Array.from(listed?.values ?? [], (value, i) => [i, value]))
}

function byStep({ steps, values }: Points): readonly Entry[] {
  const latest = new Map<number, number>()
  values.forEach((value, i) => {
    latest.set(steps?.[i] ?? i, value)
  })
  return [...latest].sort(([a], [b]) => a - b)
}

type Entry = readonly [x: number, y: number]

function lineOf(entries: readonly Entry[]): MetricLine {
  const finite = entries.filter(([, y]) => Number.isFinite(y))
  return { x: finite.map(([x]) => x), y: finite.map(([, y]) => y) }
}

/**
 * A line of at most `width` points: the mean of what falls into each of as many equal parts of `range`.
 * Parts without a point are undefined.
 */
export function resampled(
  { x, y }: MetricLine,
  width: number,
  [from, to]: readonly [number, number],
): readonly (number | undefined)[] {
  const sums = new Float64Array(width)
  const counts = new Float64Array(width)
  const scale = to > from ? width / (to - from) : 0
  x.forEach((step, i) => {
    const part = Math.min(width - 1, Math.floor((step - from) * scale))
    sums[part] = (sums[part] ?? 0) + (y[i] ?? 0)
    counts[part] = (counts[part] ?? 0) + 1
  })
  return Array.from(counts, (count, i) => (count > 0 ? (sums[i] ?? 0) / count : undefined))
}

/** From the first step of any of the lines to the last; from 0 to 0 when there is none. */
export function rangeOf(lines: readonly MetricLine[]): readonly [number, number] {
  const ends = lines.flatMap(({ x }) => (x.length > 0 ? [x[0] as number, x.at(-1) as number] : []))
  return ends.length === 0 ? [0, 0] : [Math.min(...ends), Math.max(...ends)]
}
