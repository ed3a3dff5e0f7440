import type { FileStore, StoredFile } from './event-log.js'
import { missingFile } from './file-errors.js'
import { hexOf } from './hex.js'
import { sha256 } from './sha256.js'

/** A {@link FileStore} in memory. */
export class MemoryFileStore implements FileStore {
  readonly #contents = new Map<string, Uint8Array>()

  async put(content: AsyncIterable<Uint8Array>): Promise<StoredFile> {
    const pieces: Uint8Array[] = []
    for await (const piece of content) pieces.push(new Uint8Array(piece))
    const whole = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0))
    let at = 0
    for (const piece of pieces) {
      whole.set(piece, at)
      at += piece.length
    }
    const digest = hexOf(sha256(whole))
    this.#contents.set(digest, whole)
    return { digest, bytes: whole.length }
  }

  async *read(digest: string): AsyncIterable<Uint8Array> {
    const content = this.#contents.get(digest)
    if (content === undefined) throw missingFile(digest)
    yield new Uint8Array(content)
  }
}
