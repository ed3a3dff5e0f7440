import type { StreamId } from '@track/core'
import type { QueriedTrial } from '../kept/kept-summary.js'
import { trialsPerBlock } from '../kept/kept-table.js'
import type { ProjectFacts } from '../kept/project-facts.js'
import { addTrial, type Stretch, TrialRows } from '../kept/trial-rows.js'
import { type HeldViews, heldOf, KeptRow, type TableChunk, textOf } from './table-chunk.js'
import { rejoined, type TableRow } from './table-row.js'

/** So many trials are looked for among those that were kept before all of them are put into a map. */
const lookupsMax = 8

/** How many trials a project has got. */
export interface ListedCounts {
  readonly trials: number
  /** How many it lists by each hash that was asked for. */
  readonly byHash: Map<string, number>
}

/**
 * The rows of a table, each of which keeps its place: those that were kept, which are read as far as they are asked
 * for, and those that have changed or come since. Whatever is asked may throw UnreadableText.
 */
export class TableRows {
  #chunks: readonly TableChunk[]
  readonly #fresh = new Map<number, TableRow>()
  readonly #freshChunks = new Set<number>()
  readonly #texts: (Uint8Array | undefined)[]
  readonly #unkept = new Set<number>()
  #count: number
  /** Where each trial stands; of those that were kept, when many have been looked for. */
  #places = new Map<StreamId, number>()
  #lookups = 0

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
    const place = this.#placeOf(trial)
    return place === undefined ? undefined : this.#at(place)
  }

  /** Puts a row in its place; at the end when it has none. */
  put(row: TableRow): void {
    const place = this.#placeOf(row.summary.id) ?? this.#count
    const chunk = Math.floor(place / trialsPerBlock)
    this.#count = Math.max(this.#count, place + 1)
    this.#places.set(row.summary.id, place)
    this.#fresh.set(place, row)
    this.#freshChunks.add(chunk)
    this.#texts[chunk] = undefined
    this.#unkept.add(place)
  }

  /**
   * Takes in what projects have become. What rows have with their project is kept with none of them, so that all
   * of them are as kept as they were.
   * @param projects All of them, as they are from now on.
   */
  rejoin(changed: ReadonlySet<StreamId>, projects: ReadonlyMap<StreamId, ProjectFacts>): void {
    if (changed.size === 0) return
    this.#chunks = this.#chunks.map((chunk) => {
      return { ...chunk, block: chunk.block.joinedWith(projects) }
    })
    for (const [place, row] of this.#fresh) {
      const facts = changed.has(row.project) ? projects.get(row.project) : undefined
      if (facts !== undefined) this.#fresh.set(place, rejoined(row, facts, row.removed))
    }
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

  /**
   * Counts the trials that projects have got, those that were removed too: all rows are looked at, once for all
   * projects.
   * @param asked Of which projects, and which hashes are counted in each.
   */
  countOf(asked: ReadonlyMap<StreamId, readonly string[]>): ReadonlyMap<StreamId, ListedCounts> {
    const counts = new Map<StreamId, { trials: number; readonly byHash: Map<string, number> }>()
    for (const [project, hashes] of asked) {
      counts.set(project, { trials: 0, byHash: new Map(hashes.map((hash) => [hash, 0])) })
    }
    const count = (project: StreamId, hash: string): void => {
      const listed = counts.get(project)
      if (listed === undefined) return
      listed.trials++
      const known = listed.byHash.get(hash)
      if (known !== undefined) listed.byHash.set(hash, known + 1)
    }
    for (let chunk = 0; chunk < this.chunks; chunk++) {
      const block = this.#freshChunks.has(chunk) ? undefined : this.#chunks[chunk]?.block
      const project = block?.onlyProject
      if (block !== undefined && project !== undefined) {
        if (counts.has(project)) for (const hash of block.listedHashes()) count(project, hash)
      } else for (const row of this.inChunk(chunk)) count(row.project, row.listedAs)
    }
    return counts
  }

  /** Whether any trial that its project has runs or is reserved. */
  get isAnyHeld(): boolean {
    for (let chunk = 0; chunk < this.chunks; chunk++) {
      const first = chunk * trialsPerBlock
      for (const row of this.heldIn(chunk).keys()) if (!this.#at(first + row).removed) return true
    }
    return false
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

  /** Views of those rows of a chunk that run or are reserved. */
  heldIn(chunk: number): HeldViews {
    const kept = this.#freshChunks.has(chunk) ? undefined : this.#chunks[chunk]
    return kept?.held ?? heldOf(this.inChunk(chunk))
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

  #placeOf(trial: StreamId): number | undefined {
    const known = this.#places.get(trial)
    if (known !== undefined || this.#lookups > lookupsMax) return known
    if (++this.#lookups > lookupsMax) {
      this.#places = new Map([...this.#placesOfKept(), ...this.#places])
      return this.#places.get(trial)
    }
    for (const [chunk, { block }] of this.#chunks.entries()) {
      const row = block.ids().indexOf(trial)
      if (row >= 0) return chunk * trialsPerBlock + row
    }
    return undefined
  }

  *#placesOfKept(): Iterable<[StreamId, number]> {
    let place = 0
    for (const { block } of this.#chunks) for (const id of block.ids()) yield [id, place++]
  }
}
