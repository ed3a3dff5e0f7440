import { readFileSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, sep } from 'node:path'

/** A source file of a program. */
export interface ProgramSource {
  readonly path: string
  readonly text: string
}

/** A program of more than so many files, or bytes, is known by the first of them. */
const filesMax = 2_000
const bytesMax = 32 << 20

/**
 * What is imported by a relative path, or by a name of the package's own (`#…`), as it is written in
 * ECMAScript modules, CommonJS and TypeScript: in a statement, in import() and require() of a literal, and
 * in new URL() of one, as workers are started. What it finds in a comment is a file of the project if it is
 * a file at all; a parser of each of these languages would take longer than all else in starting.
 */
const importPattern =
  /\b(from|import|require|resolve|URL)\b\s*(?:\(\s*)?(?:\/\*[^*]*\*\/\s*)?(['"`])((?:\.{1,2}\/|#)[^'"`\n$]*)\2/g

const codeExtensions = ['.js', '.mjs', '.cjs', '.ts', '.mts', '.cts', '.jsx', '.tsx']
const sourceExtensions = [...codeExtensions, '.json']

/** Of TypeScript, imports may name the file that it is compiled to. */
const writtenAs: ReadonlyMap<string, readonly string[]> = new Map([
  ['.js', ['.ts', '.tsx', '.jsx']],
  ['.mjs', ['.mts']],
  ['.cjs', ['.cts']],
])

/**
 * The source files of the program that begins with `entry`: that file, and what it imports from the
 * project, file by file, whether it was run already or not. Packages in node_modules are not among them, nor
 * are imports whose path is computed.
 * @throws What reading `entry` throws.
 */
export function programSources(entry: string): readonly ProgramSource[] {
  const sources: ProgramSource[] = []
  const seen = new Set([entry])
  const waiting = [entry]
  let bytes = 0
  for (const path of waiting) {
    bytes += statSync(path, { throwIfNoEntry: false })?.size ?? 0
    if (bytes > bytesMax) break
    const text = path === entry ? readFileSync(path, 'utf8') : readIfReadable(path)
    if (text === undefined) continue
    sources.push({ path, text })
    if (isOfPackage(path) || !codeExtensions.includes(extname(path))) continue
    for (const [, keyword, , specifier = ''] of text.matchAll(importPattern)) {
      const file = resolved(specifier, path)
      // A URL may be that of anything, of what the program writes too.
      if (keyword === 'URL' && extname(file ?? '') === '.json') continue
      if (file === undefined || seen.has(file) || isOfPackage(file)) continue
      seen.add(file)
      if (waiting.length < filesMax) waiting.push(file)
    }
  }
  return sources
}

function resolved(specifier: string, importer: string): string | undefined {
  if (specifier.startsWith('#')) return resolvedByPackage(specifier, importer)
  const folder = dirname(importer)
  // In ECMAScript modules it is a URL, whose query makes another module of the same file.
  const path = join(folder, decoded(specifier.replace(/[?#].*$/, '')))
  for (const candidate of candidates(path)) if (isSource(candidate)) return candidate
  return undefined
}

/** What an import of `path` may mean, in the order in which Node and compilers look. */
function* candidates(path: string): Iterable<string> {
  yield path
  const extension = extname(path)
  const stem = path.slice(0, path.length - extension.length)
  for (const written of writtenAs.get(extension) ?? []) yield `${stem}${written}`
  for (const code of sourceExtensions) yield `${path}${code}`
  for (const code of codeExtensions) yield join(path, `index${code}`)
}

function resolvedByPackage(specifier: string, importer: string): string | undefined {
  try {
    const path = createRequire(importer).resolve(specifier)
    return isSource(path) ? path : undefined
  } catch {
    return undefined // a name that this program does not have, or a private one of another kind
  }
}

function isOfPackage(path: string): boolean {
  return path.includes(`${sep}node_modules${sep}`)
}

function isSource(path: string): boolean {
  if (!sourceExtensions.includes(extname(path))) return false
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

function readIfReadable(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined // the program that imports it will say so
  }
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
