import { ValuePath } from '@track/core/light'
import type { TrialSummary } from '@track/projections/query'

/** Trials as a table. */
export interface TrialColumns {
  /** How many trials there are. */
  readonly count: number
  /** By path: what it leads to in each trial, as `ValuePath` says; undefined where it leads to nothing. */
  readonly columns: ReadonlyMap<string, readonly unknown[]>
}

/** Which columns to make of trials, of which so many have the metric of each name. */
export type PathsOf = (metrics: ReadonlyMap<string, number>) => readonly string[]

/** Trials that are there as summaries. */
export function columnsOf(trials: readonly TrialSummary[], pathsOf: PathsOf): TrialColumns {
  const metrics = countedNames(trials.map((trial) => Object.keys(trial.metrics)))
  const columns = pathsOf(metrics).map((path) => {
    const valuePath = new ValuePath(path)
    return [path, trials.map((trial) => valuePath.valueIn(trial))] as const
  })
  return { count: trials.length, columns: new Map(columns) }
}

/** In how many lists each name is, in the order in which they come first. Many may be the same list. */
export function countedNames(lists: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const times = new Map<readonly string[], number>()
  for (const list of lists) times.set(list, (times.get(list) ?? 0) + 1)
  const counts = new Map<string, number>()
  for (const [list, count] of times) {
    for (const name of list) counts.set(name, (counts.get(name) ?? 0) + count)
  }
  return counts
}
