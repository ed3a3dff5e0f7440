import { TrackError } from '@track/core/commits'
import type { FilePiece } from '@track/log/hosting'
import { FileUpload, type PutContent } from './file-upload.js'
import type { ServerLimits } from './server-limits.js'

/** A client that finds no place for an upload comes again so much later. */
const retryMs = 500

/** The uploads of a server, of all its clients. They outlive connections: who was cut off goes on. */
export class FileUploads {
  readonly #put: PutContent
  readonly #limits: Pick<Required<ServerLimits>, 'uploadsMax' | 'fileBytesMax' | 'idleMs'>
  readonly #uploads = new Map<string, FileUpload>()

  constructor(
    put: PutContent,
    limits: Pick<Required<ServerLimits>, 'uploadsMax' | 'fileBytesMax' | 'idleMs'>,
  ) {
    this.#put = put
    this.#limits = limits
  }

  /** @throws TRACK_FILE_TOO_LARGE */
  checkSize(bytes: number): void {
    const { fileBytesMax } = this.#limits
    if (bytes <= fileBytesMax) return
    const message = `A file of ${bytes} bytes or more, where the server takes ${fileBytesMax}`
    throw new TrackError('TRACK_FILE_TOO_LARGE', message, {
      details: { bytes, bytesMax: fileBytesMax },
    })
  }

  /**
   * Takes a piece. The first one begins an upload.
   * @param nowMs By a clock that nobody sets, here and below.
   * @returns How much of the upload there is then: 0 of one that is not known, or is known no more.
   * @throws TRACK_SERVER_BUSY with `details.retryMs` when there are as many uploads as may be; TRACK_FILE_TOO_LARGE;
   * TRACK_FILE_CORRUPT when what came has not the digest that it was to have; what the disk refuses.
   */
  async take(piece: FilePiece, nowMs: number): Promise<number> {
    const upload = this.#uploads.get(piece.upload) ?? this.#begin(piece, nowMs)
    if (upload === undefined) return 0
    try {
      this.checkSize(piece.offset + piece.bytes.length)
      return await upload.take(piece, nowMs)
    } catch (error) {
      this.#uploads.delete(piece.upload)
      await upload.cancel(error as Error)
      throw error
    }
  }

  /** Ends those whose client has sent nothing for long: what they left on the disk goes. */
  removeIdle(nowMs: number): void {
    for (const [id, upload] of this.#uploads) {
      if (nowMs - upload.touchedMs <= this.#limits.idleMs) continue
      this.#uploads.delete(id)
      void upload.cancel(new Error('Nothing came of it for long'))
    }
  }

  /** Ends all. */
  async close(): Promise<void> {
    const closed = new Error('The server closes')
    await Promise.all(Array.from(this.#uploads.values(), (upload) => upload.cancel(closed)))
  }

  #begin({ upload: id, offset }: FilePiece, nowMs: number): FileUpload | undefined {
    if (offset > 0) return undefined
    if (this.#uploads.size >= this.#limits.uploadsMax) {
      const message = `The server takes ${this.#uploads.size} files at once; again in ${retryMs} ms`
      throw new TrackError('TRACK_SERVER_BUSY', message, { details: { retryMs } })
    }
    const upload = new FileUpload(this.#put, nowMs)
    this.#uploads.set(id, upload)
    const forget = (): void => {
      if (this.#uploads.get(id) === upload) this.#uploads.delete(id)
    }
    // One that failed stays until its client is told, or is gone for long.
    upload.stored.then(forget, () => {})
    return upload
  }
}
