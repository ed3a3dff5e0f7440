import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  type Stats,
  statSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { derivedFolder } from './derived-folder.js'
import { isProcess } from './is-process.js'
import { settledLog } from './settled-log.js'
import { storeFiles } from './store-format.js'
import { readStoreIdentity } from './store-identity.js'

/** A larger glance is none. */
const bytesMax = 256 << 20
const format = 7
/** The beginning of the first line, with the position in it, is no longer. */
const beginningBytesMax = 256
/** There while a program brings the glance up to date; it has the program's number. */
const claimName = 'glance.claim'
/** No program takes so long: the number is another's by now, or of another machine. */
const claimMaxMs = 600_000
const claimBytesMax = 32
const lineEnd = 0x0a
const space = 0x20

/**
 * What {@link Glances.keep} kept of the store in `path`, if it is of all that is in its log now, and no
 * process that uses the store was heard of since. The store is not opened, and its lock not touched.
 */
export function readGlance(path: string): Buffer | undefined {
  return readKept(path, (handle, { mtimeMs }) => {
    const log = settledLog(path)
    const store = readStoreIdentity(path)?.id
    if (log === undefined || store === undefined) return false
    const position = positionIn(handle, store)
    if (position === undefined || !startsWith(handle, startOf(store, position, log))) return false
    return lastBeatMs(path) <= mtimeMs
  })
}

/** What is to be kept of a store. */
export interface KeptGlance {
  readonly text: Uint8Array
  /** It is as of the log's first so many events. */
  readonly position: number
  /** Whether it can be said of the store as long as nothing comes into its log. */
  readonly isLasting: boolean
}

/** What is kept of a store for programs that come later. */
export class Glances {
  readonly #path: string
  /** Which folder they are in, if there was one: else nothing is kept this time. When values are removed from a store all that is derived goes with it, and another comes. */
  readonly #folder: string | undefined

  /** Of the store in `path`: from now on its derived data are watched. */
  constructor(path: string) {
    this.#path = path
    this.#folder = derivedFolder(path)
  }

  /** What was kept last of this store, of whichever moment, whatever has come since. */
  last(): Buffer | undefined {
    return readKept(this.#path, (handle) => this.#positionIn(handle) !== undefined)
  }

  /** As of how many events of the log that is, if there is one; it is not read for it. */
  get lastPosition(): number | undefined {
    return lookInto(this.#path, (handle) => this.#positionIn(handle))
  }

  /**
   * Keeps what can be said of the store. It is what {@link readGlance} reads where it lasts, and commits do not
   * stand in a write-ahead file. Nothing is kept where `make` gives nothing, where the disk refuses it, and where
   * values were removed from the store meanwhile.
   * @param make Reads the store, of which is told whether nobody appends. It is not asked where there is a glance that
   * still holds.
   */
  async keep(make: (isAtRest: boolean) => Promise<KeptGlance | undefined>): Promise<void> {
    const path = this.#path
    const log = settledLog(path)
    if (log !== undefined && readGlance(path) !== undefined) return
    const store = readStoreIdentity(path)?.id
    if (this.#folder !== undefined && this.#isReplaced) return // what was read is not to be kept anywhere
    const made = await make(log !== undefined)
    if (made === undefined || made.text.length > bytesMax || store === undefined) return
    if (made.isLasting && log === undefined) return
    if (this.#isReplaced) return // before the file is there for others, and once more when it is
    const start = startOf(store, made.position, made.isLasting ? log : undefined)
    await this.#write([start, `${checksumOf(start, made.text)}\n`, made.text])
  }

  /**
   * Lets this program alone bring what is kept up to date: of many that end at once, one is enough.
   * @returns What lets others; undefined where another is at it, and where nothing can be written.
   */
  claim(): (() => void) | undefined {
    const file = join(this.#path, storeFiles.derived, claimName)
    try {
      if (isLeft(file)) rmSync(file, { force: true })
      writeFileSync(file, `${process.pid}`, { flag: 'wx', mode: 0o600 })
    } catch {
      return undefined
    }
    return () => rmSync(file, { force: true })
  }

  #positionIn(handle: number): number | undefined {
    const store = readStoreIdentity(this.#path)?.id
    return store === undefined ? undefined : positionIn(handle, store)
  }

  get #isReplaced(): boolean {
    return this.#folder !== derivedFolder(this.#path)
  }

  async #write(parts: readonly (string | Uint8Array)[]): Promise<void> {
    const file = glanceFile(this.#path)
    // Here: most programs only read.
    const { randomUUID } = await import('node:crypto')
    const { rename, rm, writeFile } = await import('node:fs/promises')
    const temporary = `${file}.${process.pid}.${randomUUID()}.tmp` // a process may have several clients that end
    try {
      removeLeftovers(this.#path)
      await writeFile(temporary, parts, { mode: 0o600 })
      await rename(temporary, file)
      if (this.#isReplaced) await rm(file, { force: true })
    } catch {
      await rm(temporary, { force: true }).catch(() => {}) // a cache: the next program reads the log
    }
  }
}

/** Takes away what was kept, of which its reader found that it is no such thing: the next program keeps another. */
export function dropGlance(path: string): void {
  try {
    rmSync(glanceFile(path), { force: true })
  } catch {
    // It stays where nothing may be changed: then the store is opened each time.
  }
}

/** In `derived/`, of which nothing depends: LevelDB leaves files that are none of its own alone. */
function glanceFile(path: string): string {
  return join(path, storeFiles.derived, 'glance')
}

/** Whether a program that made a claim was killed. */
function isLeft(claim: string): boolean {
  const stats = statSync(claim, { throwIfNoEntry: false })
  if (!stats?.isFile()) return false // a pipe would be waited for
  const isOld = stats.size > claimBytesMax || Date.now() - stats.mtimeMs > claimMaxMs
  return isOld || !isProcess(Number(readFileSync(claim, 'utf8')))
}

/** Those of processes that were killed while they wrote one. */
function removeLeftovers(path: string): void {
  const folder = join(path, storeFiles.derived)
  for (const name of readdirSync(folder)) {
    const pid = /^glance\.(\d+)\.(?:[\da-f-]+\.)?tmp$/.exec(name)?.[1]
    if (pid !== undefined && !isProcess(Number(pid))) rmSync(join(folder, name), { force: true })
  }
}

/**
 * The file's text, if it is whole.
 * @param isWanted Looks at how it begins, before the rest is read: that is long, and often of a log that has gone on.
 */
function readKept(
  path: string,
  isWanted: (handle: number, stats: Stats) => boolean,
): Buffer | undefined {
  return lookInto(path, (handle, stats) => {
    if (!isWanted(handle, stats)) return undefined
    const bytes = readFileSync(handle)
    const end = bytes.indexOf(lineEnd)
    const text = bytes.subarray(end + 1)
    const start = bytes.subarray(0, bytes.lastIndexOf(space, end) + 1)
    const checksum = bytes.toString('latin1', start.length, end)
    return checksum === `${checksumOf(start, text)}` ? text : undefined
  })
}

/** What `look` finds in the file, if there is one. */
function lookInto<T>(
  path: string,
  look: (handle: number, stats: Stats) => T | undefined,
): T | undefined {
  let handle: number | undefined
  try {
    // Not to wait where somebody put a pipe.
    handle = openSync(glanceFile(path), constants.O_RDONLY | constants.O_NONBLOCK)
    const stats = fstatSync(handle)
    return stats.isFile() && stats.size <= bytesMax ? look(handle, stats) : undefined
  } catch {
    return undefined // there is none, or none that can be read
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/**
 * The first line's list: the format, the store's identity, the position that the rest is as of, and what
 * {@link settledLog} says, or null for what does not last. After it comes the checksum of all but itself.
 */
function startOf(store: string, position: number, log: string | undefined): Buffer {
  return Buffer.from(`${beginningOf(store)}${position},${JSON.stringify(log ?? null)}] `)
}

function checksumOf(start: Buffer, text: Uint8Array): number {
  return crc32(text, crc32(start))
}

function beginningOf(store: string): string {
  return `[${format},${JSON.stringify(store)},`
}

/** The position that the first line has, if it is one of this store. */
function positionIn(handle: number, store: string): number | undefined {
  const bytes = Buffer.alloc(beginningBytesMax)
  const length = readSync(handle, bytes, { position: 0 })
  const first = bytes.toString('latin1', 0, length)
  const beginning = beginningOf(store)
  if (!first.startsWith(beginning)) return undefined
  const digits = /^(\d+),/.exec(first.slice(beginning.length))?.[1]
  return digits === undefined ? undefined : Number(digits)
}

function startsWith(handle: number, start: Buffer): boolean {
  const found = Buffer.alloc(start.length)
  readSync(handle, found, { position: 0 })
  return found.equals(start)
}

/** When a process that uses the store was last heard of, by its file's time. */
function lastBeatMs(path: string): number {
  const folder = join(path, storeFiles.beats)
  let last = Number.NEGATIVE_INFINITY
  try {
    for (const name of readdirSync(folder)) {
      const beat = statSync(join(folder, name), { throwIfNoEntry: false })
      last = Math.max(last, beat?.mtimeMs ?? last)
    }
  } catch {
    // No process has said anything yet.
  }
  return last
}
