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
import { decodeRows, encodeRows, type TableChunk } from './table-chunk.js'
import { TableRows } from './table-rows.js'

/** What is kept of a table: all of it, as of a moment of the log. */
export interface StoredTable {
  readonly head: TableHead
  readonly projects: Map<StreamId, TableProject>
  readonly rows: TableRows
}

/** What a table has of a project. */
interface TableProject extends ProjectFacts {
  /** How many trials it has got, those that were removed too. */
  readonly trials: number
}

/** The table of a log without events. */
export function emptyTable(): StoredTable {
  const head = { position: 0, digest: new Uint8Array() }
  return { head, projects: new Map(), rows: new TableRows() }
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
    const values = await this.#cache.get(kept.seals.map((_, chunk) => keyOf(chunk)))
    const chunks: TableChunk[] = []
    for (const [chunk, seal] of kept.seals.entries()) {
      const chunkBytes = values[chunk]
      if (chunkBytes === undefined || !sameBytes(sealOf(chunkBytes), seal)) return undefined
      const count = Math.min(trialsPerBlock, kept.count - chunk * trialsPerBlock)
      const decoded = decodeRows(chunkBytes, count, kept.projects)
      if (decoded === undefined) return undefined
      chunks.push(decoded)
    }
    this.#checkpoint = bytes
    this.#seals = [...kept.seals]
    return { head: kept.head, projects: new Map(kept.projects), rows: new TableRows(chunks) }
  }

  /** Keeps a table of which some rows have changed since it was kept or loaded. */
  async save({ head, projects, rows }: StoredTable): Promise<void> {
    if (!this.#cache.exists) return
    const [there] = await this.#cache.get([checkpointKey])
    const isOurs = there !== undefined && sameBytes(there, this.#checkpoint ?? new Uint8Array())
    const entries: DerivedEntry[] = []
    const dirty = new Set(Array.from(rows.unkept, (place) => Math.floor(place / trialsPerBlock)))
    for (let chunk = 0; chunk < rows.chunks; chunk++) {
      if (isOurs && !dirty.has(chunk)) continue
      const bytes = encodeRows(rows.inChunk(chunk), rows.text(chunk))
      this.#seals[chunk] = sealOf(bytes)
      entries.push([keyOf(chunk), bytes])
    }
    this.#checkpoint = packPlain([
      doubleBytes([head.position, rows.count]),
      head.digest,
      Array.from(projects, freezeProject),
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
  readonly projects: Map<StreamId, TableProject>
  readonly seals: readonly Uint8Array[]
  /** How many rows there are. */
  readonly count: number
}

function checkpointOf(bytes: Uint8Array): Checkpoint | undefined {
  try {
    const [numbers, digest, projects, sealItems] = listOf(unpackPlain(bytes), 4)
    const [position, count] = doublesOf(numbers, 2)
    const seals = listOf(sealItems).map(bytesOf)
    if (seals.length !== Math.ceil(naturalOf(count) / trialsPerBlock)) return undefined
    return {
      head: { position: naturalOf(position), digest: bytesOf(digest) },
      projects: new Map(listOf(projects).map(thawProject)),
      seals,
      count: naturalOf(count),
    }
  } catch {
    return undefined // a cache, and never an error
  }
}

/** Whether projects have the same name, tags and groups. */
export function sameFacts(a: ProjectFacts, b: ProjectFacts): boolean {
  if (a.name === b.name && a.tags === b.tags && a.groups === b.groups) return true
  return sameBytes(packPlain(freezeFacts(a)), packPlain(freezeFacts(b)))
}

function freezeFacts({ name, tags, groups }: ProjectFacts): Plain {
  return [name, freezeValues(tags), Array.from(groups)]
}

function freezeProject([id, project]: [StreamId, TableProject]): Plain {
  return [id, freezeFacts(project), doubleBytes([project.trials])]
}

function thawProject(plain: Plain): [StreamId, TableProject] {
  const [id, facts, count] = listOf(plain, 3)
  const [name, tags, groups] = listOf(facts, 3)
  const names = listOf(groups).map((item): [StreamId, string] => {
    const [group, groupName] = listOf(item, 2)
    return [textOf(group), textOf(groupName)]
  })
  const trials = naturalOf(doublesOf(count, 1)[0])
  return [
    textOf(id),
    { name: textOf(name), tags: thawValues(tags), groups: new Map(names), trials },
  ]
}

function keyOf(chunk: number): string {
  return `${prefix}rows/${chunk}`
}

function sealOf(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, sealBytes)
}
