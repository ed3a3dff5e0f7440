import { createHash } from 'node:crypto'
import { corruptFile, missingFile } from '@track/core/commits'

const digestPattern = /^[0-9a-f]{64}$/

/** Whether a text can be the digest of a content. */
export function isDigest(text: string): boolean {
  return digestPattern.test(text)
}

/**
 * The pieces of a content, held against its digest on the way: they end without an error only when all were
 * what was kept.
 * @throws TRACK_FILE_CORRUPT, also for what is no digest; what `read` throws.
 */
export async function* checkedContent(
  digest: string,
  read: (digest: string) => AsyncIterable<Uint8Array>,
): AsyncIterable<Uint8Array> {
  if (!isDigest(digest)) throw missingFile(digest)
  const hash = createHash('sha256')
  for await (const piece of read(digest)) {
    hash.update(piece)
    yield piece
  }
  const found = hash.digest('hex')
  if (found !== digest) throw corruptFile(digest, found)
}
