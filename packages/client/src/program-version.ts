import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'

/**
 * The version of a program that gives none: the first 8 hex digits of the SHA-256 of its entry file;
 * '' where there is no such file, as in a REPL.
 */
export function programVersion(): string {
  const entry = process.argv[1]
  if (entry === undefined) return ''
  try {
    return createHash('sha256').update(readFileSync(entry)).digest('hex').slice(0, 8)
  } catch {
    return ''
  }
}
