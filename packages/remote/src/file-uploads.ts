import { isTrackError, TrackError } from '@track/core/commits'
import type { FilePiece } from '@track/log/hosting'
import { busyWithFiles } from './busy-with-files.js'
import { FileUpload, type PutContent } from './file-upload.js'
import type { ServerLimits } from './server-limits.js'

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
   * @throws TRACK_SERVER_BUSY with `details.retryMs` when there are as many uploads as may be, or the piece before is
   * not written yet; without it when nothing came of it for long. TRACK_FILE_TOO_LARGE; TRACK_FILE_CORRUPT when what
   * came has not the digest that it was to have; TRACK_LOG_CLOSED; what the disk refuses.
   */
  async take(piece: FilePiece, nowMs: number): Promise<number> {
    const upload = this.#uploads.get(piece.upload) ?? this.#begin(piece, nowMs)
    if (upload === undefined) return 0
    try {
      this.checkSize(piece.offset + piece.bytes.length)
      return await upload.take(piece, nowMs)
    } catch (error) {
      if (isTrackError(error, 'TRACK_SERVER_BUSY')) throw error // the upload goes on
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
      const message = `Nothing came of a file for ${this.#limits.idleMs} ms: its place is free again`
      void upload.cancel(new TrackError('TRACK_SERVER_BUSY', message))
    }
  }

  /** Ends all. */
  async close(): Promise<void> {
    const closed = new TrackError('TRACK_LOG_CLOSED', 'The server closes')
    await Promise.all(Array.from(this.#uploads.values(), (upload) => upload.cancel(closed)))
  }

  #begin({ upload: id, offset }: FilePiece, nowMs: number): FileUpload | undefined {
    if (offset > 0) return undefined
    if (this.#uploads.size >= this.#limits.uploadsMax) {
      throw busyWithFiles(`takes ${this.#uploads.size} files at once`)
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
