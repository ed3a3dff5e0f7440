import {
  isOfTrial,
  lineOf,
  type NumberColumn,
  type SharedColumnName,
  type TextColumn,
} from './block-lines.js'
import { type Guard, isNumber, isNumberOrNull, isText, isTexts } from './column-items.js'
import type { ColumnText } from './column-text.js'
import type { MetricField } from './metric-place.js'
import type { SharedColumn } from './shared-column.js'

/** What a trial, or a metric, may have none of. */
const leftOut: ReadonlySet<NumberColumn | MetricField> = new Set([
  'startedAt',
  'finishedAt',
  'position',
  'streamRevision',
  'timeMs',
  'lastStep',
  'minStep',
  'maxStep',
])

/** Where the trials of a block stand, and how many there are. */
export interface BlockPlace {
  readonly text: ColumnText
  /** The block's first line in the text. */
  readonly line: number
  readonly count: number
}

/** The columns of a block, each of which is read once, when it is asked for: each call may throw UnreadableText. */
export class BlockColumns {
  /** How many trials they are of. */
  readonly count: number
  readonly #text: ColumnText
  readonly #firstLine: number
  readonly #texts = new Map<TextColumn, readonly string[]>()
  readonly #numbers = new Map<NumberColumn | MetricField, readonly (number | null)[]>()
  readonly #shared = new Map<SharedColumnName, SharedColumn<unknown>>()
  /** Where the metrics of each trial begin in their columns, and after those of the last. */
  #starts: readonly number[] | undefined

  constructor({ text, line, count }: BlockPlace) {
    this.count = count
    this.#text = text
    this.#firstLine = line
  }

  /** Names of the metrics of each trial. */
  metricNames(): SharedColumn<readonly string[]> {
    return this.shared('metricNames', isTexts)
  }

  /** Where a trial's metrics begin in their columns; after the last trial, how many there are. */
  startOf(row: number): number {
    if (this.#starts === undefined) {
      const starts = [0]
      const { items, places } = this.metricNames()
      for (const place of places) starts.push((starts.at(-1) ?? 0) + (items[place]?.length ?? 0))
      this.#starts = starts
    }
    return this.#starts[row] ?? 0
  }

  /** Of each trial a text. */
  texts(column: TextColumn): readonly string[] {
    const known = this.#texts.get(column)
    if (known !== undefined) return known
    const texts = this.#text.column(this.#lineOf(column), isText, this.count)
    this.#texts.set(column, texts)
    return texts
  }

  /** Of each trial a number, or of each of its metrics; null for one that there is not. */
  numbers(column: NumberColumn | MetricField): readonly (number | null)[] {
    const known = this.#numbers.get(column)
    if (known !== undefined) return known
    const count = isOfTrial(column) ? this.count : this.startOf(this.count)
    const isItem = leftOut.has(column) ? isNumberOrNull : isNumber
    const numbers = this.#text.column(this.#lineOf(column), isItem, count)
    this.#numbers.set(column, numbers)
    return numbers
  }

  /** Values that trials share. Of a column it is to be the same guard each time. */
  shared<Item>(column: SharedColumnName, isItem: Guard<Item>): SharedColumn<Item> {
    const known = this.#shared.get(column)
    if (known !== undefined) return known as SharedColumn<Item>
    const read = this.#text.shared(this.#lineOf(column), isItem, this.count)
    this.#shared.set(column, read)
    return read
  }

  #lineOf(column: Parameters<typeof lineOf>[0]): number {
    return this.#firstLine + lineOf(column)
  }
}
