import type { StoredFile } from '@track/core/commits'

/** Bytes of a piece in which a content goes to another process, or comes from there; the last has fewer. */
export const filePieceBytes: number = 512 << 10

/** A piece of a content on its way. */
export interface FilePiece {
  /** Which upload it is of: 16 random bytes in lower-case hex. */
  readonly upload: string
  /** Where in the content it begins. */
  readonly offset: number
  readonly bytes: Uint8Array
  /** Of the last piece: the digest of the whole content. */
  readonly digest: string | undefined
}

/** Contents that stand where the store is, and go there piece by piece. */
export interface FilesAtHand {
  /** Whether that content is there, and whole. */
  find(file: StoredFile): Promise<boolean>
  /**
   * Hands over the next piece of an upload; with the last one the content is durable.
   * @returns How much of the upload is there then. Another number than the piece's end says that the piece was
   * not taken, and that the upload is to begin anew.
   */
  put(piece: FilePiece): Promise<number>
  /** The piece that begins at an offset. One of fewer bytes than pieces have is the last. */
  get(digest: string, offset: number): Promise<Uint8Array>
}
