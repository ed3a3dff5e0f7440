import { isTrackError } from '@track/core/commits'
import { FileFolder } from './file-folder.js'
import type { OnDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'

/** What a copy of the contents of a store came to. */
export interface CopiedFiles {
  /** Contents that were copied, and their bytes: not those that the target had. */
  readonly files: number
  readonly bytes: number
}

/** How the contents of a store are copied. */
export interface CopyFilesOptions {
  /** Ends it between two contents. */
  readonly signal?: AbortSignal | undefined
  /** Tells which contents to copy. Default: all. */
  readonly only?: (digest: string) => boolean
  /** Told of a content that is damaged, which is not copied then. Without it, that ends the copying. */
  readonly onDamage?: OnDamage
}

/**
 * Copies the contents of the store at `from` into the store at `to`, but for those that it has. Each is
 * checked on its way, and durable before the next is read.
 * @throws TRACK_FILE_CORRUPT, TRACK_STORE_UNWRITABLE, TRACK_STORE_UNAVAILABLE; the signal's reason.
 */
export async function copyFiles(
  from: string,
  to: string,
  { signal, only = () => true, onDamage }: CopyFilesOptions = {},
): Promise<CopiedFiles> {
  const [source, target] = [new FileFolder(from), new FileFolder(to)]
  let files = 0
  let bytes = 0
  for await (const stored of source.list()) {
    const { digest } = stored
    signal?.throwIfAborted()
    if (!only(digest) || (await target.has(stored))) continue
    try {
      await target.put(source.read(digest), () => digest)
      files++
      bytes += stored.bytes
    } catch (error) {
      if (onDamage === undefined || !isTrackError(error, 'TRACK_FILE_CORRUPT')) throw error
      onDamage({ kind: 'content', file: `${storeFiles.files}/${digest}`, message: error.message })
    }
  }
  return { files, bytes }
}
