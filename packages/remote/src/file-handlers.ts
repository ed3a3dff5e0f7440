import { filePieceBytes, loadFileFolder } from '@track/log/hosting'
import type { HandlersOf } from './event-log-handlers.js'
import { digestOf, fileOf, filePieceOf } from './file-message.js'
import type { FileUploads } from './file-uploads.js'
import { wireNumber } from './wire.js'

/** What is answered of contents where clients do not see the store's folder. */
export type FileHandlers = HandlersOf<'findFile' | 'putFile' | 'getFile'>

/** The answers about the contents in the store's folder `path`. No text of a request is part of a path. */
export function fileHandlers(path: string, uploads: FileUploads): FileHandlers {
  return {
    findFile: async (request) => {
      const file = fileOf(request)
      uploads.checkSize(file.bytes)
      return { found: await (await loadFileFolder(path)).isWhole(file) }
    },
    putFile: async (request) => {
      return { bytes: await uploads.take(filePieceOf(request), performance.now()) }
    },
    getFile: async (request) => {
      const [digest, offset] = [digestOf(request.digest), wireNumber(request.offset)]
      return { piece: await (await loadFileFolder(path)).readPiece(digest, offset, filePieceBytes) }
    },
  }
}
