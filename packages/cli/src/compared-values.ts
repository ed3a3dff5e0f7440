import type { TrialSummary } from '@track/client'
import { flatValues } from './flat-values.js'
import { jsonText } from './print-json.js'

/** The values that trials have by one name, in the order of the trials; undefined where one has none. */
export interface ComparedValues {
  readonly name: string
  readonly values: readonly unknown[]
  /** Whether not all of them are equal. */
  readonly differs: boolean
}

/** Parameters, or other named values, of trials side by side, in the order first met. */
export function comparedValues(
  trials: readonly TrialSummary[],
  valuesOf: (trial: TrialSummary) => Readonly<Record<string, unknown>>,
): readonly ComparedValues[] {
  const flat = trials.map((trial) => flatValues(valuesOf(trial)))
  const names = new Set(flat.flatMap((values) => [...values.keys()]))
  return Array.from(names, (name) => {
    const values = flat.map((one) => one.get(name))
    return { name, values, differs: new Set(values.map((value) => jsonText(value))).size > 1 }
  })
}
