import type { StreamId } from '@track/core'
import { BlockColumns } from '../kept/block-columns.js'
import { blockText } from '../kept/block-lines.js'
import { ColumnText } from '../kept/column-text.js'
import { KeptBlock } from '../kept/kept-block.js'
import type { KeptSummary } from '../kept/kept-summary.js'
import type { OwnTags, ProjectFacts } from '../kept/project-facts.js'
import type { Plain } from '../plain.js'
import { bytesOf, listOf, naturalOf } from '../plain-reader.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { trialProjection } from '../trial-projection.js'
import type { TrialView } from '../trial-view.js'
import type { TableRow } from './table-row.js'

/** Views of trials that run or are reserved, by their rows. */
export type HeldViews = ReadonlyMap<number, TrialView>

/**
 * Many rows of a table as bytes: their text, and the views of the few that run.
 * @param text What {@link textOf} makes of them.
 */
export function encodeRows(rows: readonly TableRow[], text: Uint8Array): Uint8Array {
  return packPlain([text, freezeHeld(heldOf(rows))])
}

/** Views of those rows that have one. */
export function heldOf(rows: readonly TableRow[]): HeldViews {
  const held = new Map<number, TrialView>()
  for (const [row, { held: view }] of rows.entries()) if (view !== undefined) held.set(row, view)
  return held
}

/** Views of rows, for a snapshot. */
export function freezeHeld(held: HeldViews): Plain {
  return Array.from(held, ([row, view]) => [row, trialProjection.freeze(view)])
}

/** What {@link freezeHeld} made of views of so many rows; throws for anything else. */
export function thawHeld(plain: Plain | undefined, count: number): HeldViews {
  return new Map(
    listOf(plain).map((item) => {
      const [place, view] = listOf(item, 2)
      const row = naturalOf(place)
      if (row >= count) throw new RangeError(`There is no row ${row}`)
      return [row, trialProjection.thaw(view as Plain)]
    }),
  )
}

/** Rows as text, in UTF-8. */
export function textOf(rows: readonly TableRow[]): Uint8Array {
  return new TextEncoder().encode(blockText(rows))
}

/** What {@link encodeRows} wrote. */
export interface TableChunk {
  readonly block: KeptBlock
  /** The block as text, in UTF-8. */
  readonly text: Uint8Array
  readonly held: HeldViews
}

/**
 * What {@link encodeRows} wrote; undefined for any other bytes. Of the text nothing is read yet.
 * @param count How many rows they are.
 * @param projects Those that they may be of.
 */
export function decodeRows(
  bytes: Uint8Array,
  count: number,
  projects: ReadonlyMap<StreamId, ProjectFacts>,
): TableChunk | undefined {
  try {
    const [item, views] = listOf(unpackPlain(bytes), 2)
    const text = bytesOf(item)
    const columns = new BlockColumns({ text: new ColumnText(text), line: 0, count })
    const block = new KeptBlock(columns, projects)
    return { block, text, held: thawHeld(views, count) }
  } catch {
    return undefined // a cache, and never an error
  }
}

/** A row that is read as far as it is asked for. */
export class KeptRow implements TableRow {
  readonly summary: KeptSummary
  readonly held: TrialView | undefined
  readonly #block: KeptBlock

  constructor(block: KeptBlock, row: number, held: TrialView | undefined) {
    this.summary = block.summary(row)
    this.held = held
    this.#block = block
  }

  get project(): StreamId {
    return this.#block.projectId(this.summary.row)
  }

  get removed(): boolean {
    return this.#block.isRemoved(this.summary.row)
  }

  get listedAs(): string {
    return this.#block.listedAs(this.summary.row)
  }

  get tags(): OwnTags {
    return this.#block.ownTags(this.summary.row)
  }

  get groups(): readonly StreamId[] {
    return this.#block.groupIds(this.summary.row)
  }
}
