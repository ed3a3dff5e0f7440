import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { storeHost } from '../../testing/store-host.js'
import { lockHolder } from './lock-holder.js'

/** A process of several that use a store. */
export interface Struck {
  readonly pid: number
  /** Whether it had come as far as to log. */
  readonly isAtWork: boolean
}

/** Where a process that stands still is to be killed, by what is on disk and who holds the lock. */
export function placeOfStrike(path: string, { pid, isAtWork }: Struck): string {
  if (lockHolder(path) !== pid) return isAtWork ? 'as a guest' : 'coming in as a guest'
  // Whoever has the store next was a guest before, if it has logged already.
  const stage = isAtWork ? 'failing over' : 'opening as the next host'
  if (storeHost(path)?.pid !== pid) return `${stage}: the lock is taken`
  if (writeAheadBytes(path) === 0) return `${stage}: guests are let in, nothing is stored yet`
  return 'hosting'
}

/** Bytes in the write-ahead file that LevelDB has begun last: with each opening it begins one. */
function writeAheadBytes(path: string): number {
  const folder = join(path, 'log')
  const files = readdirSync(folder)
    .filter((name) => /^\d+\.log$/.test(name))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))
  const last = files.at(-1)
  return last === undefined
    ? 0
    : (statSync(join(folder, last), { throwIfNoEntry: false })?.size ?? 0)
}
