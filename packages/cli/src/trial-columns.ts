import type { TrialIds, TrialSummary } from '@track/client'
import { leadsTo } from '@track/client/glance'
import { shortIds } from './choose-trial.js'
import { colouredStatus } from './colors.js'
import type { Column } from './table.js'
import { duration, moment, valueText } from './words.js'

/** What a trial is looked at by, where nothing else is said: the first ones are shown first. */
const columnsDefault = ['id', 'name', 'status', 'runtimeSeconds']
const columnsLast = ['startedAt', 'groups', 'project']

/** Metrics that a list shows between those, where nothing else is said. */
const metricsShown = 4

/**
 * Columns of a table of trials.
 * @param paths Paths into a trial's summary, such as `parameters.lr` or `metrics.loss.min`; `metrics.loss`
 * is its latest value, and `id` the shortest name of the trial. Default the usual ones.
 * @param all All trials of the store.
 */
export function trialColumns(
  trials: readonly TrialSummary[],
  paths: readonly string[] | undefined,
  all: readonly TrialIds[],
): readonly Column<TrialSummary>[] {
  const ids = shortIds(all)
  const shown = paths ?? [...columnsDefault, ...metricsOf(trials), ...columnsLast]
  return shown.map((path) => {
    if (path === 'id') return { name: 'id', text: ({ id }) => ids.get(id) ?? id }
    const shownIn = shownAt(path)
    const text = textFor(path)
    return {
      name: namesShort.get(path) ?? path.replace(/^metrics\.(.+)\.last$/, '$1'),
      text: (trial) => text(shownIn(trial)),
      align: isRight(path, firstValue(trials, path)) ? 'right' : 'left',
      ...(path === 'status' && {
        coloured: (text, { statusValue }, colors) => colouredStatus(text, statusValue, colors),
      }),
    }
  })
}

/** Of the paths that columns are asked for by, those that lead to nothing in any trial. */
export function pathsToNothing(
  trials: readonly TrialSummary[],
  paths: readonly string[],
): readonly string[] {
  return paths.filter((path) => firstValue(trials, path) === undefined)
}

/** Columns that are well known by less. */
const namesShort: ReadonlyMap<string, string> = new Map([
  ['runtimeSeconds', 'runtime'],
  ['startedAt', 'started'],
  ['finishedAt', 'finished'],
  ['lastSignAt', 'last sign'],
])

/** The metrics that most of the trials have. */
function metricsOf(trials: readonly TrialSummary[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { metrics } of trials) {
    for (const name of Object.keys(metrics)) counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const byCount = [...counts].sort(([, a], [, b]) => b - a)
  return byCount.slice(0, metricsShown).map(([name]) => `metrics.${name}.last`)
}

/** What finds what a path leads to in a trial. A metric is its latest value. */
function shownAt(path: string): (trial: TrialSummary) => unknown {
  const valueIn = leadsTo(path)
  return (trial) => latestOf(valueIn(trial))
}

function latestOf(value: unknown): unknown {
  const isMetric = typeof value === 'object' && value !== null && 'last' in value && 'mean' in value
  return isMetric ? value.last : value
}

const isTime: ReadonlySet<string> = new Set(['startedAt', 'finishedAt', 'lastSignAt'])

function firstValue(trials: readonly TrialSummary[], path: string): unknown {
  const shownIn = shownAt(path)
  for (const trial of trials) {
    const value = shownIn(trial)
    if (value !== undefined) return value
  }
  return undefined
}

function isRight(path: string, value: unknown): boolean {
  return (typeof value === 'number' || typeof value === 'bigint') && !isTime.has(path)
}

/** What shows values at a path as text. */
function textFor(path: string): (value: unknown) => string {
  const ofNumber = isTime.has(path) ? moment : path === 'runtimeSeconds' ? duration : valueText
  return (value) => (typeof value === 'number' ? ofNumber(value) : valueText(value))
}
