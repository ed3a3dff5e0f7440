import { execFileSync, spawnSync } from 'node:child_process'
import {
  chmodSync,
  closeSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { whyNotRunBy } from '../told-program.js'

/** Where a trouble is made, and whom it meets. */
interface TroubleTarget {
  /** The folder that holds the store, and nothing else. */
  readonly folder: string
  /** The store's. */
  readonly path: string
  readonly pid: number
}

/** Something that makes the disk refuse writes to a store that is in use, and that passes. */
export interface Trouble {
  readonly name: string
  /**
   * Whether it is met only when LevelDB begins a new file, after 8 MiB. A program must then log large
   * events to meet it.
   */
  readonly needsRotation: boolean
  /** Whether only programs meet it that are not root's. */
  readonly sparesRoot: boolean
  /** Why it cannot be made here; undefined when it can. */
  absent(): string | undefined
  /** Readies the folder before there is a store. */
  prepare(folder: string): void
  begin(target: TroubleTarget): void
  /** Undoes {@link begin}. */
  end(target: TroubleTarget): void
  /** Undoes {@link prepare}. */
  remove(folder: string): void
}

const isRoot = process.getuid?.() === 0
/** Whose programs meet missing permissions: nobody's, where this one is root's. Default: one's own. */
export const plainUid: number | undefined = isRoot ? 65_534 : undefined

/** Why no program can meet missing permissions here; undefined when one can. */
export function whyNoPlainUser(): string | undefined {
  return plainUid === undefined ? undefined : whyNotRunBy(plainUid, 'log-through-outage')
}

const diskBytes = 48 << 20
const filler = 'filler'

const fullDisk: Trouble = {
  name: 'full disk',
  needsRotation: false,
  sparesRoot: false,
  absent: () => {
    if (!isRoot || process.platform !== 'linux')
      return 'it takes root, on Linux, to mount a small one'
    const folder = join('/tmp', `track-mount-${process.pid}`)
    mkdirSync(folder)
    const { status } = spawnSync('mount', ['-t', 'tmpfs', 'tmpfs', folder])
    if (status === 0) execFileSync('umount', [folder])
    rmSync(folder, { recursive: true })
    return status === 0 ? undefined : 'this system lets nothing be mounted'
  },
  prepare: (folder) => {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${diskBytes},mode=0777`, 'tmpfs', folder])
  },
  begin: ({ folder }) => fill(join(folder, filler)),
  end: ({ folder }) => rmSync(join(folder, filler)),
  remove: (folder) => {
    execFileSync('umount', ['--lazy', folder]) // whoever was just started may be in there still
  },
}

/** Writes a file until the disk is full. */
function fill(file: string): void {
  const handle = openSync(file, 'w')
  try {
    for (let piece = new Uint8Array(1 << 20); piece.length > 0; ) {
      try {
        writeSync(handle, piece)
      } catch (error) {
        if (!(error instanceof Error && 'code' in error && error.code === 'ENOSPC')) throw error
        piece = piece.subarray(0, piece.length >> 1)
      }
    }
  } finally {
    closeSync(handle)
  }
}

/** A limit of the process that is set below what it has already, and then raised again. */
function limit(
  name: string,
  option: string,
  needsRotation: boolean,
  value: (target: TroubleTarget) => number,
): Trouble {
  const set = (pid: number, soft: string): void => {
    execFileSync('prlimit', ['--pid', String(pid), `--${option}=${soft}:`])
  }
  const before = new Map<number, string>()
  return {
    name,
    needsRotation,
    sparesRoot: false,
    absent: () => {
      const { error } = spawnSync('prlimit', ['--version'])
      return error === undefined ? undefined : 'prlimit of util-linux is not installed'
    },
    prepare: () => {},
    begin: (target) => {
      const { pid } = target
      const args = ['--pid', String(pid), `--${option}`, '--raw', '--noheadings', '-o', 'SOFT']
      before.set(pid, execFileSync('prlimit', args, { encoding: 'utf8' }).trim())
      set(pid, String(value(target)))
    },
    end: ({ pid }) => {
      if (existsSync(`/proc/${pid}`)) set(pid, before.get(pid) ?? 'unlimited')
    },
    remove: () => {},
  }
}

const fileSize = limit('file too large', 'fsize', false, ({ path }) => {
  const folder = join(path, 'log')
  const sizes = readdirSync(folder)
    .filter((name) => name.endsWith('.log'))
    .map((name) => statSync(join(folder, name)).size)
  return Math.max(...sizes) + 10_000
})

const openFiles = limit('too many open files', 'nofile', true, ({ pid }) => {
  const open = new Set(readdirSync(`/proc/${pid}/fd`).map(Number))
  let free = 0
  while (open.has(free)) free++
  return free // no file is given a number from here on
})

const readOnlyFolder: Trouble = {
  name: 'read-only folder',
  needsRotation: true,
  sparesRoot: true,
  absent: whyNoPlainUser,
  prepare: (folder) => chmodSync(folder, 0o777),
  begin: ({ path }) => setMode(path, 0o500),
  end: ({ path }) => setMode(path, 0o700),
  remove: () => {},
}

function setMode(path: string, mode: number): void {
  chmodSync(join(path, 'log'), mode)
  chmodSync(path, mode)
}

export const troubles: readonly [Trouble, ...Trouble[]] = [
  fullDisk,
  fileSize,
  openFiles,
  readOnlyFolder,
]
