import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'

/**
 * The version of a program that gives none: the first 8 hex digits of the SHA-256 of its entry file;
 * '' where there is no such file, as in a REPL.
 */
export function programVersion(entry: string | undefined = process.argv[1]): string {
  if (entry === undefined) return ''
  try {
    // `node dist` and `node dist/train` name their file only in part.
    const file = createRequire(import.meta.url).resolve(entry)
    return createHash('sha256').update(readFileSync(file)).digest('hex').slice(0, 8)
  } catch {
    return ''
  }
}
