import type { FileFolder } from './file-folder.js'

/** The contents of the store at `path`. Loaded with the first file: most programs log none. */
export async function loadFileFolder(path: string): Promise<FileFolder> {
  const { FileFolder } = await import('./file-folder.js')
  return new FileFolder(path)
}
