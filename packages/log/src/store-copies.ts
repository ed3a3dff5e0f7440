import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { readStoreIdentity } from './store-identity.js'

/** So many folders are looked into. */
const foldersMax = 1000

/** Other stores of the same identity in the folder that a store is in: backups and vacuumed copies, most often. */
export function copiesBeside(path: string): string[] {
  const id = identityIn(path)
  if (id === undefined) return []
  const parent = dirname(path)
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .slice(0, foldersMax)
    .map(({ name }) => join(parent, name))
    .filter((folder) => folder !== path && identityIn(folder) === id)
    .sort()
}

function identityIn(path: string): string | undefined {
  try {
    return readStoreIdentity(path)?.id
  } catch {
    return undefined // no store, or none for this version
  }
}
