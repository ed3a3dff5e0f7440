// level's one importer: the rest of the package sees these few operations.
import { readdirSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Level } from 'level'

/** A database of bytes by bytes. */
export type LevelDatabase = Level<Uint8Array, Uint8Array>

/** One put or delete of a batch. */
export type LevelOperation =
  | { readonly type: 'put'; readonly key: Uint8Array; readonly value: Uint8Array }
  | { readonly type: 'del'; readonly key: Uint8Array }

/** How a database is tuned. */
export interface LevelTuning {
  /** Bytes that wait in memory before LevelDB writes a table. */
  readonly writeBufferBytes: number
  /** Bytes of a block: larger compress better, smaller are read faster one by one. */
  readonly blockBytes: number
  readonly cacheBytes: number
  /** Whether a database that is missing is an error. Default false: it is made. */
  readonly mustExist?: boolean
}

/**
 * Loads LevelDB's library into this thread, within the call: not yet when this file is imported, so
 * that the store's thread can be started first.
 */
export function loadLevel(): typeof import('level') {
  return createRequire(import.meta.url)('level') as typeof import('level')
}

/**
 * Opens the database in the folder `path`.
 * @throws The error of level, whose cause has `code` LEVEL_LOCKED when another has it open.
 */
export async function openLevelDatabase(path: string, tuning: LevelTuning): Promise<LevelDatabase> {
  const { Level } = loadLevel()
  const database = new Level<Uint8Array, Uint8Array>(path, {
    keyEncoding: 'view',
    valueEncoding: 'view',
    writeBufferSize: tuning.writeBufferBytes,
    blockSize: tuning.blockBytes,
    cacheSize: tuning.cacheBytes,
    createIfMissing: tuning.mustExist !== true,
  })
  await database.open()
  return database
}

/** Writes all operations or none, and returns when they are on disk. */
export async function writeDurably(
  database: LevelDatabase,
  operations: readonly LevelOperation[],
): Promise<void> {
  await chained(database, operations).write({ sync: true })
}

/** The encodings that the database has anyway: options that name none are copied to add them. */
const durably = { sync: true, keyEncoding: 'view', valueEncoding: 'view' } as const

/** Like {@link writeDurably}, for one put: it costs two thirds of a batch. */
export function putDurably(
  database: LevelDatabase,
  key: Uint8Array,
  value: Uint8Array,
): Promise<void> {
  return database.put(key, value, durably)
}

/** Writes all operations or none; a power cut may take them back. */
export async function writeSoon(
  database: LevelDatabase,
  operations: readonly LevelOperation[],
): Promise<void> {
  await chained(database, operations).write()
}

// An array batch copies every operation into an object of options first: several times the cost.
function chained(
  database: LevelDatabase,
  operations: readonly LevelOperation[],
): ReturnType<LevelDatabase['batch']> {
  const batch = database.batch()
  for (const operation of operations) {
    if (operation.type === 'put') batch.put(operation.key, operation.value)
    else batch.del(operation.key)
  }
  return batch
}

/** What a closed iterator may keep. */
const keptBytesMax = 64 << 10

/**
 * Closes an iterator, and gives back what it read last. A closed one keeps that, in memory that V8 does
 * not know of, until its JavaScript object is collected: of pages of large values hundreds of megabytes
 * would wait. It lets go of it when it reads on, so it is led to its end first.
 * @param outside A key that is not in the iterator's range.
 * @param bytes That were read.
 */
export async function closeIterator(
  iterator: ReturnType<LevelDatabase['iterator']>,
  outside: Uint8Array,
  bytes: number,
): Promise<void> {
  try {
    if (bytes < keptBytesMax) return
    iterator.seek(outside)
    await iterator.nextv(1)
  } catch {
    // Whoever wants what stands at the end hears that it cannot be read.
  } finally {
    await iterator.close()
  }
}

/**
 * Makes a database that can be opened of what can be read in the folder's files, whatever they lack.
 * Files that it has no use for go to the folder's lost/.
 */
export async function repairLevelDatabase(path: string): Promise<void> {
  const { Level } = loadLevel()
  // The types of level are of what every platform has. In Node it is classic-level, which has this.
  const repair: unknown = Reflect.get(Level, 'repair')
  if (typeof repair !== 'function') throw new Error('This build of level cannot repair a database')
  await Reflect.apply(repair, Level, [path])
}

/** Lets LevelDB write the tables with keys in [from, to] again, as it does in the background. */
export async function compactLevelDatabase(
  database: LevelDatabase,
  from: Uint8Array,
  to: Uint8Array,
): Promise<void> {
  const compactRange: unknown = Reflect.get(database, 'compactRange') // classic-level's, as above
  if (typeof compactRange !== 'function') throw new Error('This build of level cannot compact')
  await Reflect.apply(compactRange, database, [from, to])
}

/** Who opens a database with more bytes than that in a write-ahead file has to wait for them to become a table. */
const writeAheadBytesMax = 256 << 10
/** Lets LevelDB write what waits in memory, and no table again. */
const noRange = new Uint8Array()

/** Before it is closed: where much stands in its write-ahead file, that becomes a table now, and not when it is opened. */
export async function settleLevelDatabase(database: LevelDatabase, path: string): Promise<void> {
  try {
    if (writeAheadBytes(path) > writeAheadBytesMax) {
      await compactLevelDatabase(database, noRange, noRange)
    }
  } catch {
    // It stays in that file, which is read when the database is opened.
  }
}

function writeAheadBytes(path: string): number {
  const files = readdirSync(path).filter((name) => name.endsWith('.log'))
  return files.reduce((sum, name) => sum + statSync(join(path, name)).size, 0)
}

/** What LevelDB itself says of an error that came through level. */
export function levelReason(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  return cause instanceof Error ? cause.message : String(cause)
}

/** Whether `error` says that LevelDB found its own files damaged. */
export function isLevelCorruption(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'LEVEL_CORRUPTION'
}

/**
 * Whether `error` says that what LevelDB must read is damaged, missing or shorter than it was: what it
 * finds so itself, what the file system calls an invalid argument beyond the end of a file, and what
 * the disk does not give.
 */
export function isLevelDamage(error: unknown): error is Error {
  if (isLevelCorruption(error)) return true
  if (!(error instanceof Error) || !('code' in error) || error.code !== 'LEVEL_IO_ERROR')
    return false
  return /: (Invalid argument|No such file or directory|Input\/output error)$/.test(error.message)
}

/** Whether `error` says that the system refused to read or write LevelDB's files: a full disk, say. */
export function isLevelIoError(error: unknown): error is Error {
  return error instanceof Error && 'code' in error && error.code === 'LEVEL_IO_ERROR'
}

/** Whether `error` says that the database was closed, or is being closed. */
export function isLevelClosed(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return code.endsWith('_NOT_OPEN') || code === 'LEVEL_ABORTED'
}
