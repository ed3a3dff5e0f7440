import { PassThrough } from 'node:stream'
import type { StoredFile } from '@track/core/commits'
import type { FilePiece } from '@track/log/hosting'

/** Keeps a content whose digest is known when all of it is there. */
export type PutContent = (
  content: AsyncIterable<Uint8Array>,
  digest: () => string | undefined,
) => Promise<StoredFile>

/** A content that comes in pieces, each of which is written before the next is taken. */
export class FileUpload {
  /** Rejects when it is not kept: nothing of it is left then. */
  readonly stored: Promise<StoredFile>
  /** When its last piece came. */
  touchedMs: number
  readonly #pieces = new PassThrough({ objectMode: true, highWaterMark: 1 })
  #bytes = 0
  #digest: string | undefined

  /** @param nowMs By a clock that nobody sets, here and below. */
  constructor(put: PutContent, nowMs: number) {
    this.touchedMs = nowMs
    this.stored = put(this.#pieces, () => this.#digest)
    this.#pieces.on('error', () => {}) // `stored` tells of it
    this.stored.catch(() => this.#pieces.destroy())
  }

  /**
   * Takes the piece that comes next, and no other: one that came before comes again when its answer was lost.
   * @returns How much there is then.
   * @throws What keeping it throws.
   */
  async take({ offset, bytes, digest }: FilePiece, nowMs: number): Promise<number> {
    if (this.#digest === undefined && offset === this.#bytes) {
      if (bytes.length > 0) this.touchedMs = nowMs // who sends nothing keeps no place
      this.#bytes += bytes.length
      this.#digest = digest
      if (bytes.length > 0) await Promise.race([this.#write(bytes), this.stored])
      if (digest !== undefined) this.#pieces.end()
    }
    if (this.#digest !== undefined) await this.stored
    return this.#bytes
  }

  /** Ends it before its time. */
  async cancel(reason: Error): Promise<void> {
    this.#pieces.destroy(reason)
    await this.stored.catch(() => {}) // it was said to be cancelled
  }

  /** Also when the stream is no more: then `stored` says why. */
  #write(bytes: Uint8Array): Promise<void> {
    return new Promise((resolve) => {
      this.#pieces.write(bytes, () => resolve())
    })
  }
}
