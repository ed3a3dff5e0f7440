// Trials of a store into which nothing has come since they were read last: without opening it, and without
// loading what opens it. The entry `@track/client/glance`.
import { dropGlance, readGlance } from '@track/log/glance'
import {
  KeptTable,
  type ListedTrials,
  type PathsOf,
  plainSummary,
  type TrialColumns,
  type TrialIds,
  type TrialRows,
  UnreadableText,
} from '@track/projections/kept-table'
import type { TrialSummary } from '@track/projections/query'
import { copySearch, type TrialSearch } from './trial-search-options.js'

export {
  columnsOf,
  type ListedTrials,
  type PathsOf,
  type TrialColumns,
} from '@track/projections/kept-table'

/** The trials of a store as they were read last, which is how they are. */
export class TrialGlance {
  readonly #path: string
  readonly #text: Uint8Array
  #listed: TrialRows | undefined
  /** Of a text that is wrong in one place nothing else is believed. */
  #isUnreadable = false

  private constructor(path: string, text: Uint8Array) {
    this.#path = path
    this.#text = text
  }

  /**
   * Of the store in the folder `path`. Undefined where something may have changed since a `TrialListing` of
   * it was closed, and where none ever was: a client has to open the store then.
   */
  static of(path: string): TrialGlance | undefined {
    const text = readGlance(path)
    return text === undefined ? undefined : new TrialGlance(path, text)
  }

  /**
   * As the client's call of this name. Undefined where what was kept cannot be read.
   * @throws TRACK_ARGUMENT_INVALID
   */
  trials(search: TrialSearch = {}): Promise<readonly TrialSummary[] | undefined> {
    return this.#read(async (listed) => {
      return (await chosen(listed, search)).trials().map(plainSummary)
    })
  }

  /**
   * The same trials as a table. What is in none of its columns is not read.
   * @throws TRACK_ARGUMENT_INVALID
   */
  columns(search: TrialSearch, pathsOf: PathsOf): Promise<TrialColumns | undefined> {
    return this.#read(async (listed) => (await chosen(listed, search)).columns(pathsOf))
  }

  /**
   * That table, and what all trials are known by.
   * @throws TRACK_ARGUMENT_INVALID
   */
  list(search: TrialSearch, pathsOf: PathsOf): Promise<ListedTrials | undefined> {
    return this.#read(async (listed) => {
      const { count, columns } = (await chosen(listed, search)).columns(pathsOf)
      return { count, columns, all: listed.ids() }
    })
  }

  /** As the client's call of this name. Undefined where what was kept cannot be read. */
  trialIds(): Promise<readonly TrialIds[] | undefined> {
    return this.#read(async (listed) => listed.ids())
  }

  async #read<T>(what: (listed: TrialRows) => Promise<T>): Promise<T | undefined> {
    if (this.#isUnreadable) return undefined
    try {
      this.#listed ??= new KeptTable(this.#text).listed()
      return await what(this.#listed)
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error
      this.#isUnreadable = true // a cache, and never an error
      dropGlance(this.#path)
      return undefined
    }
  }
}

async function chosen(listed: TrialRows, search: TrialSearch): Promise<TrialRows> {
  const { where = {}, sort = [], limit } = copySearch(search)
  if (Object.keys(where).length === 0 && sort.length === 0) {
    return limit === undefined ? listed : listed.first(limit)
  }
  const { trialChoice } = await import('@track/projections/choose-trials')
  return trialChoice({ where, sort, ...(limit !== undefined && { limit }) })(listed)
}
