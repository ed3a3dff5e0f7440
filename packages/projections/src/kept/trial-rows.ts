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

/** Trials as a table, with what all are known by that they were chosen from. */
export interface ListedTrials extends TrialColumns {
  readonly all: readonly TrialIds[]
}

/** Which columns to make of trials, of which so many have the metric of each name. */
export type PathsOf = (metrics: ReadonlyMap<string, number>) => readonly string[]

/** What trials are known by. */
export type TrialIds = Pick<TrialSummary, 'id' | 'uid' | 'hash' | 'revision' | 'name' | 'project'>

/** Trials that follow each other: rows [from, to) of what is kept, or others. */
export type Stretch = KeptStretch | { readonly others: TrialSummary[] }

interface KeptStretch {
  readonly fields: KeptFields
  readonly from: number
  to: number
}

/** Trials in an order. Of those that are kept whole columns are read, and no more than is asked for. */
export class TrialRows {
  readonly #stretches: readonly Stretch[]
  readonly #count: number

  constructor(stretches: readonly Stretch[]) {
    this.#stretches = stretches
    this.#count = stretches.reduce((sum, stretch) => sum + lengthOf(stretch), 0)
  }

  static of(trials: readonly QueriedTrial[]): TrialRows {
    const stretches: Stretch[] = []
    for (const trial of trials) addTrial(stretches, trial)
    return new TrialRows(stretches)
  }

  /** The first of them, at most so many. */
  first(limit: number): TrialRows {
    let left = limit
    const stretches: Stretch[] = []
    for (const stretch of this.#stretches) {
      if (left === 0) break
      const length = Math.min(left, lengthOf(stretch))
      left -= length
      stretches.push(
        'others' in stretch
          ? { others: stretch.others.slice(0, length) }
          : { ...stretch, to: stretch.from + length },
      )
    }
    return new TrialRows(stretches)
  }

  /** Each of them. */
  trials(): readonly QueriedTrial[] {
    return this.#stretches.flatMap((stretch): readonly QueriedTrial[] => {
      if ('others' in stretch) return stretch.others
      const { fields, from } = stretch
      return Array.from({ length: lengthOf(stretch) }, (_, i) => fields.summary(from + i))
    })
  }

  /** As a table. */
  columns(pathsOf: PathsOf): TrialColumns {
    const paths = pathsOf(this.#metricCounts())
    const columns = paths.map((path) => [path, this.#column(path)] as const)
    return { count: this.#count, columns: new Map(columns) }
  }

  /** How many have the metric of each name, in the order in which the names come first. */
  #metricCounts(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>()
    const count = (names: readonly string[], trials: number): void => {
      for (const name of names) counts.set(name, (counts.get(name) ?? 0) + trials)
    }
    for (const stretch of this.#stretches) {
      if ('others' in stretch) {
        for (const { metrics } of stretch.others) count(Object.keys(metrics), 1)
        continue
      }
      const { items, places } = stretch.fields.metricNames()
      const times = new Map<number, number>()
      for (let row = stretch.from; row < stretch.to; row++) {
        const place = places[row] as number
        times.set(place, (times.get(place) ?? 0) + 1)
      }
      for (const [place, trials] of times) count(items[place] as readonly string[], trials)
    }
    return counts
  }

  /** What they are known by. */
  ids(): readonly TrialIds[] {
    const column = (field: keyof TrialIds): readonly unknown[] => this.#column(field)
    const [uids, hashes, revisions] = [column('uid'), column('hash'), column('revision')]
    const [names, projects] = [column('name'), column('project')]
    return column('id').map((id, i) => ({
      id: id as string,
      uid: uids[i] as string,
      hash: hashes[i] as string,
      revision: revisions[i] as number,
      name: names[i] as string,
      project: projects[i] as string,
    }))
  }

  #column(path: string): readonly unknown[] {
    const valuePath = new ValuePath(path)
    const columns = new Map<KeptFields, readonly unknown[]>()
    const parts = this.#stretches.map((stretch) => {
      if ('others' in stretch) return stretch.others.map((trial) => valuePath.valueIn(trial))
      const { fields, from, to } = stretch
      const column = columns.get(fields) ?? fields.column(path)
      columns.set(fields, column)
      return to - from === column.length ? column : column.slice(from, to)
    })
    // Faster than flat; but a call takes no more than some 100,000 arguments.
    return parts.length < 10_000 ? ([] as unknown[]).concat(...parts) : parts.flat()
  }
}

/** Trials as a table. */
export function columnsOf(trials: readonly QueriedTrial[], pathsOf: PathsOf): TrialColumns {
  return TrialRows.of(trials).columns(pathsOf)
}

/** Adds a trial at the end. */
export function addTrial(stretches: Stretch[], trial: QueriedTrial): void {
  if (trial instanceof KeptSummary) {
    addRow(stretches, trial.fields, trial.row)
    return
  }
  const last = stretches.at(-1)
  if (last !== undefined && 'others' in last) last.others.push(trial)
  else stretches.push({ others: [trial] })
}

/** Adds a row of what is kept at the end. */
export function addRow(stretches: Stretch[], fields: KeptFields, row: number): void {
  const last = stretches.at(-1)
  const goesOn = last !== undefined && 'fields' in last && last.fields === fields
  if (goesOn && last.to === row) last.to++
  else stretches.push({ fields, from: row, to: row + 1 })
}

function lengthOf(stretch: Stretch): number {
  return 'others' in stretch ? stretch.others.length : stretch.to - stretch.from
}
