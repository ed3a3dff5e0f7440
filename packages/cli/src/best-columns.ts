import type { TrialIds, TrialSummary } from '@track/client'
import { shortIds } from './choose-trial.js'
import { colouredStatus } from './colors.js'
import { comparedValues } from './compared-values.js'
import type { Column } from './table.js'
import { figure, valueText } from './words.js'

/** By what trials were put in order. */
export interface BestBy {
  readonly metric: string
  readonly mode: 'min' | 'max'
  /** Whether by the latest value. */
  readonly last: boolean
}

/**
 * Columns of the best trials: the value by which they are, its step, and the parameters that differ.
 * @param all All trials of the store.
 */
export function bestColumns(
  trials: readonly TrialSummary[],
  { metric, mode, last }: BestBy,
  all: readonly TrialIds[],
): readonly Column<TrialSummary>[] {
  const ids = shortIds(all)
  const field = last ? 'last' : mode
  const parameters = comparedValues(trials, (trial) => trial.parameters)
  const places = new Map(trials.map(({ id }, place) => [id, place]))
  return [
    { name: 'id', text: ({ id }) => ids.get(id) ?? id },
    { name: 'name', text: ({ name }) => name },
    {
      name: last ? metric : `${metric} ${mode}`,
      text: ({ metrics }) => figure(metrics[metric]?.[field] ?? Number.NaN),
      align: 'right',
      coloured: (text, { id }, colors) => (places.get(id) === 0 ? colors.bold(text) : text),
    },
    {
      name: 'step',
      text: ({ metrics }) => valueText(metrics[metric]?.[`${field}Step`]),
      align: 'right',
    },
    {
      name: 'status',
      text: ({ status }) => status,
      coloured: (text, { statusValue }, colors) => colouredStatus(text, statusValue, colors),
    },
    ...parameters
      .filter(({ differs }) => differs)
      .map(
        ({ name, values }): Column<TrialSummary> => ({
          name,
          text: ({ id }) => valueText(values[places.get(id) ?? 0]),
          align: values.some((value) => typeof value === 'number') ? 'right' : 'left',
        }),
      ),
  ]
}
