import type { TrialIds } from '@track/client'
import type { TrialColumns } from '@track/client/glance'
import { shortIds } from './choose-trial.js'
import { colouredStatus } from './colors.js'
import type { Column } from './table.js'
import { duration, moment, valueText } from './words.js'

/** What a trial is looked at by, where nothing else is said: the first ones are shown first. */
const pathsFirst = ['id', 'name', 'status', 'runtimeSeconds']
const pathsLast = ['startedAt', 'groups', 'project']

/** Metrics that a list shows between those, where nothing else is said. */
const metricsShown = 4

/** What is shown of trials where nothing else is said, of which so many have the metric of each name. */
export function usualPaths(metrics: ReadonlyMap<string, number>): readonly string[] {
  const byCount = [...metrics].sort(([, a], [, b]) => b - a)
  const most = byCount.slice(0, metricsShown).map(([name]) => `metrics.${name}.last`)
  return [...pathsFirst, ...most, ...pathsLast]
}

/**
 * Columns of a table of trials, each of which is a row by its place in the columns.
 * @param paths Paths into a trial's summary, such as `parameters.lr` or `metrics.loss.min`; `metrics.loss`
 * is its latest value, and `id` the shortest name of the trial.
 * @param columns What is there, and `statusValue`.
 * @param all All trials of the store.
 */
export function trialColumns(
  paths: readonly string[],
  columns: TrialColumns['columns'],
  all: readonly TrialIds[],
): readonly Column<number>[] {
  const ids = shortIds(all)
  const shortId = (id: unknown): string => ids.get(String(id)) ?? String(id) // it was deleted just now
  const statuses = columns.get('statusValue') ?? []
  return paths.map((path) => {
    const values = columns.get(path) ?? []
    const first = values.find((value) => value !== undefined)
    const text = path === 'id' ? shortId : textFor(path)
    const texts = textsOf(isTime.has(path) ? values.map(minuteOf) : values, text)
    return {
      name: namesShort.get(path) ?? path.replace(/^metrics\.(.+)\.last$/, '$1'),
      text: (row) => texts[row] ?? '-',
      align: isRight(path, latestOf(first)) ? 'right' : 'left',
      ...(path === 'status' && {
        coloured: (text, row, colors) => colouredStatus(text, Number(statuses[row]), colors),
      }),
    }
  })
}

/** Columns that are well known by less. */
const namesShort: ReadonlyMap<string, string> = new Map([
  ['runtimeSeconds', 'runtime'],
  ['startedAt', 'started'],
  ['finishedAt', 'finished'],
  ['lastSignAt', 'last sign'],
])

/** A metric is its latest value. */
function latestOf(value: unknown): unknown {
  const isMetric = typeof value === 'object' && value !== null && 'last' in value && 'mean' in value
  return isMetric ? value.last : value
}

const isTime: ReadonlySet<string> = new Set(['startedAt', 'finishedAt', 'lastSignAt'])

function isRight(path: string, value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && !isTime.has(path)
}

/** What shows a value at a path as text. */
function textFor(path: string): (value: unknown) => string {
  const ofNumber = isTime.has(path) ? moment : path === 'runtimeSeconds' ? duration : valueText
  return (value) => {
    const shown = latestOf(value)
    return typeof shown === 'number' ? ofNumber(shown) : valueText(shown)
  }
}

/** Of a time, which is shown to the minute: of many trials it is the one above. */
function minuteOf(value: unknown): unknown {
  return typeof value === 'number' ? Math.floor(value / 60_000) * 60_000 : value
}

/** Values as texts. Many are the same as the one above, of which the text is known. */
function textsOf(
  values: readonly unknown[],
  textOf: (value: unknown) => string,
): readonly string[] {
  let above: unknown
  let text = textOf(above)
  return values.map((value) => {
    if (value !== above) text = textOf(value)
    above = value
    return text
  })
}
