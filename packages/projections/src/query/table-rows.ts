import type { StreamId } from '@track/core'
import type { QueriedTrial } from '../kept/kept-summary.js'
import { trialsPerBlock } from '../kept/kept-table.js'
import { addTrial, type Stretch, TrialRows } from '../kept/trial-rows.js'
import { KeptRow, type TableChunk, textOf } from './table-chunk.js'
import type { TableRow } from './table-row.js'

/**
 * The rows of a table, each of which keeps its place: those that were kept, which are read as far as they are asked
 * for, and those that have changed or come since. Whatever is asked may throw UnreadableText.
 */
export class TableRows {
  readonly #chunks: readonly TableChunk[]
  readonly #fresh = new Map<number, TableRow>()
  readonly #freshChunks = new Set<number>()
  readonly #texts: (Uint8Array | undefined)[]
  readonly #unkept = new Set<number>()
  #count: number
  /** Where each trial stands; made when somebody asks. */
  #places: Map<StreamId, number> | undefined

  /** @param chunks What was kept. All but the last are full. */
  constructor(chunks: readonly TableChunk[] = []) {
    this.#chunks = chunks
    this.#texts = chunks.map(({ text }) => text)
    this.#count = chunks.reduce((sum, { block }) => sum + block.count, 0)
  }

  get count(): number {
    return this.#count
  }

  /** Places of rows that were put since the table was kept. */
  get unkept(): ReadonlySet<number> {
    return this.#unkept
  }

  /** To be called when it was. */
  kept(): void {
    this.#unkept.clear()
  }

  of(trial: StreamId): TableRow | undefined {
    const place = this.#placesNow.get(trial)
    return place === undefined ? undefined : this.#at(place)
  }

  /** Puts a row in its place; at the end when it has none. */
  put(row: TableRow): void {
    const place = this.#placesNow.get(row.summary.id) ?? this.#count
    const chunk = Math.floor(place / trialsPerBlock)
    this.#count = Math.max(this.#count, place + 1)
    this.#placesNow.set(row.summary.id, place)
    this.#fresh.set(place, row)
    this.#freshChunks.add(chunk)
    this.#texts[chunk] = undefined
    this.#unkept.add(place)
  }

  /**
   * The trials that their projects have, project by project, in the order added.
   * @param now What a row shows of a trial that runs or is reserved.
   */
  listed(projects: Iterable<StreamId>, now: (row: TableRow) => QueriedTrial): TrialRows {
    const listed = new Map(Array.from(projects, (id) => [id, [] as Stretch[]]))
    for (let chunk = 0; chunk < this.chunks; chunk++) {
      const kept = this.#freshChunks.has(chunk) ? undefined : this.#chunks[chunk]
      const project = kept?.held.size === 0 ? kept.block.onlyProject : undefined
      if (kept !== undefined && project !== undefined) {
        const { block } = kept
        listed.get(project)?.push({ fields: block, from: 0, to: block.count })
        continue
      }
      for (const row of this.inChunk(chunk)) {
        const stretches = row.removed ? undefined : listed.get(row.project)
        if (stretches !== undefined)
          addTrial(stretches, row.held === undefined ? row.summary : now(row))
      }
    }
    return new TrialRows(Array.from(listed.values()).flat())
  }

  /** How many trials a project has got, by the hash that it lists them by; those that were removed too. */
  hashesOf(project: StreamId): Map<string, number> {
    const hashes = new Map<string, number>()
    const count = (hash: string): unknown => hashes.set(hash, (hashes.get(hash) ?? 0) + 1)
    for (let chunk = 0; chunk < this.chunks; chunk++) {
      const kept = this.#freshChunks.has(chunk) ? undefined : this.#chunks[chunk]
      if (kept?.block.onlyProject === project)
        for (const hash of kept.block.listedHashes()) count(hash)
      else {
        for (const row of this.inChunk(chunk)) if (row.project === project) count(row.listedAs)
      }
    }
    return hashes
  }

  /** All of them, those that were removed too. */
  *all(): Iterable<TableRow> {
    for (let chunk = 0; chunk < this.chunks; chunk++) yield* this.inChunk(chunk)
  }

  /** How many chunks they make. */
  get chunks(): number {
    return Math.ceil(this.#count / trialsPerBlock)
  }

  /** The rows of a chunk. */
  inChunk(chunk: number): readonly TableRow[] {
    const first = chunk * trialsPerBlock
    const length = Math.min(trialsPerBlock, this.#count - first)
    return Array.from({ length }, (_, i) => this.#at(first + i))
  }

  /** A chunk as text, in UTF-8. */
  text(chunk: number): Uint8Array {
    const text = this.#texts[chunk] ?? textOf(this.inChunk(chunk))
    this.#texts[chunk] = text
    return text
  }

  /** All chunks as text. */
  texts(): readonly Uint8Array[] {
    return Array.from({ length: this.chunks }, (_, chunk) => this.text(chunk))
  }

  #at(place: number): TableRow {
    return this.#fresh.get(place) ?? this.#keptAt(place)
  }

  #keptAt(place: number): TableRow {
    const { block, held } = this.#chunks[Math.floor(place / trialsPerBlock)] as TableChunk
    const row = place % trialsPerBlock
    return new KeptRow(block, row, held.get(row))
  }

  get #placesNow(): Map<StreamId, number> {
    this.#places ??= this.#placesOfKept()
    return this.#places
  }

  #placesOfKept(): Map<StreamId, number> {
    const places = new Map<StreamId, number>()
    for (const { block } of this.#chunks) {
      for (const id of block.ids()) places.set(id, places.size)
    }
    return places
  }
}
