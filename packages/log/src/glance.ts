import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { settledLog } from './settled-log.js'
import { storeFiles } from './store-format.js'
import { readStoreIdentity } from './store-identity.js'

/** A larger glance is none. */
const bytesMax = 256 << 20
const format = 5
const lineEnd = 0x0a

/**
 * What {@link keepGlance} kept of the store in `path`, if it is of all that is in its log now, and no
 * process that uses the store was heard of since. The store is not opened, and its lock not touched.
 */
export function readGlance(path: string): Buffer | undefined {
  let handle: number | undefined
  try {
    const start = startFor(path)
    // Not to wait where somebody put a pipe.
    handle = openSync(glanceFile(path), constants.O_RDONLY | constants.O_NONBLOCK)
    const stats = fstatSync(handle)
    if (start === undefined || !stats.isFile() || stats.size > bytesMax) return undefined
    if (!startsWith(handle, start) || lastBeatMs(path) > stats.mtimeMs) return undefined
    const bytes = readFileSync(handle) // all of it is long, and often of a log that has gone on
    const end = bytes.indexOf(lineEnd)
    const body = bytes.subarray(end + 1)
    return bytes.toString('utf8', start.length, end) === `${crc32(body)}` ? body : undefined
  } catch {
    return undefined // there is none, or none that can be read
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

/**
 * Keeps what can be said of a store, for programs that come before anything else is in its log. Nothing is
 * kept where commits stand in a write-ahead file, where `make` gives nothing, and where the disk refuses it.
 * @param make Reads the store. It is not asked where there is a glance that still holds.
 */
export async function keepGlance(
  path: string,
  make: () => Promise<Uint8Array | undefined>,
): Promise<void> {
  const file = glanceFile(path)
  const start = startFor(path)
  if (start === undefined || readGlance(path) !== undefined) return
  const body = await make()
  if (body === undefined || body.length > bytesMax) return
  // Here: most programs only read.
  const { rename, rm, writeFile } = await import('node:fs/promises')
  const temporary = `${file}.${process.pid}.tmp`
  try {
    await writeFile(temporary, [start, `${crc32(body)}\n`, body], { mode: 0o600 })
    await rename(temporary, file)
  } catch {
    await rm(temporary, { force: true }).catch(() => {}) // a cache: the next program opens the store
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

/**
 * What the first line begins with in the file of a store as it is: the format, the store's identity and what
 * {@link settledLog} says. After it comes the checksum of the rest.
 */
function startFor(path: string): Buffer | undefined {
  const store = readStoreIdentity(path)?.id
  const log = settledLog(path)
  if (store === undefined || log === undefined) return undefined
  return Buffer.from(`${JSON.stringify([format, store, log])} `)
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
