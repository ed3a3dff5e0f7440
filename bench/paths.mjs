import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the measurements. */
export const benchFolder = dirname(fileURLToPath(import.meta.url))

/** The folder of the repository. */
export const rootFolder = join(benchFolder, '..')
