import { type Json, type JsonObject, jsonNumber } from './json-value.js'
import type { Points } from './series.js'
import type { MetricPoints } from './series-reader.js'

/**
 * A metric in a report: `{ step: value }`, steps ascending and the last value of a repeated step;
 * without steps a list, in order; both, `{ steps, values }`.
 * @param listedMax Of a list, the last so many are shown.
 */
export function metricReport({ stepped, listed }: MetricPoints, listedMax: number): Json {
  const values = listReport(listed?.values ?? [], listedMax)
  if (stepped === undefined) return values
  const steps = stepsReport(stepped)
  return listed === undefined ? steps : { steps, values }
}

/** The last `listedMax` of `values`. */
export function listReport(values: Iterable<number>, listedMax: number): Json {
  const list = Array.from(values)
  return list.slice(Math.max(0, list.length - listedMax)).map(jsonNumber)
}

function stepsReport({ steps, values }: Points): JsonObject {
  const report: JsonObject = {}
  const ascending = steps === undefined ? [] : inOrder(steps)
  // No step is called `__proto__`, so plain assignment makes own properties, several times faster.
  for (const i of ascending) report[String(steps?.[i])] = jsonNumber(values[i] as number)
  return report
}

/** Indices of the steps in ascending order, of equal steps the last. */
function* inOrder(steps: Float64Array): Iterable<number> {
  if (isAscending(steps)) {
    yield* steps.keys()
    return
  }
  const latest = new Map<number, number>()
  steps.forEach((step, i) => {
    latest.set(step, i)
  })
  // Typed arrays sort as numbers do, NaN last.
  for (const step of Float64Array.from(latest.keys()).sort()) yield latest.get(step) as number
}

function isAscending(steps: Float64Array): boolean {
  for (let i = 1; i < steps.length; i++) {
    if (!((steps[i - 1] as number) < (steps[i] as number))) return false
  }
  return true
}
