import type { MetricSummary, TrialIds, TrialSummary, TrialView } from '@track/client'
import { briefUid } from './brief-uid.js'
import { type Colors, colorsOf, colouredStatus } from './colors.js'
import { flatValues } from './flat-values.js'
import { plainText } from './plain-text.js'
import { standingReverts } from './standing-reverts.js'
import { type Column, tableText } from './table.js'
import type { Terminal } from './terminal.js'
import { bytesText, duration, figure, moment, valueText } from './words.js'

/** Errors that are shown, the latest. */
const errorsShown = 3

/**
 * All that there is to say of a trial, as a page.
 * @param trials Of the store: for the one that it was forked from.
 */
export function trialText(
  trial: TrialSummary,
  view: TrialView,
  trials: readonly TrialIds[],
  terminal: Terminal,
): string {
  const colors = colorsOf(terminal)
  const section = <Row>(
    title: string,
    columns: readonly Column<Row>[],
    rows: readonly Row[],
  ): readonly string[] => {
    if (rows.length === 0) return []
    return [`${colors.bold(title)}\n${indented(tableText(columns, rows, narrower(terminal)))}`]
  }
  return [
    `${colors.bold(plainText(trial.name))}\n${indented(tableText(factColumns, factsOf(trial, view, trials, terminal), narrower(terminal)))}`,
    ...section('parameters', factColumns, valuesOf(trial.parameters)),
    ...section('metadata', factColumns, valuesOf(trial.metadata)),
    ...section('tags', factColumns, valuesOf(trial.tags)),
    ...section('metrics', metricColumns, Object.entries(trial.metrics)),
    ...section('chronos', chronoColumns, Array.from(view.chronos)),
    ...section('files', fileColumns, Array.from(view.files)),
    ...section('reverted', revertColumns, standingReverts(view.reverts)),
    ...section(errorsTitle(trial), factColumns, errorsOf(view)),
  ].join('\n')
}

const indent = '  '
/** What stands before the value of a fact: the indent, its name, a gap. */
const factsWidth = indent.length + 'description'.length + 2

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, indent)
}

function narrower({ columns, hasColors }: Terminal): Pick<Terminal, 'columns' | 'hasColors'> {
  return { columns: columns === undefined ? undefined : columns - indent.length, hasColors }
}

interface Fact {
  readonly name: string
  readonly value: string
  readonly coloured?: (text: string, colors: Colors) => string
}

const factColumns: readonly Column<Fact>[] = [
  { name: '', text: ({ name }) => name },
  {
    name: '',
    text: ({ value }) => value,
    coloured: (text, { coloured }, colors) => coloured?.(text, colors) ?? text,
    wide: true,
  },
]

function factsOf(
  trial: TrialSummary,
  view: TrialView,
  trials: readonly TrialIds[],
  terminal: Terminal,
): readonly Fact[] {
  const { status, statusValue, startedAt, finishedAt, description, version, groups } = trial
  return [
    { name: 'uid', value: uidIn(terminal, trial.uid) },
    {
      name: 'status',
      value: trial.reserved ? `${status} (reserved)` : status,
      coloured: (text, colors) => colouredStatus(text, statusValue, colors),
    },
    { name: 'project', value: trial.project },
    ...originOf(view, trials),
    ...(groups.length > 0 ? [{ name: 'groups', value: groups.join(', ') }] : []),
    ...(description === '' ? [] : [{ name: 'description', value: description }]),
    ...(version === '' ? [] : [{ name: 'version', value: version }]),
    ...(startedAt === undefined ? [] : [{ name: 'started', value: moment(startedAt) }]),
    ...(finishedAt === undefined ? [] : [{ name: 'finished', value: moment(finishedAt) }]),
    { name: 'last sign', value: moment(trial.lastSignAt) },
    { name: 'runtime', value: duration(trial.runtimeSeconds) },
  ]
}

/** A uid that was cut would name nothing. */
function uidIn({ columns = Number.POSITIVE_INFINITY }: Terminal, uid: string): string {
  return uid.length + factsWidth <= columns ? uid : briefUid(uid)
}

function originOf({ forkedFrom }: TrialView, trials: readonly TrialIds[]): readonly Fact[] {
  if (forkedFrom === undefined) return []
  const { trial, revision, asOf, problem } = forkedFrom
  const uid = trials.find(({ id }) => id === trial)?.uid
  const where = `${uid === undefined ? trial : briefUid(uid)} at revision ${revision}`
  const place = asOf === undefined ? '' : `, position ${asOf.position}`
  const lack = problem === undefined ? '' : ': not all of that is in this store'
  return [{ name: 'forked from', value: `${where}${place}${lack}` }]
}

function valuesOf(values: Readonly<Record<string, unknown>>): readonly Fact[] {
  return Array.from(flatValues(values), ([name, value]) => ({ name, value: valueText(value) }))
}

const metricColumns: readonly Column<readonly [string, MetricSummary]>[] = [
  { name: 'name', text: ([name]) => name },
  { name: 'last', text: ([, { last }]) => figure(last), align: 'right' },
  { name: 'step', text: ([, { lastStep }]) => valueText(lastStep), align: 'right' },
  { name: 'min', text: ([, { min }]) => figure(min), align: 'right' },
  { name: 'step', text: ([, { minStep }]) => valueText(minStep), align: 'right' },
  { name: 'max', text: ([, { max }]) => figure(max), align: 'right' },
  { name: 'step', text: ([, { maxStep }]) => valueText(maxStep), align: 'right' },
  { name: 'mean', text: ([, { mean }]) => figure(mean), align: 'right' },
  { name: 'points', text: ([, { count }]) => String(count), align: 'right' },
]

type Chronos = TrialView['chronos']

const chronoColumns: readonly Column<Entry<Chronos>>[] = [
  { name: 'name', text: ([name]) => name },
  { name: 'laps', text: ([, { laps }]) => String(laps), align: 'right' },
  { name: 'mean', text: ([, { stats }]) => duration(stats.mean), align: 'right' },
  { name: 'min', text: ([, { stats }]) => duration(stats.min), align: 'right' },
  { name: 'max', text: ([, { stats }]) => duration(stats.max), align: 'right' },
  { name: 'last', text: ([, { last }]) => duration(last), align: 'right' },
]

const fileColumns: readonly Column<Entry<TrialView['files']>>[] = [
  { name: 'name', text: ([name]) => name },
  { name: 'size', text: ([, { bytes }]) => bytesText(bytes), align: 'right' },
  { name: 'type', text: ([, { mime }]) => mime },
  { name: 'logged', text: ([, { timeMs }]) => moment(timeMs) },
  { name: 'digest', text: ([, { digest }]) => digest.slice(0, 12) },
]

const revertColumns: readonly Column<TrialView['reverts'][number]>[] = [
  { name: 'event', text: ({ reverted }) => `@${reverted}`, align: 'right' },
  { name: 'by the one at', text: ({ position }) => String(position), align: 'right' },
  { name: 'time', text: ({ timeMs }) => moment(timeMs) },
  { name: 'reason', text: ({ reason }) => reason, wide: true },
]

type Entry<M> = M extends ReadonlyMap<infer Name, infer Value> ? readonly [Name, Value] : never

function errorsTitle({ errors }: TrialSummary): string {
  return errors > errorsShown ? `errors, the last ${errorsShown} of ${errors}` : 'errors'
}

function errorsOf({ errors }: TrialView): readonly Fact[] {
  return errors.slice(-errorsShown).map(({ name, message, timeMs }) => ({
    name: moment(timeMs),
    value: `${name}: ${message}`,
    coloured: (text, colors) => colors.red(text),
  }))
}
