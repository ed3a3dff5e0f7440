// The first file of the program, and the only one that each start compiles: it loads the others as an earlier start
// compiled them.
import { createRequire } from 'node:module'
import { CodeCache, codeFolder } from './code-cache.js'
import { KeptModules } from './kept-modules.js'

/** Runs the program `track`. */
export function start(): Promise<void> {
  return (requireProgram() as typeof import('./track.js')).track()
}

/** An ES module, for the other files: as scripts they have nothing that loads one. */
export function imported(name: string): Promise<unknown> {
  return import(name)
}

function requireProgram(): unknown {
  const folder = codeFolder()
  if (folder === undefined) return createRequire(import.meta.url)('./track.cjs')
  if (!process.version.startsWith('v20.')) {
    const node = createRequire(import.meta.url)('node:module') as CachingModule
    node.enableCompileCache?.(folder)
    return createRequire(import.meta.url)('./track.cjs')
  }
  const cache = new CodeCache(folder)
  process.once('exit', () => cache.keep())
  const others = (name: string): unknown => createRequire(import.meta.url)(name)
  return new KeptModules(import.meta.dirname, cache, others).require('./track.cjs')
}

/** `node:module` since 22.1; the types are those of 20. */
interface CachingModule {
  enableCompileCache?(folder: string): void
}
