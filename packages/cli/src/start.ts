// The first file of the program, and the only one that each start compiles: it loads the others as an earlier start
// compiled them.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { CodeCache, codeFolder } from './code-cache.js'

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
  return requireKept('./track.cjs', cache, new Map())
}

/** `node:module` since 22.1; the types are those of 20. */
interface CachingModule {
  enableCompileCache?(folder: string): void
}

/** As Node's `require`, for the files beside this one. All else is Node's to require. */
function requireKept(
  name: string,
  cache: CodeCache,
  modules: Map<string, { exports: unknown }>,
): unknown {
  if (!name.startsWith('./') || name === './start.cjs') return createRequire(import.meta.url)(name)
  const known = modules.get(name)
  if (known !== undefined) return known.exports
  const loaded = { exports: {} }
  modules.set(name, loaded)
  const folder = import.meta.dirname
  const path = `${folder}${name.slice(1)}`
  const parameters = 'exports, require, module, __filename, __dirname'
  const code = `(function (${parameters}) {${readFileSync(path, 'utf8')}\n})`
  const requires = (other: string): unknown => requireKept(other, cache, modules)
  const { script } = cache.script(code, path)
  script.runInThisContext()(loaded.exports, requires, loaded, path, folder)
  return loaded.exports
}
