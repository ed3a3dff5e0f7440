import { createHash } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, relative, sep } from 'node:path'
import { programSources } from './program-sources.js'

let own: string | undefined

/** The version of this program as it was when it was first asked for. */
export function ownProgramVersion(): string {
  own ??= programVersion(process.argv[1])
  return own
}

/**
 * The version of a program that gives none: the first 8 hex digits of a SHA-256 over its own source files,
 * see {@link programSources}; '' where there is no entry file, as in a REPL. It is over the path of each
 * from the entry's folder, with '/', and the SHA-256 of its text with '\n' for line ends, in the order
 * of paths: so it is the same on another machine, in another folder, and after another checkout.
 */
export function programVersion(entry: string | undefined): string {
  if (entry === undefined || entry === '') return ''
  try {
    // `node dist` and `node dist/train` name their file only in part.
    const file = createRequire(import.meta.url).resolve(entry)
    const folder = dirname(file)
    const lines = programSources(file).map(({ path, text }) => {
      const place = relative(folder, path).split(sep).join('/')
      return `${place}\0${sha256(text.replaceAll('\r\n', '\n'))}\n`
    })
    return sha256(lines.sort().join('')).slice(0, 8)
  } catch {
    return ''
  }
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}
