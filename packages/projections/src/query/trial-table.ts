import { type EventLog, type LogHead, type StreamId, storeStreamId } from '@track/core'
import type { ProjectView } from '../project-view.js'
import type { TrialRedaction } from '../reverts.js'
import type { StatusAt } from '../status-at.js'
import type { TrialView } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { saveAfterEventsDefault } from '../worth-keeping.js'
import { plainSummary, type QueriedTrial } from './kept-summary.js'
import { readTrials, type TableProgress, type TrialReads } from './read-trials.js'
import { rowsAsOf, type TableNow } from './table-as-of.js'
import { sameFacts, type TableHead, TableKeeper } from './table-keeper.js'
import { readTableNews, type TableNews } from './table-news.js'
import { type RowPlace, rejoined, type TableRow, tableRow } from './table-row.js'
import type { ProjectFacts, TrialSummary } from './trial-summary.js'

/** How the trials of a table are read. */
export interface TrialTableOptions {
  /** The trials as of the log's first so many events. Default: all there are. */
  readonly at?: number | undefined
  /** Told while trials are read that are new or have changed. */
  readonly onProgress?: ((progress: TableProgress) => void) | undefined
  /**
   * The status of a trial that runs or is reserved, as the reader's clock has it. Default: what the
   * log says.
   */
  readonly statusOf?: (view: TrialView) => StatusAt
}

/** Rows that change, or events that come, before the table is kept again: to read them costs a blink. */
const keepAfterRows = 64
const keepAfterEvents = 100_000

/**
 * The summaries of all trials of a log, kept up with it: what is asked for again costs what is new.
 * Where the log keeps derived data the table is kept there too, and the next program reads that and not
 * the trials.
 */
export class TrialTable {
  readonly #log: EventLog
  readonly #reader: ViewReader
  readonly #keeper: TableKeeper
  readonly #now: TableNow
  /** The trials of one project follow each other in the order added. */
  #rows: TableRow[] = []
  #places = new Map<StreamId, number>()
  #projects = new Map<StreamId, ProjectFacts>()
  /** Places of rows that have changed since the table was kept. */
  readonly #unkept = new Set<number>()
  /** Of which moment rows and projects are; undefined before the table that was kept is looked for. */
  #head: TableHead | undefined
  #keptAt = 0
  #inOrder: readonly TableRow[] | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(log: EventLog, reader: ViewReader) {
    this.#log = log
    this.#reader = reader
    this.#keeper = new TableKeeper(log)
    this.#now = {
      log,
      reader,
      rowOf: (trial) => this.#rowOf(trial),
      factsOf: (project) => this.#projects.get(project),
    }
  }

  /**
   * All trials as of now, or as of `at`, but those that were deleted: project by project, in the order
   * added.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
   */
  async trials(options: TrialTableOptions = {}): Promise<readonly TrialSummary[]> {
    return (await this.queried(options)).map(plainSummary)
  }

  /** Like {@link trials}, to be filtered and sorted before they are made plain. */
  queried(options: TrialTableOptions = {}): Promise<readonly QueriedTrial[]> {
    return this.#inTurn(() => this.#trials(options))
  }

  /** Keeps what has changed since the table was kept, for the next program. */
  keep(): Promise<void> {
    return this.#inTurn(() => this.#keep())
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {}) // the caller hears of it
    return done
  }

  async #trials(options: TrialTableOptions): Promise<readonly QueriedTrial[]> {
    const { at, onProgress, statusOf } = options
    const head = await this.#log.head()
    this.#head ??= await this.#load(head)
    if (head.position !== this.#head.position) await this.#catchUp(this.#head, head, onProgress)
    const isNow = at === undefined || at >= head.position
    const rows = isNow ? this.#listed() : await rowsAsOf(this.#now, at, onProgress)
    return rows.map((row) => summaryNow(row, statusOf))
  }

  async #load(head: LogHead): Promise<TableHead> {
    const kept = await this.#keeper.load(head)
    if (kept === undefined) return { position: 0, digest: new Uint8Array() }
    this.#rows = kept.rows
    this.#places = new Map(kept.rows.map(({ summary }, place) => [summary.id, place]))
    this.#projects = kept.projects
    this.#keptAt = kept.head.position
    return kept.head
  }

  async #catchUp(
    { position: from }: TableHead,
    head: LogHead,
    onProgress: TrialTableOptions['onProgress'],
  ): Promise<void> {
    const at = head.position
    const news = await readTableNews(this.#log, { from, to: at })
    const added = await this.#readProjects(at, news)
    const stale = new Map<StreamId, RowPlace>()
    for (const id of news.changed) {
      const row = this.#rowOf(id)
      if (row !== undefined) stale.set(id, this.#placeOf(row))
    }
    for (const [id, place] of added) stale.set(id, place)
    const redactions = await this.#readRows(stale, { at, news, onProgress })
    if (redactions.some(({ position }) => position >= from)) {
      await this.#readRows(this.#forksBut(stale), { at })
    }
    this.#head = { position: at, digest: head.digest }
    const isMuch = this.#unkept.size >= keepAfterRows || at - this.#keptAt >= keepAfterEvents
    if (isMuch) await this.#keep()
  }

  /** Takes in what projects have become; returns the trials that are new in them. */
  async #readProjects(at: number, { changed }: TableNews): Promise<Map<StreamId, RowPlace>> {
    const ids = changed.has(storeStreamId)
      ? (await this.#reader.store({ at })).projects.keys()
      : this.#projects.keys()
    const added = new Map<StreamId, RowPlace>()
    for (const id of Array.from(ids)) {
      if (changed.has(id) || !this.#projects.has(id)) {
        this.#takeIn(id, await this.#reader.project(id, { at }), added)
      }
    }
    return added
  }

  #takeIn(project: StreamId, view: ProjectView, added: Map<StreamId, RowPlace>): void {
    const before = this.#projects.get(project)
    const read = { name: view.name, tags: view.tags, groups: view.groups }
    const facts = before !== undefined && sameFacts(before, read) ? before : read
    this.#projects.set(project, facts)
    for (const { trial, revision } of view.trials.all()) {
      const removed = view.trials.isRemoved(trial)
      const row = this.#rowOf(trial)
      if (row === undefined) added.set(trial, { project, facts, revision, removed })
      else if (row.project === project && (facts !== before || row.removed !== removed)) {
        this.#put(rejoined(row, facts, removed))
      }
    }
  }

  /** @returns What was removed from events of these trials. */
  async #readRows(
    stale: ReadonlyMap<StreamId, RowPlace>,
    reads: Omit<TrialReads, 'tailEventsMax'>,
  ): Promise<readonly TrialRedaction[]> {
    const redactions: TrialRedaction[] = []
    const trials = Array.from(stale.keys())
    const all = { ...reads, tailEventsMax: saveAfterEventsDefault }
    for await (const [id, view] of readTrials(this.#now, trials, all)) {
      this.#put(tableRow(id, view, stale.get(id) as RowPlace))
      redactions.push(...view.redactions)
    }
    return redactions
  }

  /** Forks: what was removed from one trial's events may be of their past, and no event of their own says so. */
  #forksBut(others: ReadonlyMap<StreamId, unknown>): Map<StreamId, RowPlace> {
    const forks = this.#rows.filter(({ summary: { id, forkedFrom } }) => {
      return forkedFrom !== undefined && !others.has(id)
    })
    return new Map(forks.map((row) => [row.summary.id, this.#placeOf(row)]))
  }

  #rowOf(id: StreamId): TableRow | undefined {
    const place = this.#places.get(id)
    return place === undefined ? undefined : this.#rows[place]
  }

  #placeOf({ project, removed, summary }: TableRow): RowPlace {
    const facts = this.#projects.get(project) as ProjectFacts // every row's project was read
    return { project, facts, revision: summary.revision, removed }
  }

  /** Puts a row in its place; at the end when it has none. */
  #put(row: TableRow): void {
    const place = this.#places.get(row.summary.id) ?? this.#rows.length
    this.#rows[place] = row
    this.#places.set(row.summary.id, place)
    this.#unkept.add(place)
    this.#inOrder = undefined
  }

  #listed(): readonly TableRow[] {
    this.#inOrder ??= this.#sorted()
    return this.#inOrder
  }

  #sorted(): readonly TableRow[] {
    const rows = new Map(Array.from(this.#projects.keys(), (id) => [id, [] as TableRow[]]))
    for (const row of this.#rows) if (!row.removed) rows.get(row.project)?.push(row)
    return Array.from(rows.values()).flat()
  }

  async #keep(): Promise<void> {
    if (this.#head === undefined || this.#unkept.size === 0) return
    const table = { head: this.#head, projects: this.#projects, rows: this.#rows }
    await this.#keeper.save(table, this.#unkept)
    this.#keptAt = this.#head.position
    this.#unkept.clear()
  }
}

function summaryNow(
  { summary, held }: TableRow,
  statusOf: TrialTableOptions['statusOf'],
): QueriedTrial {
  if (held === undefined || statusOf === undefined) return summary
  const { status, isReserved } = statusOf(held)
  return {
    ...plainSummary(summary),
    status: status.name,
    statusValue: status.value,
    reserved: isReserved,
  }
}
