import type { EventLog, LogHead, StreamId } from '@track/core'
import { DerivedCache, type DerivedEntry } from '../derived-cache.js'
import type { Plain } from '../plain.js'
import { bytesOf, doubleBytes, doublesOf, listOf, naturalOf, textOf } from '../plain-reader.js'
import { sameBytes } from '../same-bytes.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { trialProjection } from '../trial-projection.js'
import { freezeValues, thawValues } from '../view-snapshot.js'
import { decodeRows, encodeRows } from './table-chunk.js'
import type { TableRow } from './table-row.js'
import type { ProjectFacts } from './trial-summary.js'

/** What is kept of a table: all of it, as of a moment of the log. */
export interface KeptTable {
  readonly head: TableHead
  readonly projects: Map<StreamId, ProjectFacts>
  readonly rows: TableRow[]
}

/** The log's first so many events, up to the commit with this digest. */
export type TableHead = Pick<LogHead, 'position' | 'digest'>

const tableVersion = 4
const prefix = `table/${tableVersion}.${trialProjection.version}/`
const checkpointKey = `${prefix}checkpoint`
/** Rows of a chunk: of a table of thousands that goes on, only its last few chunks are written again. */
const chunkRows = 512
/** The first bytes of what `packPlain` makes: its format and its checksum. */
const sealBytes = 8

/**
 * Keeps a table among the log's derived data: its rows in chunks, and a checkpoint that says of which
 * moment they are and which bytes each chunk must be. So what another process wrote meanwhile, or wrote
 * before it, is never taken for a part of it.
 */
export class TableKeeper {
  readonly #log: EventLog
  readonly #cache: DerivedCache
  /** The checkpoint that this keeper has read or written, and the chunks that it names. */
  #checkpoint: Uint8Array | undefined
  #seals: Uint8Array[] = []

  constructor(log: EventLog) {
    this.#log = log
    this.#cache = new DerivedCache(log.derived)
  }

  /** The table that is kept, if it is one of this log as it is or was. */
  async load(head: LogHead): Promise<KeptTable | undefined> {
    const [bytes] = await this.#cache.get([checkpointKey])
    const kept = bytes === undefined ? undefined : checkpointOf(bytes)
    if (kept === undefined || !(await this.#isOfThisLog(kept.head, head))) return undefined
    const chunks = await this.#cache.get(kept.seals.map((_, chunk) => keyOf(chunk)))
    const rows: TableRow[] = []
    for (const [chunk, seal] of kept.seals.entries()) {
      const chunkBytes = chunks[chunk]
      if (chunkBytes === undefined || !sameBytes(sealOf(chunkBytes), seal)) return undefined
      const decoded = decodeRows(chunkBytes, (project) => kept.projects.get(project))
      if (decoded === undefined) return undefined
      for (const row of decoded) rows.push(row)
    }
    this.#checkpoint = bytes
    this.#seals = [...kept.seals]
    return { head: kept.head, projects: kept.projects, rows }
  }

  /** Keeps a table of which the rows at these places have changed since it was kept or loaded. */
  async save({ head, projects, rows }: KeptTable, changed: ReadonlySet<number>): Promise<void> {
    if (!this.#cache.exists) return
    const [there] = await this.#cache.get([checkpointKey])
    const isOurs = there !== undefined && sameBytes(there, this.#checkpoint ?? new Uint8Array())
    const entries: DerivedEntry[] = []
    const dirty = new Set(Array.from(changed, (place) => Math.floor(place / chunkRows)))
    for (let chunk = 0; chunk * chunkRows < rows.length; chunk++) {
      if (isOurs && !dirty.has(chunk)) continue
      const bytes = encodeRows(rows.slice(chunk * chunkRows, (chunk + 1) * chunkRows))
      this.#seals[chunk] = sealOf(bytes)
      entries.push([keyOf(chunk), bytes])
    }
    this.#checkpoint = packPlain([
      doubleBytes([head.position]),
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
}

function checkpointOf(bytes: Uint8Array): Checkpoint | undefined {
  try {
    const [position, digest, projects, seals] = listOf(unpackPlain(bytes), 4)
    return {
      head: { position: naturalOf(doublesOf(position, 1)[0]), digest: bytesOf(digest) },
      projects: new Map(listOf(projects).map(thawFacts)),
      seals: listOf(seals).map(bytesOf),
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
