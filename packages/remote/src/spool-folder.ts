// The folder of a server's spools: each is a store of its own, named after when it was made and whose
// events it waits to send where.
import { randomBytes } from 'node:crypto'
import { renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { bytesIn, makeFolders, namesIn } from '@track/log/hosting'

const spoolEnding = '.spool'
const sentEnding = '.sent'
const refusedEnding = '.refused'
const damagedEnding = '.damaged'
const anyStore = 'any'

/** A new place for a spool. @param store The identity of the server's store, if it is known. */
export function newSpoolPath(folder: string, store: string | undefined): string {
  makeFolders(folder)
  const madeMs = String(Date.now()).padStart(15, '0')
  const name = [madeMs, randomBytes(6).toString('hex'), store ?? anyStore].join('-')
  return join(folder, `${name}${spoolEnding}`)
}

/** The spools that are there for a server's store, the oldest first. Removes what is left of sent ones. */
export function spoolsIn(folder: string, store: string): string[] {
  const names = namesIn(folder)
  for (const name of names) if (name.endsWith(sentEnding)) removeFolder(join(folder, name))
  const ours = [store, anyStore].map((id) => `-${id}${spoolEnding}`)
  return names
    .filter((name) => ours.some((ending) => name.endsWith(ending)))
    .toSorted()
    .map((name) => join(folder, name))
}

/** Bytes of all spools in the folder. */
export function spoolBytesIn(folder: string): number {
  return namesIn(folder)
    .filter((name) => name.endsWith(spoolEnding))
    .reduce((sum, name) => sum + bytesIn(join(folder, name)), 0)
}

/**
 * Takes a spool out of those that are to be sent, for good: nobody finds it any more. It may be open.
 * @returns Where it is now.
 */
export function markSent(path: string): string {
  return renamed(path, sentEnding)
}

/** Whether nothing is left of a spool at its place: another process has sent it, and taken it away. */
export function isTakenAway(path: string): boolean {
  return namesIn(path).length === 0
}

/** Puts a spool aside that cannot be read. @returns Where it is now. */
export function markDamaged(path: string): string {
  return renamed(path, damagedEnding)
}

/** The store that keeps what a server refused of a spool. */
export function refusedPathOf(spool: string): string {
  return withEnding(spool, refusedEnding)
}

/** Removes a folder and what is in it, as far as that goes. */
export function removeFolder(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true })
  } catch {
    // Whoever looks next removes it.
  }
}

function renamed(path: string, ending: string): string {
  const target = withEnding(path, ending)
  try {
    renameSync(path, target)
    return target
  } catch {
    return path // a system that renames no open folder
  }
}

function withEnding(path: string, ending: string): string {
  return path.slice(0, -spoolEnding.length) + ending
}
