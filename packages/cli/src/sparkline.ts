// sparkly's one importer.
import sparkly from 'sparkly'
import { type MetricLine, resampled } from './metric-line.js'

/**
 * A line in one row of text.
 * @param extent Steps and values from the lowest to the highest: those of all lines that are compared.
 */
export function sparkline(line: MetricLine, width: number, extent: Extent): string {
  const known = resampled(line, Math.min(width, extent.stepsMax), extent.x)
  const [minimum, maximum] = extent.y
  return sparkly(
    known.map((value) => value ?? ''),
    { minimum, maximum },
  )
}

/** What the axes of a drawing reach over. */
export interface Extent {
  readonly x: readonly [number, number]
  readonly y: readonly [number, number]
  /** The points of the line that has most of them. */
  readonly stepsMax: number
}
