import { bytesOfHex, type StoredFile } from '@track/core/commits'
import { type FilePiece, type FilesAtHand, filePieceBytes } from '@track/log/hosting'
import { eventLogService, type ServiceMethod, slowBytesPerMs } from './event-log-service.js'
import { findRequest, pieceRequest } from './file-message.js'
import { strangeAnswer } from './strange-answer.js'
import { wireNumber } from './wire.js'

/** Calls a method of the host, which may take so much longer than others. */
type CallOfFiles = <Request, Response>(
  method: ServiceMethod<Request, Response>,
  request: Request,
  extraMs: number,
) => Promise<Response>

/** A host whose disk is slower than so many bytes a millisecond is taken for one that does not answer. */
const slowDiskBytesPerMs = 4_096

const { findFile, putFile, getFile } = eventLogService

/** Contents of logged files, kept by the host. */
export class HostFiles implements FilesAtHand {
  readonly #call: CallOfFiles

  constructor(call: CallOfFiles) {
    this.#call = call
  }

  async find(file: StoredFile): Promise<boolean> {
    const { found } = await this.#call(findFile, findRequest(file), file.bytes / slowDiskBytesPerMs)
    return found === true
  }

  async put(piece: FilePiece): Promise<number> {
    const { offset, bytes, digest } = piece
    // With the last one all of it is synced.
    const syncMs = digest === undefined ? 0 : (offset + bytes.length) / slowDiskBytesPerMs
    const extraMs = bytes.length / slowBytesPerMs + syncMs
    return wireNumber((await this.#call(putFile, pieceRequest(piece), extraMs)).bytes)
  }

  async get(digest: string, offset: number): Promise<Uint8Array> {
    const request = { digest: bytesOfHex(digest), offset }
    const { piece } = await this.#call(getFile, request, filePieceBytes / slowBytesPerMs)
    if ((piece?.length ?? 0) > filePieceBytes) throw strangeAnswer('a piece of a file is too long')
    return new Uint8Array(piece ?? []) // a copy: what arrives is a view of the whole message
  }
}
