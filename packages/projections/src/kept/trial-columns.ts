import { ValuePath } from '@track/core/light'
import type { TrialSummary } from '../query/trial-summary.js'
import { type KeptFields, KeptSummary, type QueriedTrial } from './kept-summary.js'

/** Trials as a table. */
export interface TrialColumns {
  /** How many trials there are. */
  readonly count: number
  /** By path: what it leads to in each trial, as `ValuePath` says; undefined where it leads to nothing. */
  readonly columns: ReadonlyMap<string, readonly unknown[]>
}

/** Which columns to make of trials, of which so many have the metric of each name. */
export type PathsOf = (metrics: ReadonlyMap<string, number>) => readonly string[]

/** Trials as a table. Of those that are kept nothing is read that is in none of its columns. */
export function columnsOf(trials: readonly QueriedTrial[], pathsOf: PathsOf): TrialColumns {
  const stretches = stretchesOf(trials)
  const names = stretches.flatMap(({ fields, from, to, others }) => {
    if (fields === undefined) return others.map(({ metrics }) => Object.keys(metrics))
    return Array.from({ length: to - from }, (_, i) => fields.metricNames(from + i))
  })
  const paths = pathsOf(countedNames(names))
  const columns = paths.map((path) => [path, columnOf(stretches, path)] as const)
  return { count: trials.length, columns: new Map(columns) }
}

/** What trials are known by. */
export type TrialIds = Pick<TrialSummary, 'id' | 'uid' | 'hash' | 'revision' | 'name' | 'project'>

/** What trials are known by; nothing else of them is read. */
export function idsOf(trials: readonly QueriedTrial[]): readonly TrialIds[] {
  const stretches = stretchesOf(trials)
  const column = (field: keyof TrialIds) => columnOf(stretches, field)
  const [ids, uids, hashes] = [column('id'), column('uid'), column('hash')]
  const [revisions, names, projects] = [column('revision'), column('name'), column('project')]
  return trials.map((_, i) => {
    return {
      id: ids[i] as string,
      uid: uids[i] as string,
      hash: hashes[i] as string,
      revision: revisions[i] as number,
      name: names[i] as string,
      project: projects[i] as string,
    }
  })
}

/** Trials that follow each other: rows [from, to) of what is kept, or others. */
interface Stretch {
  readonly fields: KeptFields | undefined
  readonly from: number
  to: number
  readonly others: TrialSummary[]
}

/** Of all trials of a store there are few. */
function stretchesOf(trials: readonly QueriedTrial[]): readonly Stretch[] {
  const stretches: Stretch[] = []
  let last: Stretch | undefined
  for (const trial of trials) {
    const [fields, row] = trial instanceof KeptSummary ? [trial.fields, trial.row] : [undefined, 0]
    if (last === undefined || last.fields !== fields || (fields !== undefined && last.to !== row)) {
      last = { fields, from: row, to: row, others: [] }
      stretches.push(last)
    }
    if (trial instanceof KeptSummary) last.to++
    else last.others.push(trial)
  }
  return stretches
}

function columnOf(stretches: readonly Stretch[], path: string): readonly unknown[] {
  const valuePath = new ValuePath(path)
  const columns = new Map<KeptFields, readonly unknown[]>()
  const values: unknown[] = []
  for (const { fields, from, to, others } of stretches) {
    for (const trial of others) values.push(valuePath.valueIn(trial))
    if (fields === undefined) continue
    const column = columns.get(fields) ?? fields.column(path)
    columns.set(fields, column)
    for (let row = from; row < to; row++) values.push(column[row])
  }
  return values
}

/** In how many lists each name is, in the order in which they come first. Many may be the same list. */
function countedNames(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const times = new Map<readonly string[], number>()
  for (const list of lists) times.set(list, (times.get(list) ?? 0) + 1)
  const counts = new Map<string, number>()
  for (const [list, count] of times) {
    for (const name of list) counts.set(name, (counts.get(name) ?? 0) + count)
  }
  return counts
}
