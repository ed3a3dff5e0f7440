import { resolve } from 'node:path'
import type {
  LogAsOfOptions,
  TrackClient,
  TrialIds,
  TrialSearch,
  TrialSummary,
} from '@track/client'
import { folderOf } from '@track/client/find-stores'
import {
  columnsOf,
  keepTrials,
  type PathsOf,
  type TrialColumns,
  TrialGlance,
} from '@track/client/glance'
import { checkStore } from './check-store.js'
import type { GlobalFlags } from './command.js'
import { storePlace } from './store-place.js'
import type { Terminal } from './terminal.js'

/**
 * The trials of the store that a command is about. The store is opened only where something may have come
 * into it since they were read last.
 */
export class TrialList implements AsyncDisposable {
  /** Of the store, if it is in a folder. */
  readonly #path: string | undefined
  readonly #glance: TrialGlance | undefined
  readonly #open: () => Promise<TrackClient>
  #client: Promise<TrackClient> | undefined

  private constructor(path: string | undefined, open: () => Promise<TrackClient>) {
    this.#path = path
    this.#glance = path === undefined ? undefined : TrialGlance.of(path)
    this.#open = open
  }

  /** @throws As {@link openStore}. */
  static async of(flags: GlobalFlags, terminal: Terminal): Promise<TrialList> {
    terminal.onReaderGone(() => {}) // what was read is kept all the same
    const { path } = storePlace(flags, terminal)
    checkStore(path, terminal.folder)
    return new TrialList(path, async () => {
      const { openStore } = await import('./open-store.js')
      return openStore(flags, terminal)
    })
  }

  /** As the client's call of this name. */
  async trials(search: TrialSearch): Promise<readonly TrialSummary[]> {
    const known = search.at === undefined ? await this.#glance?.trials(search) : undefined
    return known ?? (await this.client()).trials(search)
  }

  /** The same trials as a table. */
  async columns(search: TrialSearch, pathsOf: PathsOf): Promise<TrialColumns> {
    const known = search.at === undefined ? await this.#glance?.columns(search, pathsOf) : undefined
    return known ?? columnsOf(await (await this.client()).trials(search), pathsOf)
  }

  /** As the client's call of this name. */
  async trialIds(asOf: LogAsOfOptions): Promise<readonly TrialIds[]> {
    const known = asOf.at === undefined ? await this.#glance?.trialIds() : undefined
    return known ?? (await this.client()).trialIds(asOf)
  }

  /** What has the store open, for all else. */
  client(): Promise<TrackClient> {
    this.#client ??= this.#open()
    return this.#client
  }

  /** Keeps what was read for the next command. */
  async [Symbol.asyncDispose](): Promise<void> {
    const client = await this.#client?.catch(() => undefined) // who asked for it has heard why
    if (client === undefined) return
    try {
      // Of several stores it is not known which was read.
      const path = folderOf(client.uri)
      if (path !== undefined && resolve(path) === this.#path) await keepTrials(this.#path, client)
    } finally {
      await client.close()
    }
  }
}
