import type { LogHead, ReadableLog, StreamId } from '@track/core'
import { DerivedCache, type DerivedEntry } from '../derived-cache.js'
import { trialsPerBlock } from '../kept/kept-table.js'
import type { ProjectFacts } from '../kept/project-facts.js'
import type { Plain } from '../plain.js'
import { bytesOf, doubleBytes, doublesOf, listOf, naturalOf, textOf } from '../plain-reader.js'
import { sameBytes } from '../same-bytes.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { trialProjection } from '../trial-projection.js'
import { freezeValues, thawValues } from '../view-snapshot.js'
import { decodeRows, encodeRows, textOf as textOfRows } from './table-chunk.js'
import type { TableRow } from './table-row.js'

/** What is kept of a table: all of it, as of a moment of the log. */
export interface StoredTable {
  readonly head: TableHead
  readonly projects: Map<StreamId, ProjectFacts>
  /** What was loaded is read as far as it is asked for, and whatever is asked may throw UnreadableText. */
  readonly rows: TableRow[]
  readonly texts: ChunkTexts
}

/** The table of a log without events. */
export function emptyTable(): StoredTable {
  const rows: TableRow[] = []
  const head = { position: 0, digest: new Uint8Array() }
  return { head, projects: new Map(), rows, texts: new ChunkTexts(rows) }
}

/** The chunks of rows as text, each made when it is asked for first. */
class ChunkTexts {
  readonly #rows: readonly TableRow[]
  readonly #texts: (Uint8Array | undefined)[] = []

  constructor(rows: readonly TableRow[]) {
    this.#rows = rows
  }

  know(chunk: number, text: Uint8Array): void {
    this.#texts[chunk] = text
  }

  /** To be called when the row at a place has changed. */
  forget(place: number): void {
    this.#texts[Math.floor(place / trialsPerBlock)] = undefined
  }

  at(chunk: number): Uint8Array {
    const text = this.#texts[chunk] ?? textOfRows(rowsOf(this.#rows, chunk))
    this.#texts[chunk] = text
    return text
  }

  all(): readonly Uint8Array[] {
    return Array.from({ length: chunksOf(this.#rows.length) }, (_, chunk) => this.at(chunk))
  }
}

function chunksOf(rows: number): number {
  return Math.ceil(rows / trialsPerBlock)
}

function rowsOf(rows: readonly TableRow[], chunk: number): readonly TableRow[] {
  return rows.slice(chunk * trialsPerBlock, (chunk + 1) * trialsPerBlock)
}

/** The log's first so many events, up to the commit with this digest. */
export type TableHead = Pick<LogHead, 'position' | 'digest'>

const tableVersion = 5
const prefix = `table/${tableVersion}.${trialProjection.version}/`
const checkpointKey = `${prefix}checkpoint`
/** The first bytes of what `packPlain` makes: its format and its checksum. */
const sealBytes = 8

/**
 * Keeps a table among the log's derived data: its rows in chunks, and a checkpoint that says of which
 * moment they are and which bytes each chunk must be. So what another process wrote meanwhile, or wrote
 * before it, is never taken for a part of it.
 */
export class TableKeeper {
  readonly #log: ReadableLog
  readonly #cache: DerivedCache
  /** The checkpoint that this keeper has read or written, and the chunks that it names. */
  #checkpoint: Uint8Array | undefined
  #seals: Uint8Array[] = []

  constructor(log: ReadableLog) {
    this.#log = log
    this.#cache = new DerivedCache(log.derived)
  }

  /** The table that is kept, if it is one of this log as it is or was. */
  async load(head: LogHead): Promise<StoredTable | undefined> {
    const [bytes] = await this.#cache.get([checkpointKey])
    const kept = bytes === undefined ? undefined : checkpointOf(bytes)
    if (kept === undefined || !(await this.#isOfThisLog(kept.head, head))) return undefined
    const chunks = await this.#cache.get(kept.seals.map((_, chunk) => keyOf(chunk)))
    const rows: TableRow[] = []
    const texts = new ChunkTexts(rows)
    const projects = new Map(kept.projects)
    for (const [chunk, seal] of kept.seals.entries()) {
      const chunkBytes = chunks[chunk]
      if (chunkBytes === undefined || !sameBytes(sealOf(chunkBytes), seal)) return undefined
      const count = Math.min(trialsPerBlock, kept.count - chunk * trialsPerBlock)
      const decoded = decodeRows(chunkBytes, count, kept.projects)
      if (decoded === undefined) return undefined
      for (const row of decoded.rows) rows.push(row)
      texts.know(chunk, decoded.text)
    }
    this.#checkpoint = bytes
    this.#seals = [...kept.seals]
    return { head: kept.head, projects, rows, texts }
  }

  /** Keeps a table of which the rows at these places have changed since it was kept or loaded. */
  async save(
    { head, projects, rows, texts }: StoredTable,
    changed: ReadonlySet<number>,
  ): Promise<void> {
    if (!this.#cache.exists) return
    const [there] = await this.#cache.get([checkpointKey])
    const isOurs = there !== undefined && sameBytes(there, this.#checkpoint ?? new Uint8Array())
    const entries: DerivedEntry[] = []
    const dirty = new Set(Array.from(changed, (place) => Math.floor(place / trialsPerBlock)))
    for (let chunk = 0; chunk * trialsPerBlock < rows.length; chunk++) {
      if (isOurs && !dirty.has(chunk)) continue
      const bytes = encodeRows(rowsOf(rows, chunk), texts.at(chunk))
      this.#seals[chunk] = sealOf(bytes)
      entries.push([keyOf(chunk), bytes])
    }
    this.#checkpoint = packPlain([
      doubleBytes([head.position, rows.length]),
      head.digest,
      Array.from(projects, freezeFacts),
      this.#seals,
    ])
    await this.#cache.write([...entries, [checkpointKey, this.#checkpoint]])
  }

  async #isOfThisLog(kept: TableHead, head: LogHead): Promise<boolean> {
    if (kept.position > head.position) return false
    const digest =
      kept.position === head.position ? head.digest : await this.#digestAt(kept.position)
    return digest !== undefined && sameBytes(digest, kept.digest)
  }

  /** The digest of the commit that ends at `position`. */
  async #digestAt(position: number): Promise<Uint8Array | undefined> {
    if (position === 0) return undefined
    for await (const { commits } of this.#log.read({ from: position - 1, to: position })) {
      const [commit] = commits
      if (commit?.position === undefined) return undefined
      return commit.position + commit.count === position ? commit.digest : undefined
    }
    return undefined
  }
}

interface Checkpoint {
  readonly head: TableHead
  readonly projects: Map<StreamId, ProjectFacts>
  readonly seals: readonly Uint8Array[]
  /** How many rows there are. */
  readonly count: number
}

function checkpointOf(bytes: Uint8Array): Checkpoint | undefined {
  try {
    const [numbers, digest, projects, sealItems] = listOf(unpackPlain(bytes), 4)
    const [position, count] = doublesOf(numbers, 2)
    const seals = listOf(sealItems).map(bytesOf)
    if (seals.length !== chunksOf(naturalOf(count))) return undefined
    return {
      head: { position: naturalOf(position), digest: bytesOf(digest) },
      projects: new Map(listOf(projects).map(thawFacts)),
      seals,
      count: naturalOf(count),
    }
  } catch {
    return undefined // a cache, and never an error
  }
}

/** Whether projects have the same name, tags and groups. */
export function sameFacts(a: ProjectFacts, b: ProjectFacts): boolean {
  return sameBytes(packPlain(freezeFacts(['', a])), packPlain(freezeFacts(['', b])))
}

function freezeFacts([id, { name, tags, groups }]: [StreamId, ProjectFacts]): Plain {
  return [id, name, freezeValues(tags), Array.from(groups)]
}

function thawFacts(plain: Plain): [StreamId, ProjectFacts] {
  const [id, name, tags, groups] = listOf(plain, 4)
  const names = listOf(groups).map((item): [StreamId, string] => {
    const [group, groupName] = listOf(item, 2)
    return [textOf(group), textOf(groupName)]
  })
  return [textOf(id), { name: textOf(name), tags: thawValues(tags), groups: new Map(names) }]
}

function keyOf(chunk: number): string {
  return `${prefix}rows/${chunk}`
}

function sealOf(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, sealBytes)
}
