import { bytesOfHex, digestBytes, hexOf, type StoredFile, TrackError } from '@track/core/commits'
import { type FilePiece, filePieceBytes } from '@track/log/hosting'
import { type track, wireNumber } from './wire.js'

const uploadIdBytes = 16

/** What is asked of a content as a whole, as a message. */
export function findRequest({ digest, bytes }: StoredFile): track.v1.FindFileRequest.$Properties {
  return { digest: bytesOfHex(digest), bytes }
}

/** @throws TRACK_ARGUMENT_INVALID */
export function fileOf({ digest, bytes }: track.v1.FindFileRequest.$Properties): StoredFile {
  return { digest: digestOf(digest), bytes: wireNumber(bytes) }
}

/** A piece as a message. */
export function pieceRequest(piece: FilePiece): track.v1.PutFileRequest.$Properties {
  const { upload, offset, bytes, digest } = piece
  return {
    upload: bytesOfHex(upload),
    offset,
    piece: bytes,
    ...(digest === undefined ? {} : { digest: bytesOfHex(digest) }),
  }
}

/**
 * The piece that a message holds.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function filePieceOf(message: track.v1.PutFileRequest.$Properties): FilePiece {
  const { upload, piece, digest } = message
  const bytes = piece ?? new Uint8Array()
  if (bytes.length > filePieceBytes) throw invalid(`a piece has ${bytes.length} bytes`)
  return {
    upload: hexOf(sized(upload, uploadIdBytes)),
    offset: wireNumber(message.offset),
    bytes,
    digest: digest?.length ? digestOf(digest) : undefined,
  }
}

/** A digest that came over the wire: what leads to a file, and so nothing else may. */
export function digestOf(field: Uint8Array | null | undefined): string {
  return hexOf(sized(field, digestBytes))
}

function sized(field: Uint8Array | null | undefined, length: number): Uint8Array {
  if (field?.length === length) return field
  throw invalid(`a field has ${field?.length ?? 0} bytes, where ${length} were due`)
}

function invalid(what: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', `A message about a file: ${what}`)
}
