import { createRequire } from 'node:module'
import { dirname, sep } from 'node:path'
import type { ConfigPlace } from './configured.js'
import { gitCommit, gitDirty } from './git-state.js'

/** Long after the first events of a program are on disk. */
const dirtyDelayMs = 100

/** What a trial's metadata say of the repository. */
export type RepositoryMetadata = Readonly<Record<string, string | boolean>>

/** The git repository that the program is in, as it was when its first trial was made. */
export class ProgramRepository {
  readonly #entry: string | undefined
  readonly #isWanted: boolean
  #folder: string | undefined
  #commit: string | undefined
  #dirty: boolean | undefined
  #asking: Promise<boolean | undefined> | undefined

  /** @param entry The program's entry file. */
  constructor({ env = process.env }: ConfigPlace, entry: string | undefined = process.argv[1]) {
    this.#isWanted = env.TRACK_GIT !== 'false' && env.TRACK_GIT !== '0'
    this.#entry = entry
  }

  /**
   * What is known at once: `git.commit`, and `git.dirty` if that was asked before. Nothing where the
   * program is in no repository, or comes from a package, or TRACK_GIT is false.
   */
  metadata(): RepositoryMetadata {
    this.#begin()
    if (this.#commit === undefined) return {}
    const known = { 'git.commit': this.#commit }
    return this.#dirty === undefined ? known : { ...known, 'git.dirty': this.#dirty }
  }

  /** Tells `git.dirty` once it is known, if it ever is and was not known before. It never rejects. */
  async later(tell: (metadata: RepositoryMetadata) => void): Promise<void> {
    if (this.#asking === undefined || this.#dirty !== undefined) return
    const dirty = await this.#asking
    if (dirty !== undefined) tell({ 'git.dirty': dirty })
  }

  #begin(): void {
    if (!this.#isWanted || this.#asking !== undefined) return
    this.#folder = folderOf(this.#entry)
    this.#commit = this.#folder && gitCommit(this.#folder)
    this.#asking = this.#commit === undefined ? Promise.resolve(undefined) : this.#ask()
  }

  async #ask(): Promise<boolean | undefined> {
    await new Promise((resolve) => setTimeout(resolve, dirtyDelayMs).unref())
    this.#dirty = await gitDirty(this.#folder ?? '').catch(() => undefined)
    return this.#dirty
  }
}

function folderOf(entry: string | undefined): string | undefined {
  if (entry === undefined || entry === '') return undefined
  try {
    const folder = dirname(createRequire(import.meta.url).resolve(entry))
    return `${folder}${sep}`.includes(`${sep}node_modules${sep}`) ? undefined : folder
  } catch {
    return undefined // a REPL, say
  }
}
