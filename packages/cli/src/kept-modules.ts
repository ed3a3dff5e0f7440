import { readFileSync } from 'node:fs'
import type { CodeCache } from './code-cache.js'

/** The CommonJS files of a folder, loaded as Node does that, and compiled as a start before did it. */
export class KeptModules {
  readonly #folder: string
  readonly #cache: CodeCache
  readonly #others: (name: string) => unknown
  readonly #loaded = new Map<string, { exports: unknown }>()

  /** @param others Requires what is not of the folder, and the file that this code is in. */
  constructor(folder: string, cache: CodeCache, others: (name: string) => unknown) {
    this.#folder = folder
    this.#cache = cache
    this.#others = others
  }

  /** What the file exports that has the name `./NAME` beside the others. Who loads one that fails is told each time. */
  require(name: string): unknown {
    if (!name.startsWith('./') || name === './start.cjs') return this.#others(name)
    const known = this.#loaded.get(name)
    if (known !== undefined) return known.exports
    const loaded = { exports: {} }
    this.#loaded.set(name, loaded) // before it runs: it may require what requires it
    try {
      this.#run(name, loaded)
    } catch (error) {
      this.#loaded.delete(name)
      throw error
    }
    return loaded.exports
  }

  #run(name: string, module: { exports: unknown }): void {
    const path = `${this.#folder}${name.slice(1)}`
    const parameters = 'exports, require, module, __filename, __dirname'
    const code = `(function (${parameters}) {${readFileSync(path, 'utf8')}\n})`
    const requires = (other: string): unknown => this.require(other)
    const { script } = this.#cache.script(code, path)
    script.runInThisContext()(module.exports, requires, module, path, this.#folder)
  }
}
