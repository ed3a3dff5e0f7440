// What V8 made of the program's code, kept for its next start.
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Script } from 'node:vm'
import { crc32 } from 'node:zlib'

/**
 * The folder for compiled code, with the variables of Node that say so: NODE_COMPILE_CACHE names it,
 * NODE_DISABLE_COMPILE_CACHE says that there is none. V8 runs what it is given, so there is none either where anybody
 * else could have put something into it, nor where the folder that it would be in is missing.
 */
export function codeFolder(env: NodeJS.ProcessEnv = process.env): string | undefined {
  if (env.NODE_DISABLE_COMPILE_CACHE) return undefined
  const user = process.getuid?.()
  const folder = env.NODE_COMPILE_CACHE || join(tmpdir(), `track-code-${user ?? 'user'}`)
  try {
    makeFolder(folder)
    const found = lstatSync(folder)
    const isOwn = user === undefined || (found.uid === user && (found.mode & 0o022) === 0)
    return found.isDirectory() && isOwn ? folder : undefined
  } catch {
    return undefined // the program can do without
  }
}

/** Scripts, and what V8 made of them. Node has the same from 22.1 on, for whatever is required. */
export class CodeCache {
  readonly #folder: string
  readonly #compiled = new Map<string, Script>()

  /** In a folder, which programs of other versions may share. V8 refuses what was made with other flags. */
  constructor(folder: string) {
    this.#folder = join(folder, `${process.version}-${process.arch}`)
  }

  /** The script `code` of the file `path`, and whether it was compiled by an earlier program. */
  script(code: string, path: string): { readonly script: Script; readonly isKept: boolean } {
    // V8 keeps the path too, for what an error says of where it was.
    const checksum = crc32(code, crc32(path))
    const file = join(this.#folder, `${basename(path)}-${checksum.toString(16)}`)
    const cachedData = readKept(file)
    const script = new Script(code, { filename: path, ...(cachedData && { cachedData }) })
    const isKept = script.cachedDataRejected === false
    if (!isKept) this.#compiled.set(file, script)
    return { script, isKept }
  }

  /** Keeps what was compiled here, with the functions that have run: to be called when the program ends. */
  keep(): void {
    if (this.#compiled.size === 0) return
    try {
      makeFolder(this.#folder)
      for (const [file, script] of this.#compiled) writeKept(file, script.createCachedData())
    } catch {
      // The next program compiles it: who asked this one for something else need not hear of it.
    }
  }
}

/** Not recursively: Node 20 and 24 never end that where a folder is there that takes none, as in /proc. */
function makeFolder(path: string): void {
  if (!existsSync(path)) mkdirSync(path, { mode: 0o700 })
}

/** What follows its checksum, if it is whole. */
function readKept(file: string): Buffer | undefined {
  try {
    const kept = readFileSync(file)
    const data = kept.subarray(4)
    return kept.readUInt32LE() === crc32(data) ? data : undefined
  } catch {
    return undefined // as a rule there is none yet; else what is compiled replaces it
  }
}

/** It appears whole: several programs may write it, and read it. */
function writeKept(file: string, data: Buffer): void {
  const checksum = Buffer.alloc(4)
  checksum.writeUInt32LE(crc32(data))
  const begun = `${file}.${process.pid}`
  try {
    writeFileSync(begun, Buffer.concat([checksum, data]), { mode: 0o600 })
    renameSync(begun, file)
  } catch (error) {
    rmSync(begun, { force: true })
    throw error
  }
}
