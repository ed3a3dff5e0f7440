import type { FileStore } from '@track/core/commits'

/**
 * Contents whose code is loaded with the first of them: most programs log no files.
 * @param load Told whether something is to be kept.
 */
export function lazyFiles(load: (isToWrite: boolean) => Promise<FileStore>): FileStore {
  return {
    put: async (content) => (await load(true)).put(content),
    async *read(digest) {
      yield* (await load(false)).read(digest)
    },
  }
}
