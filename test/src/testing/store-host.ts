import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'

/** Who has a store, as its host.json says. */
export interface StoreHost {
  readonly pid: number
  readonly socket: string
}

/** Who has the store; undefined when nobody says so. */
export function storeHost(path: string): StoreHost | undefined {
  try {
    return JSON.parse(readFileSync(join(path, 'host.json'), 'utf8'))
  } catch {
    return undefined
  }
}

/** Looks again and again until `look` gives something. */
export async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look()
    if (found !== undefined) return found
    await wait(5)
  }
}
