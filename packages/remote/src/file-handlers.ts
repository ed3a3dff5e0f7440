import { filePieceBytes, loadFileFolder } from '@track/log/hosting'
import { busyWithFiles } from './busy-with-files.js'
import type { HandlersOf } from './event-log-handlers.js'
import { digestOf, fileOf, filePieceOf } from './file-message.js'
import type { FileUploads } from './file-uploads.js'
import { wireNumber } from './wire.js'

/** What is answered of contents where clients do not see the store's folder; told when nobody waits any more. */
export type FileHandlers = HandlersOf<'findFile' | 'putFile' | 'getFile', [gone: AbortSignal]>

/** Contents that are read at once for whoever asks: each takes two pieces of 1 MiB, and all share one thread. */
const findsMax = 16

/** The answers about the contents in the store's folder `path`. No text of a request is part of a path. */
export function fileHandlers(path: string, uploads: FileUploads): FileHandlers {
  let finds = 0
  return {
    findFile: async (request, gone) => {
      const file = fileOf(request)
      uploads.checkSize(file.bytes)
      if (finds >= findsMax) throw busyWithFiles(`looks for ${finds} files at once`)
      finds++
      try {
        return { found: await (await loadFileFolder(path)).isWhole(file, gone) }
      } finally {
        finds--
      }
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
