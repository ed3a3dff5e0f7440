import { PassThrough } from 'node:stream'
import type { StoredFile } from '@track/core/commits'
import type { FilePiece } from '@track/log/hosting'
import { busyWithFiles } from './busy-with-files.js'

/** Keeps a content whose digest is known when all of it is there. */
export type PutContent = (
  content: AsyncIterable<Uint8Array>,
  digest: () => string | undefined,
) => Promise<StoredFile>

/**
 * A content that comes in pieces, each of which is written before the next is taken: so one piece of each is in
 * memory, and what the disk has not taken of it, however many a client sends without awaiting the answers.
 */
export class FileUpload {
  /** Rejects when it is not kept: nothing of it is left then. */
  readonly stored: Promise<StoredFile>
  /** When its last piece came. */
  touchedMs: number
  readonly #pieces = new PassThrough({ objectMode: true, highWaterMark: 1 })
  #bytes = 0
  #digest: string | undefined
  #isWriting = false
  #isSettled = false
  /** Lets the call go on that asked once more for the last piece. */
  #wake: () => void = () => {}

  /** @param nowMs By a clock that nobody sets, here and below. */
  constructor(put: PutContent, nowMs: number) {
    this.touchedMs = nowMs
    this.stored = put(this.#pieces, () => this.#digest)
    this.#pieces.on('error', () => {}) // `stored` tells of it
    const settled = (): void => {
      this.#isSettled = true
      this.#pieces.destroy() // where it is not kept, and somebody waits for a piece to be written
      this.#wake()
    }
    this.stored.then(settled, settled)
  }

  /**
   * Takes the piece that comes next, and no other: one that came before comes again when its answer was lost.
   * @returns How much there is then.
   * @throws TRACK_SERVER_BUSY with `details.retryMs` when the piece before is not written yet, and to one that came
   * again when it comes once more; what keeping it throws.
   */
  async take({ offset, bytes, digest }: FilePiece, nowMs: number): Promise<number> {
    if (this.#digest === undefined && offset === this.#bytes) {
      if (this.#isWriting) throw busyWithFiles('has not written the piece before')
      if (bytes.length > 0) this.touchedMs = nowMs // who sends nothing keeps no place
      this.#bytes += bytes.length
      this.#digest = digest
      if (bytes.length > 0) await this.#write(bytes)
      if (digest === undefined) return this.#bytes
      this.#pieces.end()
      await this.stored
    } else if (this.#digest !== undefined) await this.#kept()
    return this.#bytes
  }

  /** Ends it before its time. */
  async cancel(reason: Error): Promise<void> {
    this.#pieces.destroy(reason)
    await this.stored.catch(() => {}) // it was said to be cancelled
  }

  /** @throws Why it is not kept, when the stream is no more. */
  async #write(bytes: Uint8Array): Promise<void> {
    this.#isWriting = true
    await new Promise<void>((resolve) => {
      // A stream that is destroyed does not call back for the piece that it is at.
      const done = (): void => {
        this.#pieces.off('close', done)
        resolve()
      }
      this.#pieces.once('close', done).write(bytes, done)
    })
    this.#isWriting = false
    if (this.#pieces.destroyed) await this.stored
  }

  /** Resolves when it is kept. One call waits for that here: a client that comes again has given up the one before. */
  async #kept(): Promise<void> {
    this.#wake()
    if (!this.#isSettled) {
      await new Promise<void>((resolve) => {
        this.#wake = resolve
      })
      if (!this.#isSettled) throw busyWithFiles('got the last piece of a file again')
    }
    await this.stored
  }
}
