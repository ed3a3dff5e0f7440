import { createHash, randomBytes } from 'node:crypto'
import { constants, type Dirent, existsSync } from 'node:fs'
import { type FileHandle, mkdir, open, opendir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import {
  corruptFile,
  type FileStore,
  hexOf,
  isTrackError,
  missingFile,
  type StoredFile,
  TrackError,
} from '@track/core/commits'
import { checkedContent, isDigest } from './checked-content.js'
import { isProcess } from './is-process.js'
import { storeFiles } from './store-format.js'
import { unavailable } from './store-identity.js'

/** Contents that are being written: their digests are not known yet. */
const incoming = 'incoming'
/** What a process that died left there goes, if it is so old: no process of another container's either. */
const leftMs = 3_600_000
/** What nobody has written to for so long goes in any case: its process's number may be another's by now. */
const forsakenMs = 24 * leftMs

const pieceBytes = 1 << 20

/**
 * Contents in the folder `files/` of a store, each in a file that its SHA-256 names. It is written under
 * another name, synced, and renamed, so that what is there is whole; any process of the machine may do so
 * at any time.
 */
export class FileFolder implements FileStore {
  readonly #folder: string

  /** @param path The store's folder. */
  constructor(path: string) {
    this.#folder = join(path, storeFiles.files)
  }

  /**
   * @param expected The digest that it must have, asked for when all of it is there: TRACK_FILE_CORRUPT when it
   * has another.
   */
  async put(
    content: AsyncIterable<Uint8Array>,
    expected?: () => string | undefined,
  ): Promise<StoredFile> {
    const folder = join(this.#folder, incoming)
    const temporary = join(folder, `${process.pid}-${hexOf(randomBytes(8))}`)
    await this.#written(makeFolder(folder))
    await removeLeft(folder)
    try {
      const stored = await this.#write(temporary, content)
      const wanted = expected?.()
      if (wanted !== undefined && stored.digest !== wanted) {
        throw corruptFile(wanted, stored.digest)
      }
      await this.#written(this.#place(temporary, stored))
      return stored
    } catch (error) {
      await rm(temporary, { force: true }).catch(() => {}) // the next put looks for what is left
      throw error
    }
  }

  read(digest: string): AsyncIterable<Uint8Array> {
    return checkedContent(digest, () => this.#pieces(digest))
  }

  /**
   * So many bytes of a content from an offset on, fewer where it ends; not checked: who has all pieces can.
   * @throws TRACK_FILE_CORRUPT when there is no such content, TRACK_STORE_UNAVAILABLE
   */
  async readPiece(digest: string, offset: number, length: number): Promise<Uint8Array> {
    const handle = await this.#open(digest)
    try {
      const piece = new Uint8Array(length)
      let filled = 0
      while (filled < length) {
        const { bytesRead } = await handle.read(piece, filled, length - filled, offset + filled)
        if (bytesRead === 0) break
        filled += bytesRead
      }
      return piece.subarray(0, filled)
    } catch (error) {
      throw unavailable(dirname(this.#folder), error)
    } finally {
      await handle.close()
    }
  }

  /**
   * Whether there is a content of that digest and length, and it is that: all of it is read.
   * @throws The signal's reason, between two pieces.
   */
  async isWhole(file: StoredFile, signal?: AbortSignal): Promise<boolean> {
    if (!(await this.has(file))) return false
    try {
      for await (const _ of this.read(file.digest)) signal?.throwIfAborted() // reading it checks it
      return true
    } catch (error) {
      if (isTrackError(error, 'TRACK_FILE_CORRUPT')) return false
      throw error
    }
  }

  /** Whether there is a content of that digest and length. It may be damaged all the same. */
  async has({ digest, bytes }: StoredFile): Promise<boolean> {
    return (await this.#bytesOf(digest)) === bytes
  }

  /**
   * All contents, in no order. What has no digest for its name is passed over.
   * @throws TRACK_STORE_UNAVAILABLE
   */
  async *list(): AsyncIterable<StoredFile> {
    if (!existsSync(this.#folder)) return
    for await (const part of this.#entries(this.#folder)) {
      if (part.name === incoming || !part.isDirectory()) continue
      for await (const { name } of this.#entries(join(this.#folder, part.name))) {
        if (!isDigest(name) || !name.startsWith(part.name)) continue
        const bytes = await this.#bytesOf(name)
        if (bytes !== undefined) yield { digest: name, bytes }
      }
    }
  }

  /**
   * Removes a content, if it is there, durably.
   * @throws TRACK_STORE_UNWRITABLE
   */
  async remove(digest: string): Promise<void> {
    if (!isDigest(digest)) return
    const file = this.#fileOf(digest)
    if (!existsSync(file)) return
    await this.#written(rm(file, { force: true }).then(() => syncFolder(dirname(file))))
  }

  #fileOf(digest: string): string {
    return join(this.#folder, digest.slice(0, 2), digest)
  }

  /** Undefined where there is no file of that digest. */
  async #bytesOf(digest: string): Promise<number | undefined> {
    try {
      const found = await stat(this.#fileOf(digest))
      return found.isFile() ? found.size : undefined
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return undefined
      throw unavailable(dirname(this.#folder), error)
    }
  }

  async *#entries(folder: string): AsyncIterable<Dirent> {
    try {
      yield* await opendir(folder)
    } catch (error) {
      throw unavailable(dirname(this.#folder), error)
    }
  }

  async #open(digest: string): Promise<FileHandle> {
    try {
      // Not to wait where somebody put a pipe.
      return await open(this.#fileOf(digest), constants.O_RDONLY | constants.O_NONBLOCK)
    } catch (error) {
      throw codeOf(error) === 'ENOENT'
        ? missingFile(digest)
        : unavailable(dirname(this.#folder), error)
    }
  }

  async *#pieces(digest: string): AsyncIterable<Buffer> {
    const handle = await this.#open(digest)
    try {
      yield* handle.createReadStream({ highWaterMark: pieceBytes, autoClose: false })
    } catch (error) {
      throw isTrackError(error) ? error : unavailable(dirname(this.#folder), error)
    } finally {
      await handle.close()
    }
  }

  /** What the content throws comes out as it is; what the disk refuses, as TRACK_STORE_UNWRITABLE. */
  async #write(file: string, content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const handle = await this.#written(open(file, 'wx', 0o600))
    try {
      const hash = createHash('sha256')
      let bytes = 0
      for await (const piece of content) {
        hash.update(piece)
        await this.#written(writeAll(handle, piece))
        bytes += piece.length
      }
      await this.#written(handle.sync())
      return { digest: hash.digest('hex'), bytes }
    } finally {
      await handle.close()
    }
  }

  // Also where the content is known already: so a damaged one is replaced by what was logged anew.
  async #place(temporary: string, { digest }: StoredFile): Promise<void> {
    const target = this.#fileOf(digest)
    await makeFolder(dirname(target))
    await rename(temporary, target)
    await syncFolder(dirname(target))
  }

  async #written<T>(work: Promise<T>): Promise<T> {
    try {
      return await work
    } catch (error) {
      const path = dirname(this.#folder)
      const reason = error instanceof Error ? error.message : String(error)
      throw new TrackError(
        'TRACK_STORE_UNWRITABLE',
        `The store ${path} does not take a file, or let one go: ${reason}; what is kept is as it was`,
        { details: { path }, cause: error },
      )
    }
  }
}

/** Makes a folder in the store that is there after a power cut. */
async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 })
  if (first === undefined) return
  for (let made = folder; ; made = dirname(made)) {
    await syncFolder(dirname(made))
    if (made === first) return
  }
}

async function syncFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r')
  await handle.sync()
}

async function writeAll(handle: FileHandle, piece: Uint8Array): Promise<void> {
  for (let at = 0; at < piece.length; ) {
    const { bytesWritten } = await handle.write(piece, at, piece.length - at)
    at += bytesWritten
  }
}

/**
 * Removes what processes left that died as they wrote. Should one live all the same, it cannot rename what it
 * wrote: its content is refused, and nothing is named that is not whole.
 */
async function removeLeft(folder: string): Promise<void> {
  for (const name of await readdir(folder).catch(() => [])) {
    const file = join(folder, name)
    const found = await stat(file).catch(() => undefined)
    if (found === undefined) continue
    const ageMs = Date.now() - found.mtimeMs
    if (ageMs < leftMs) continue
    if (ageMs < forsakenMs && isWriter(Number(name.split('-')[0]), ageMs)) continue
    await rm(file, { force: true }).catch(() => {}) // it takes room, and that is all
  }
}

/** Whether a process may be the one that wrote so long ago: a server in a container has the same number each time. */
function isWriter(pid: number, ageMs: number): boolean {
  return pid === process.pid ? ageMs <= process.uptime() * 1000 : isProcess(pid)
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
