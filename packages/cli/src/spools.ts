import { type Dirent, readdirSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Events on this machine that wait for a server, or were put aside. */
export interface Spool {
  readonly path: string
  readonly kind: 'waiting' | 'refused' | 'damaged'
  /** Of its log. */
  readonly bytes: number
}

const kinds = { spool: 'waiting', refused: 'refused', damaged: 'damaged' } as const

/** The spools in the place where clients put them unless they are told another. */
export function spoolsOnThisMachine(env: Readonly<Record<string, string | undefined>>): Spool[] {
  const state = env.XDG_STATE_HOME
  const base = state?.startsWith('/') === true ? state : join(homedir(), '.local', 'state')
  const root = join(base, 'track', 'spool')
  const folders = [root, ...foldersIn(root).map(({ name }) => join(root, name))]
  return folders.flatMap((folder) =>
    foldersIn(folder).flatMap(({ name }): Spool[] => {
      const ending = /\.(spool|refused|damaged)$/.exec(name)?.[1] as keyof typeof kinds | undefined
      if (ending === undefined) return []
      const path = join(folder, name)
      return [{ path, kind: kinds[ending], bytes: bytesIn(join(path, 'log')) }]
    }),
  )
}

function foldersIn(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  } catch {
    return [] // nobody has put any there
  }
}

function bytesIn(folder: string): number {
  try {
    const sizes = readdirSync(folder).map(
      (name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0,
    )
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch {
    return 0
  }
}
