import { createHash, randomBytes } from 'node:crypto'
import { type FileStore, hexOf, type StoredFile, TrackError } from '@track/core/commits'
import { checkedContent } from './checked-content.js'
import { type FilesAtHand, filePieceBytes } from './files-at-hand.js'
import { Places } from './places.js'

/** An upload is begun so often: the server may have been closed, or have forgotten it, meanwhile. */
const beginsMax = 5
/**
 * Contents of a log that are on their way at once. More than one, so that reading, the line and the server's disk
 * work at the same time; a quarter of the calls that a server answers a connection at once, so that appends and
 * questions go on; and few of the 64 uploads that it takes of all its clients.
 */
const uploadsMax = 4

/**
 * Contents that stand where the store is. One that is there is not sent: so it is read once for its digest,
 * and a second time to be sent.
 */
export class AskedFiles implements FileStore {
  readonly #files: FilesAtHand
  readonly #places = new Places(uploadsMax)

  constructor(files: FilesAtHand) {
    this.#files = files
  }

  put(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    return this.#places.take(() => this.#put(content))
  }

  read(digest: string): AsyncIterable<Uint8Array> {
    return checkedContent(digest, () => this.#pieces(digest))
  }

  async #put(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const known = await storedAs(content)
    for (let begins = 0; begins < beginsMax; begins++) {
      if (await this.#files.find(known)) return known
      const sent = await this.#send(content)
      if (sent !== undefined) return sent
    }
    throw new TrackError(
      'TRACK_SERVER_AWAY',
      `The server lost what it had of a file, each of ${beginsMax} times that it was sent; nothing of it is kept`,
    )
  }

  /** What was kept: the content as it was read this time. Undefined when it is to be sent anew. */
  async #send(content: AsyncIterable<Uint8Array>): Promise<StoredFile | undefined> {
    const upload = hexOf(randomBytes(16))
    const hash = createHash('sha256')
    let offset = 0
    for await (const bytes of inPieces(content)) {
      hash.update(bytes)
      const digest = bytes.length < filePieceBytes ? hash.digest('hex') : undefined
      const there = await this.#files.put({ upload, offset, bytes, digest })
      offset += bytes.length
      if (there !== offset) return undefined
      if (digest !== undefined) return { digest, bytes: offset }
    }
    return undefined
  }

  async *#pieces(digest: string): AsyncIterable<Uint8Array> {
    let offset = 0
    for (let ahead = this.#files.get(digest, 0); ; ) {
      const piece = await ahead
      offset += piece.length
      const isLast = piece.length < filePieceBytes
      if (!isLast) {
        // The next piece comes while this one is used.
        ahead = this.#files.get(digest, offset)
        ahead.catch(() => {})
      }
      yield piece
      if (isLast) return
    }
  }
}

/** What a content is known by. */
async function storedAs(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
  const hash = createHash('sha256')
  let bytes = 0
  for await (const piece of content) {
    hash.update(piece)
    bytes += piece.length
  }
  return { digest: hash.digest('hex'), bytes }
}

/** Cuts a content anew; the last piece, and no other, is shorter than all. Each is used up before the next. */
async function* inPieces(content: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const piece = new Uint8Array(filePieceBytes)
  let filled = 0
  for await (const part of content) {
    for (let at = 0; at < part.length; ) {
      const some = part.subarray(at, at + filePieceBytes - filled)
      piece.set(some, filled)
      filled += some.length
      at += some.length
      if (filled < filePieceBytes) continue
      yield piece
      filled = 0
    }
  }
  yield piece.slice(0, filled)
}
