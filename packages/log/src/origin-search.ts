import type { Commit } from '@track/core/commits'
import type { CommitDatabase, StoredRecord } from './commit-database.js'
import type { CommitIndex } from './commit-index.js'

const pageBytes = 1 << 20

/**
 * Finds the commits of appends that are made again. A client whose connection broke makes many again, in
 * their order: those share what was read of the log.
 */
export class OriginSearch {
  readonly #index: CommitIndex
  readonly #commits: CommitDatabase
  /** What was read last, one commit after the other. */
  #page: readonly StoredRecord[] = []
  #last:
    | { readonly writer: number; readonly sequence: number; readonly position: number }
    | undefined

  constructor(index: CommitIndex, commits: CommitDatabase) {
    this.#index = index
    this.#commits = commits
  }

  /**
   * The commit that `writer` made under `sequence`; undefined when it made none.
   * @throws TRACK_COMMIT_CORRUPT
   */
  async find(writer: number, sequence: number): Promise<Commit | undefined> {
    for (let next = await this.#floor(writer, sequence); ; ) {
      const records = await this.#from(next)
      if (records.length === 0) return undefined
      for (const { commit } of records) {
        const { position } = commit
        next = position + commit.count
        if (commit.writer !== writer || commit.tombstone !== undefined) continue
        if (commit.sequence < sequence) continue
        this.#last = { writer, sequence: commit.sequence, position }
        return commit.sequence === sequence ? commit : undefined
      }
    }
  }

  /** A position at or before that commit, at which a commit begins. */
  async #floor(writer: number, sequence: number): Promise<number> {
    const last = this.#last
    if (last?.writer === writer && last.sequence === sequence - 1) return last.position
    // Without one, the sequence is below the writer's first, or the index lost the entry of that.
    return (await this.#index.originFloor(writer, sequence))?.position ?? 0
  }

  /** The next commits from where one begins; none at the end of the log. */
  async #from(position: number): Promise<readonly StoredRecord[]> {
    const known = this.#page.findIndex(({ commit }) => commit.position === position)
    if (known >= 0) return this.#page.slice(known)
    this.#page = await this.#commits.range(position, Number.MAX_SAFE_INTEGER, false, pageBytes)
    return this.#page
  }
}
