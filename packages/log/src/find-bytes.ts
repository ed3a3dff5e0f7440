import { open, readdir } from 'node:fs/promises'
import { join, relative } from 'node:path'
import type { CommitDatabase } from './commit-database.js'
import { lockFile } from './store-format.js'

/** What a search has come to. */
export interface BytesFound {
  readonly files: number
  readonly bytes: number
  /** Files by their paths in the folder, and `commit <position>`. */
  readonly found: readonly string[]
}

const chunkBytes = 1 << 20
const pageBytes = 4 << 20

/**
 * Looks for byte strings in every file of a store's folder but LevelDB's locks, as they stand on the disk, and in every commit as
 * it is read. LevelDB compresses its tables: what is in none of the commits may be in a table in another form
 * only if that table still has entries that were replaced, which LevelDB drops when it compacts.
 */
export async function findBytes(
  folder: string,
  commits: CommitDatabase,
  sought: readonly Uint8Array[],
): Promise<BytesFound> {
  const found: string[] = []
  let [files, bytes] = [0, 0]
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    // LevelDB's locks are empty, and closing one that this process has open would release the lock.
    if (!entry.isFile() || entry.name === lockFile) continue
    const file = join(entry.parentPath, entry.name)
    const length = await searchFile(file, sought, () => found.push(relative(folder, file)))
    if (length === undefined) continue
    files++
    bytes += length
  }
  for (let next = 0; ; ) {
    const records = await commits.range(next, Number.MAX_SAFE_INTEGER, false, pageBytes)
    for (const { commit, bytes: record } of records) {
      if (holds(record, sought)) found.push(`commit ${commit.position}`)
      next = commit.position + commit.count
    }
    if (records.length === 0) return { files, bytes, found }
  }
}

/** @returns Its length; undefined when it went meanwhile. */
async function searchFile(
  file: string,
  sought: readonly Uint8Array[],
  onFound: () => void,
): Promise<number | undefined> {
  const overlap = Math.max(0, ...sought.map(({ length }) => length - 1))
  const handle = await open(file).catch(() => undefined)
  if (handle === undefined) return undefined
  try {
    const buffer = Buffer.alloc(chunkBytes + overlap)
    let [length, kept, isFound] = [0, 0, false]
    for (;;) {
      const { bytesRead } = await handle.read(buffer, kept, chunkBytes, length)
      if (bytesRead === 0) return length
      length += bytesRead
      const end = kept + bytesRead
      if (!isFound && holds(buffer.subarray(0, end), sought)) {
        isFound = true
        onFound()
      }
      kept = Math.min(overlap, end)
      buffer.copyWithin(0, end - kept, end)
    }
  } finally {
    await handle.close()
  }
}

function holds(bytes: Uint8Array, sought: readonly Uint8Array[]): boolean {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return sought.some((one) => buffer.indexOf(one) >= 0)
}
