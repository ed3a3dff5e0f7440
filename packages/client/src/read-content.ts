import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { TrackError } from '@track/core'

const pieceBytes = 1 << 20

/**
 * The content of the file at an absolute path, or the bytes given, piece by piece; from the start each
 * time that it is iterated.
 * @throws TRACK_FILE_UNREADABLE, as it is iterated.
 */
export function readContent(source: string | Uint8Array): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: () => pieces(source) }
}

async function* pieces(source: string | Uint8Array): AsyncIterator<Uint8Array> {
  if (typeof source !== 'string') {
    yield source
    return
  }
  try {
    // A pipe or a device need not end.
    if (!(await stat(source)).isFile()) throw new Error('it is no regular file')
    yield* createReadStream(source, { highWaterMark: pieceBytes })
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new TrackError('TRACK_FILE_UNREADABLE', `${source} cannot be read: ${reason}`, {
      details: { path: source },
      cause: error,
    })
  }
}
