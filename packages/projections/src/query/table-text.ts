import { bytesOfHex, hexOf } from '@track/core'
import { KeptTable, tableText, trialsPerBlock } from '../kept/kept-table.js'
import type { Plain } from '../plain.js'
import { listOf, textOf } from '../plain-reader.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import type { StoredTable } from './stored-table.js'
import { freezeCheckpoint, type TableCheckpoint, thawCheckpoint } from './table-checkpoint.js'
import { freezeHeld, type TableChunk, thawHeld } from './table-chunk.js'
import { TableRows } from './table-rows.js'

/** A table of a text, with its checkpoint. */
export interface TableOfText {
  readonly table: StoredTable
  /** Its seals are those of the chunks that the log keeps of the same table, if it does. */
  readonly checkpoint: TableCheckpoint
}

/**
 * A table as the one text that `KeptTable` reads, and from which another table goes on.
 * @param version Of what is kept: another one is not read.
 * @param seals Of the chunks that the log keeps of the same table; none where it does not.
 */
export function textOfTable(
  table: StoredTable,
  version: string,
  seals: readonly Uint8Array[],
): Uint8Array {
  const { projects, rows } = table
  const held: Plain[] = []
  for (let chunk = 0; chunk < rows.chunks; chunk++) held.push(freezeHeld(rows.heldIn(chunk)))
  const seam = hexOf(packPlain([version, freezeCheckpoint(table, seals), held]))
  return tableText({ count: rows.count, projects, blocks: rows.texts(), seam })
}

/** The table that {@link textOfTable} made a text of; undefined for anything else. Of its rows nothing is read yet. */
export function tableOfText(bytes: Uint8Array, version: string): TableOfText | undefined {
  try {
    const text = new KeptTable(bytes)
    const [made, frozen, held] = listOf(unpackPlain(bytesOfHex(text.seam)), 3)
    if (textOf(made) !== version) return undefined
    const checkpoint = thawCheckpoint(frozen)
    const { blocks } = text
    const views = listOf(held, blocks.length)
    const chunks = blocks.map((block, i): TableChunk => {
      return { ...block, held: thawHeld(views[i], block.block.count) }
    })
    const rows = new TableRows(chunks)
    const sealed = [0, Math.ceil(rows.count / trialsPerBlock)]
    if (rows.count !== checkpoint.count || !sealed.includes(checkpoint.seals.length)) {
      return undefined
    }
    const { head, projects } = checkpoint
    return { table: { head, projects: new Map(projects), rows }, checkpoint }
  } catch {
    return undefined // a cache, and never an error
  }
}
