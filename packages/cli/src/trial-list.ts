import type {
  LogAsOfOptions,
  TrackClient,
  TrialIds,
  TrialSearch,
  TrialSummary,
} from '@track/client'
import {
  columnsOf,
  type ListedTrials,
  type PathsOf,
  type TrialColumns,
  TrialGlance,
} from '@track/client/glance'
import type { TrialListing } from '@track/client/listing'
import { checkStore } from './check-store.js'
import type { GlobalFlags } from './command.js'
import { ProgressLine } from './progress.js'
import { storePlace } from './store-place.js'
import { progressOf } from './store-progress.js'
import type { Terminal } from './terminal.js'

/** So long, in milliseconds, the store waits for who reads what was printed: a pager may be read for hours. */
const readerPatienceMs = 250

/**
 * The trials of the store that a command is about. The store is opened only where something may have come
 * into it since they were read last: without a client, if it is in a folder.
 */
export class TrialList implements AsyncDisposable {
  readonly #flags: GlobalFlags
  readonly #terminal: Terminal
  /** That shows how far a store is which is read from its beginning; undefined where nothing may be shown. */
  readonly #line: ProgressLine | undefined
  /** Of the store, if it is in a folder, and a client would have no other beside it. */
  readonly #path: string | undefined
  readonly #glance: TrialGlance | undefined
  #listing: Promise<TrialListing> | undefined
  #client: Promise<TrackClient> | undefined

  private constructor(flags: GlobalFlags, terminal: Terminal, hasProgress: boolean) {
    const { path, isOneOfSeveral } = storePlace(flags, terminal)
    checkStore(path, terminal.folder)
    this.#flags = flags
    this.#terminal = terminal
    this.#line = hasProgress ? new ProgressLine(terminal) : undefined
    this.#path = isOneOfSeveral ? undefined : path // it is not known which of them a client reads
    this.#glance = path === undefined ? undefined : TrialGlance.of(path)
  }

  /**
   * @param hasProgress Whether a terminal shows how far a long reading is.
   * @throws As {@link openStore}.
   */
  static async of(
    flags: GlobalFlags,
    terminal: Terminal,
    hasProgress: boolean = true,
  ): Promise<TrialList> {
    terminal.onReaderGone(() => {}) // what was read is kept all the same
    return new TrialList(flags, terminal, hasProgress)
  }

  /** As the client's call of this name. */
  async trials(search: TrialSearch): Promise<readonly TrialSummary[]> {
    const known = search.at === undefined ? await this.#glance?.trials(search) : undefined
    return known ?? this.#ask((reader) => reader.trials(search))
  }

  /** The same trials as a table. */
  async columns(search: TrialSearch, pathsOf: PathsOf): Promise<TrialColumns> {
    const known = search.at === undefined ? await this.#glance?.columns(search, pathsOf) : undefined
    if (known !== undefined) return known
    return this.#ask(async (reader) =>
      'columns' in reader
        ? reader.columns(search, pathsOf)
        : columnsOf(await reader.trials(search), pathsOf),
    )
  }

  /** That table, and what all trials of the store are known by: at the same moment, if no client has to be asked. */
  async list(search: TrialSearch, pathsOf: PathsOf): Promise<ListedTrials> {
    const known = search.at === undefined ? await this.#glance?.list(search, pathsOf) : undefined
    if (known !== undefined) return known
    return this.#ask(async (reader) => {
      if ('list' in reader) return reader.list(search, pathsOf)
      const table = columnsOf(await reader.trials(search), pathsOf)
      const { at } = search
      return { ...table, all: await reader.trialIds({ ...(at !== undefined && { at }) }) }
    })
  }

  /** As the client's call of this name. */
  async trialIds(asOf: LogAsOfOptions): Promise<readonly TrialIds[]> {
    const known = asOf.at === undefined ? await this.#glance?.trialIds() : undefined
    return known ?? this.#ask((reader) => reader.trialIds(asOf))
  }

  /** A client of the store, for all else. */
  client(): Promise<TrackClient> {
    this.#client ??= this.#openClient()
    return this.#client
  }

  async #openClient(): Promise<TrackClient> {
    await this.#closeListing() // or the client would find the store open here, and be its guest
    const { openStore } = await import('./open-store.js')
    return openStore(this.#flags, this.#terminal)
  }

  async #ask<T>(question: (reader: TrialListing | TrackClient) => Promise<T>): Promise<T> {
    try {
      return await question(await this.#reader())
    } finally {
      this.#line?.end()
    }
  }

  /** What has the store open, or opens it. */
  #reader(): Promise<TrialListing | TrackClient> {
    if (this.#client !== undefined || this.#path === undefined) return this.client()
    this.#listing ??= this.#openListing(this.#path)
    return this.#listing
  }

  async #openListing(path: string): Promise<TrialListing> {
    const { TrialListing } = await import('@track/client/listing')
    return new TrialListing(path, {
      onProgress: (progress) => this.#line?.show(progressOf(progress)),
    })
  }

  /** Keeps what was read for the next command, when what this one printed is out or nobody takes it. */
  async [Symbol.asyncDispose](): Promise<void> {
    const drained = this.#terminal.drained().catch(() => {}) // nobody reads it any more
    const patience = new Promise<void>((resolve) => {
      setTimeout(resolve, readerPatienceMs).unref()
    })
    await Promise.race([drained, patience])
    await this.#closeListing()
    const client = await this.#client?.catch(() => undefined) // who asked for it has heard why
    await client?.close()
  }

  async #closeListing(): Promise<void> {
    const listing = await this.#listing
    this.#listing = undefined
    await listing?.close()
  }
}
