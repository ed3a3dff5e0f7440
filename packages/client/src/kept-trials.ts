import type { KeptSummary } from '@track/projections/kept-summary'
import type { TrialSummary } from '@track/projections/query'
import { isNumber, isText } from './column-items.js'
import { type ColumnText, columnLine, sharedLine } from './column-text.js'
import { blockLines, KeptBlock, linesOfBlock } from './kept-block.js'
import type { TrialIds } from './trial-search.js'
import { copySearch, type TrialSearch } from './trial-search-options.js'

/** All but the last block have so many trials. */
const trialsPerBlock = 512

/** Lines of what all trials are known by, before those of the blocks. */
const nameLines = 5

/** Trials as text: what all are known by, then block after block all else. */
export function textOf(trials: readonly TrialSummary[]): string {
  const lines = [
    columnLine(trials.map(({ id }) => id)),
    columnLine(trials.map(({ hash }) => hash)),
    columnLine(trials.map(({ revision }) => revision)),
    columnLine(trials.map(({ name }) => name)),
    sharedLine(trials.map(({ project }) => project)),
  ]
  for (let i = 0; i < trials.length; i += trialsPerBlock) {
    lines.push(...blockLines(trials.slice(i, i + trialsPerBlock)))
  }
  return lines.join('\n')
}

function namesIn(text: ColumnText): readonly TrialIds[] {
  const ids = text.column(0, isText)
  const count = ids.length
  const hashes = text.column(1, isText, count)
  const revisions = text.column(2, isNumber, count)
  const names = text.column(3, isText, count)
  const projects = text.shared(4, isText, count)
  return ids.map((id, i) => {
    const hash = hashes[i] as string
    const revision = revisions[i] as number
    const project = projects.items[projects.places[i] as number] as string
    return { id, uid: `${hash}_${revision}`, hash, revision, name: names[i] as string, project }
  })
}

/** The trials of a text. Whatever is asked of it may throw UnreadableText. */
export class KeptTrials {
  readonly names: readonly TrialIds[]
  readonly #blocks: readonly KeptBlock[]

  constructor(text: ColumnText) {
    this.names = namesIn(text)
    this.#blocks = Array.from({ length: Math.ceil(this.names.length / trialsPerBlock) }, (_, i) => {
      const names = this.names.slice(i * trialsPerBlock, (i + 1) * trialsPerBlock)
      return new KeptBlock(text, nameLines + i * linesOfBlock, names)
    })
  }

  /** Where the trials stand that are asked for, in the order asked for; undefined for all as they stand. */
  async places(search: TrialSearch): Promise<readonly number[] | undefined> {
    const { where = {}, sort = [], limit } = copySearch(search)
    const isInOrder = Object.keys(where).length === 0 && sort.length === 0
    if (isInOrder && limit === undefined) return undefined
    const all = Array.from(this.names.keys())
    if (isInOrder) return all.slice(0, limit)
    const { sortedTrials, trialFilter } = await import('@track/projections/choose-trials')
    const trials = all.map((place) => this.summary(place))
    const placeOf = new Map(trials.map((trial, place) => [trial, place]))
    const found = sortedTrials(trials.filter(trialFilter(where)), sort).slice(0, limit)
    return found.map((trial) => placeOf.get(trial) as number)
  }

  summary(place: number): KeptSummary {
    return this.#blockOf(place).summary(place % trialsPerBlock)
  }

  /** Of the columns that `columnOf` makes of blocks, what the trials have that stand at `places`. */
  column<Value>(
    places: readonly number[] | undefined,
    columnOf: (block: KeptBlock) => readonly Value[],
  ): readonly Value[] {
    const none: Value[] = []
    if (places === undefined) return none.concat(...this.#blocks.map(columnOf)) // faster than flatMap
    const columns: (readonly Value[])[] = []
    return places.map((place) => {
      const block = Math.floor(place / trialsPerBlock)
      columns[block] ??= columnOf(this.#blockOf(place))
      return columns[block][place % trialsPerBlock] as Value
    })
  }

  #blockOf(place: number): KeptBlock {
    return this.#blocks[Math.floor(place / trialsPerBlock)] as KeptBlock
  }
}
