import { createHash } from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { basename, resolve } from 'node:path'

/** What a trial of a command is called, and of which code it is. */
export interface NamedProgram {
  readonly name: string
  /** The first 8 hex digits of the SHA-256 of the file; '' where the command names none. */
  readonly version: string
}

/** What is larger is no program's source, nor read for a name. */
const fileBytesMax = 64 << 20

/**
 * The program of a command: the first file that it names, such as train.py of `python train.py`; where it
 * names none, the command's own name.
 */
export function programOf(command: readonly string[], folder: string): NamedProgram {
  const file = command.map((word) => resolve(folder, word)).find(isFile)
  if (file === undefined) return { name: basename(command[0] ?? ''), version: '' }
  return { name: basename(file), version: digestOf(file) }
}

function isFile(path: string): boolean {
  try {
    const stats = statSync(path, { throwIfNoEntry: false })
    return stats?.isFile() === true && stats.size <= fileBytesMax
  } catch {
    return false // no path at all, or none that may be looked at
  }
}

function digestOf(file: string): string {
  try {
    return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8)
  } catch {
    return '' // a program that may be run and not read
  }
}
