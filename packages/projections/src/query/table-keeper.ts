import type { LogHead, ReadableLog } from '@track/core'
import { DerivedCache, type DerivedEntry } from '../derived-cache.js'
import { trialsPerBlock } from '../kept/kept-table.js'
import { sameBytes } from '../same-bytes.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import { trialProjection } from '../trial-projection.js'
import { eventsAfterTextMax } from '../worth-keeping.js'
import type { StoredTable, TableHead } from './stored-table.js'
import { freezeCheckpoint, type TableCheckpoint, thawCheckpoint } from './table-checkpoint.js'
import { decodeRows, encodeRows, type TableChunk } from './table-chunk.js'
import { TableRows } from './table-rows.js'
import { tableOfText, textOfTable } from './table-text.js'

const version = `5.${trialProjection.version}`
const prefix = `table/${version}/`
const checkpointKey = `${prefix}checkpoint`
/** The first bytes of what `packPlain` makes: its format and its checksum. */
const sealBytes = 8

/**
 * Keeps a table among the log's derived data: its rows in chunks, and a checkpoint that says of which
 * moment they are and which bytes each chunk must be. So what another process wrote meanwhile, or wrote
 * before it, is never taken for a part of it. Who has the same table as a text, of a file beside the log, need not ask
 * the log for it.
 */
export class TableKeeper {
  readonly #log: ReadableLog
  readonly #cache: DerivedCache
  readonly #earlier: (() => Uint8Array | undefined) | undefined
  /** The checkpoint that this keeper has read or written, and the chunks that it names. */
  #checkpoint: Uint8Array | undefined
  #seals: Uint8Array[] = []
  /** Of which moment the text is that this keeper has read or made; undefined when the chunks are of a later one. */
  #textAt: number | undefined

  /** @param earlier A text of the table that {@link text} made earlier, if there is one. */
  constructor(log: ReadableLog, earlier?: () => Uint8Array | undefined) {
    this.#log = log
    this.#cache = new DerivedCache(log.derived)
    this.#earlier = earlier
  }

  /**
   * The table that is kept, if it is one of this log as it is or was.
   * @param coming The log's head, which is waited for no longer than it must.
   */
  async load(coming: Promise<LogHead>): Promise<StoredTable | undefined> {
    const bytes = this.#earlier?.()
    const text = bytes === undefined ? undefined : tableOfText(bytes, version)
    const digest = text && this.#digestAt(text.table.head.position).catch(() => undefined) // the next reading tells why
    const head = await coming
    if (text === undefined || !isOf(text.table.head, head, await digest)) {
      return this.#load(await this.#checkpointThere(), head)
    }
    const { table, checkpoint } = text
    const { position } = table.head
    if (head.position - position > eventsAfterTextMax) {
      const there = await this.#checkpointThere()
      const isNewer = there !== undefined && there.checkpoint.head.position > position
      const newer = isNewer ? await this.#load(there, head) : undefined
      if (newer !== undefined) return newer
    }
    this.#seals = [...checkpoint.seals]
    this.#checkpoint =
      this.#seals.length > 0 ? packPlain(freezeCheckpoint(table, this.#seals)) : undefined
    this.#textAt = position
    return table
  }

  /** Keeps a table of which some rows have changed since it was kept or loaded. */
  async save(table: StoredTable): Promise<void> {
    if (!this.#cache.exists) return
    const { rows } = table
    const isOurs = await this.#isThere()
    const entries: DerivedEntry[] = []
    const dirty = new Set(Array.from(rows.unkept, (place) => Math.floor(place / trialsPerBlock)))
    for (let chunk = 0; chunk < rows.chunks; chunk++) {
      if (isOurs && !dirty.has(chunk)) continue
      const bytes = encodeRows(rows.inChunk(chunk), rows.text(chunk))
      this.#seals[chunk] = sealOf(bytes)
      entries.push([keyOf(chunk), bytes])
    }
    this.#checkpoint = packPlain(freezeCheckpoint(table, this.#seals))
    await this.#cache.write([...entries, [checkpointKey, this.#checkpoint]])
    this.#textAt = undefined
  }

  /**
   * A table as a text, to be made when the table was saved: it names the chunks, if the log keeps derived data. Undefined
   * where it takes none: values were removed from it since it was opened, say, and the table may have one of them.
   */
  async text(table: StoredTable): Promise<Uint8Array | undefined> {
    if (this.#cache.exists && !(await this.#isThere())) {
      await this.save(table)
      if (!(await this.#isThere())) return undefined
    }
    this.#textAt = table.head.position
    return textOfTable(table, version, this.#checkpoint === undefined ? [] : this.#seals)
  }

  /** Whether there is a text that names the chunks as they are, and not much came after it until `position`. */
  isTextNew(position: number): boolean {
    return this.#textAt !== undefined && position - this.#textAt <= eventsAfterTextMax
  }

  /** What was loaded turned out not to be readable: nothing of it is kept on. */
  forget(): void {
    this.#checkpoint = undefined
    this.#textAt = undefined
  }

  /** Whether the table that the log keeps is the one that this keeper has read or written. */
  async #isThere(): Promise<boolean> {
    const [bytes] = await this.#cache.get([checkpointKey])
    return (
      bytes !== undefined && this.#checkpoint !== undefined && sameBytes(bytes, this.#checkpoint)
    )
  }

  async #checkpointThere(): Promise<CheckpointThere | undefined> {
    const [bytes] = await this.#cache.get([checkpointKey])
    if (bytes === undefined) return undefined
    try {
      const checkpoint = thawCheckpoint(unpackPlain(bytes))
      const isWhole = checkpoint.seals.length === Math.ceil(checkpoint.count / trialsPerBlock)
      return isWhole ? { bytes, checkpoint } : undefined
    } catch {
      return undefined // a cache, and never an error
    }
  }

  async #load(there: CheckpointThere | undefined, head: LogHead): Promise<StoredTable | undefined> {
    if (there === undefined) return undefined
    const { bytes, checkpoint } = there
    const { seals, count, projects } = checkpoint
    const { position } = checkpoint.head
    const digest = position === head.position ? head.digest : await this.#digestAt(position)
    if (!isOf(checkpoint.head, head, digest)) return undefined
    const values = await this.#cache.get(seals.map((_, chunk) => keyOf(chunk)))
    const chunks: TableChunk[] = []
    for (const [chunk, seal] of seals.entries()) {
      const chunkBytes = values[chunk]
      if (chunkBytes === undefined || !sameBytes(sealOf(chunkBytes), seal)) return undefined
      const rows = Math.min(trialsPerBlock, count - chunk * trialsPerBlock)
      const decoded = decodeRows(chunkBytes, rows, projects)
      if (decoded === undefined) return undefined
      chunks.push(decoded)
    }
    this.#checkpoint = bytes
    this.#seals = [...seals]
    return { head: checkpoint.head, projects: new Map(projects), rows: new TableRows(chunks) }
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

/** A checkpoint that the log keeps. */
interface CheckpointThere {
  readonly bytes: Uint8Array
  readonly checkpoint: TableCheckpoint
}

/** Whether a table is one of the log with this head, which has a commit of this digest where the table ends. */
function isOf(kept: TableHead, head: LogHead, digest: Uint8Array | undefined): boolean {
  return kept.position <= head.position && digest !== undefined && sameBytes(digest, kept.digest)
}

function keyOf(chunk: number): string {
  return `${prefix}rows/${chunk}`
}

function sealOf(bytes: Uint8Array): Uint8Array {
  return bytes.slice(0, sealBytes)
}
