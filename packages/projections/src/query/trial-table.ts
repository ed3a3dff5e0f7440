import { type LogHead, type ReadableLog, type StreamId, storeStreamId } from '@track/core'
import { UnreadableText } from '../kept/column-text.js'
import { plainSummary, type QueriedTrial } from '../kept/kept-summary.js'
import type { ProjectFacts } from '../kept/project-facts.js'
import { TrialRows } from '../kept/trial-rows.js'
import type { ProjectView } from '../project-view.js'
import type { TrialRedaction } from '../reverts.js'
import type { StatusAt } from '../status-at.js'
import type { TrialView } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { saveAfterEventsDefault } from '../worth-keeping.js'
import { readTrials, type TableProgress, type TrialReads } from './read-trials.js'
import { emptyTable, type StoredTable } from './stored-table.js'
import { rowsAsOf, type TableNow } from './table-as-of.js'
import { sameFacts } from './table-checkpoint.js'
import { TableKeeper } from './table-keeper.js'
import { type ProjectNews, readTableNews, type TableNews } from './table-news.js'
import { type RowPlace, rejoined, type TableRow, tableRow } from './table-row.js'
import type { ListedCounts } from './table-rows.js'
import type { TrialSummary } from './trial-summary.js'

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

/** A table as text. */
export interface TrialTableText {
  /** `KeptTable` reads it, and another table goes on from it. */
  readonly text: Uint8Array
  /** It is as of the log's first so many events. */
  readonly position: number
  /**
   * Whether it says all of these trials for as long as nothing comes into the log. Of one that runs or is reserved it
   * does not: what becomes of it is not only in the log.
   */
  readonly isLasting: boolean
}

/** Rows that change, or events that come, before the table is kept again: to read them costs a blink. */
const keepAfterRows = 64
const keepAfterEvents = 100_000

/**
 * The summaries of all trials of a log, kept up with it: what is asked for again costs what is new.
 * Where the log keeps derived data the table is kept there too, and the next program reads that and not
 * the trials. Who has a place for it can keep it as a text.
 */
export class TrialTable {
  readonly #log: ReadableLog
  readonly #reader: ViewReader
  readonly #keeper: TableKeeper
  readonly #asItIs: TableNow
  /** Undefined before what was kept is looked for. */
  #table: StoredTable | undefined
  #keptAt = 0
  #last: Promise<unknown> = Promise.resolve()

  /** @param earlier The text of a table that {@link text} made earlier, of this log or another, if there is one. */
  constructor(log: ReadableLog, reader: ViewReader, earlier?: () => Uint8Array | undefined) {
    this.#log = log
    this.#reader = reader
    this.#keeper = new TableKeeper(log, earlier)
    this.#asItIs = {
      log,
      reader,
      rowOf: (trial) => this.#read.rows.of(trial),
      factsOf: (project) => this.#read.projects.get(project),
    }
  }

  /**
   * All trials as of now, or as of `at`, but those that were deleted: project by project, in the order
   * added.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
   */
  async trials(options: TrialTableOptions = {}): Promise<readonly TrialSummary[]> {
    return this.query((rows) => rows.trials().map(plainSummary), options)
  }

  /**
   * What `work` makes of them, before they are made plain.
   * @param work It is called again where what was kept turns out not to be readable. Of trials that it lets
   * out, those that it has not looked at may throw UnreadableText.
   */
  query<T>(work: (rows: TrialRows) => T, options: TrialTableOptions = {}): Promise<T> {
    return this.#inTurn(() => this.#readable(async () => work(await this.#trials(options))))
  }

  /** Reads what is new, of which nothing is asked: to be kept. */
  catchUp(): Promise<void> {
    return this.#inTurn(() =>
      this.#readable(async () => {
        await this.#now()
      }),
    )
  }

  /** Keeps what has changed since the table was kept, for the next program. */
  keep(): Promise<void> {
    return this.#inTurn(() => this.#readable(() => this.#keep()))
  }

  /**
   * All trials as text, to be kept for the next program, once the table is kept as {@link keep} does it; undefined where
   * the text before is as good, and where the log has a place for the table and did not take it.
   * @param isAtRest Whether nobody appends: then they are as of now, and else as they were read last.
   */
  text(isAtRest: boolean): Promise<TrialTableText | undefined> {
    return this.#inTurn(() => this.#readable(() => this.#text(isAtRest)))
  }

  /** Does it again of the log alone where what was kept turns out not to be readable: it is a cache. */
  async #readable<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof UnreadableText)) throw error
      this.#keeper.forget()
      this.#take(emptyTable())
      return work()
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#last.then(work)
    this.#last = done.catch(() => {}) // the caller hears of it
    return done
  }

  async #trials({ at, onProgress, statusOf }: TrialTableOptions): Promise<TrialRows> {
    const head = await this.#now(onProgress)
    const now = (row: TableRow): QueriedTrial => summaryNow(row, statusOf)
    if (at === undefined || at >= head)
      return this.#read.rows.listed(this.#read.projects.keys(), now)
    return TrialRows.of((await rowsAsOf(this.#asItIs, at, onProgress)).map(now))
  }

  async #text(isAtRest: boolean): Promise<TrialTableText | undefined> {
    if (isAtRest) await this.#now()
    const table = this.#table
    if (table === undefined) return undefined // nobody has asked for anything
    const isLasting = isAtRest && !table.rows.isAnyHeld
    if (!isLasting && this.#keeper.isTextNew(table.head.position)) return undefined
    await this.#keep()
    const text = await this.#keeper.text(table)
    return text && { text, position: table.head.position, isLasting }
  }

  /** Reads what is new. @returns Of how many events of the log it knows then. */
  async #now(onProgress?: TrialTableOptions['onProgress']): Promise<number> {
    const coming = this.#log.head()
    if (this.#table === undefined) this.#take((await this.#keeper.load(coming)) ?? emptyTable())
    const head = await coming
    const { position } = this.#read.head
    if (position !== head.position) await this.#catchUp(position, head, onProgress)
    return head.position
  }

  /** What {@link #now} has read. */
  get #read(): StoredTable {
    return this.#table as StoredTable
  }

  #take(table: StoredTable): void {
    this.#table = table
    this.#keptAt = table.head.position
  }

  async #catchUp(
    from: number,
    head: LogHead,
    onProgress: TrialTableOptions['onProgress'],
  ): Promise<void> {
    const at = head.position
    const { projects } = this.#read
    const news = await readTableNews(this.#log, { from, to: at, projects })
    const added = await this.#readProjects(at, news)
    const stale = new Map<StreamId, RowPlace>()
    for (const id of news.changed) {
      const row = this.#read.rows.of(id)
      if (row !== undefined) stale.set(id, this.#placeOf(row))
    }
    for (const [id, place] of added) stale.set(id, place)
    const redactions = await this.#readRows(stale, { at, news, onProgress })
    if (redactions.some(({ position }) => position >= from)) {
      await this.#readRows(this.#forksBut(stale), { at })
    }
    this.#table = { ...this.#read, head: { position: at, digest: head.digest } }
    const isMuch =
      this.#read.rows.unkept.size >= keepAfterRows || at - this.#keptAt >= keepAfterEvents
    if (isMuch) await this.#keep()
  }

  /** Takes in what projects have become; returns the trials that are new in them. */
  async #readProjects(at: number, news: TableNews): Promise<Map<StreamId, RowPlace>> {
    const { projects, rows } = this.#read
    const before = new Map(projects)
    const ids = news.changed.has(storeStreamId)
      ? (await this.#reader.store({ at })).projects.keys()
      : projects.keys()
    const added = new Map<StreamId, RowPlace>()
    const known = this.#countKnown(news)
    for (const id of Array.from(ids)) {
      if (projects.has(id) && !news.changed.has(id)) continue
      const ofProject = news.projects.get(id)
      if (ofProject !== undefined && this.#takeNews(id, ofProject, known.get(id), added)) continue
      this.#takeIn(id, await this.#reader.project(id, { at }), added)
    }
    const changed = Array.from(before).filter(([id, facts]) => {
      return !sameFacts(facts, projects.get(id) as ProjectFacts) // none is taken away
    })
    rows.rejoin(new Set(changed.map(([id]) => id)), projects)
    return added
  }

  /** What the table has of projects that have got trials. */
  #countKnown({ projects }: TableNews): ReadonlyMap<StreamId, ListedCounts> {
    const got = Array.from(projects).filter(([, { trials }]) => trials.length > 0)
    const hashes = new Map(got.map(([id, { trials }]) => [id, trials.map(({ hash }) => hash)]))
    return hashes.size === 0 ? new Map() : this.#read.rows.countOf(hashes)
  }

  /**
   * Takes in all that is new in a project: to read all of it costs far more.
   * @param known What the table has of it, if it has got trials.
   * @returns False where that cannot be said without.
   */
  #takeNews(
    id: StreamId,
    { trials, facts }: ProjectNews,
    known: ListedCounts | undefined,
    added: Map<StreamId, RowPlace>,
  ): boolean {
    const { projects, rows } = this.#read
    const before = projects.get(id)
    if (before === undefined) return false
    const revisions = known?.byHash ?? new Map<string, number>()
    const streams = new Set(trials.map(({ trial }) => trial))
    const isNew = (trial: StreamId): boolean => rows.of(trial) === undefined && !added.has(trial)
    if (streams.size < trials.length || !Array.from(streams).every(isNew)) return false
    if (known !== undefined && known.trials !== before.trials) return false // one of them is in another project, too
    for (const { trial, hash } of trials) {
      const revision = revisions.get(hash) ?? 0
      revisions.set(hash, revision + 1)
      added.set(trial, { project: id, facts, hash, revision, removed: false })
    }
    projects.set(id, { ...facts, trials: before.trials + trials.length })
    return true
  }

  #takeIn(project: StreamId, view: ProjectView, added: Map<StreamId, RowPlace>): void {
    const { projects, rows } = this.#read
    const { name, tags, groups } = view
    const facts = { name, tags, groups }
    let trials = 0
    for (const { trial, hash, revision } of view.trials.all()) {
      trials++
      const removed = view.trials.isRemoved(trial)
      const row = rows.of(trial)
      if (row === undefined) added.set(trial, { project, facts, hash, revision, removed })
      else if (row.project === project && row.removed !== removed) {
        rows.put(rejoined(row, facts, removed))
      }
    }
    projects.set(project, { ...facts, trials })
  }

  /** @returns What was removed from events of these trials. */
  async #readRows(
    stale: ReadonlyMap<StreamId, RowPlace>,
    reads: Omit<TrialReads, 'tailEventsMax'>,
  ): Promise<readonly TrialRedaction[]> {
    const redactions: TrialRedaction[] = []
    const trials = Array.from(stale.keys())
    const all = { ...reads, tailEventsMax: saveAfterEventsDefault }
    for await (const [id, view] of readTrials(this.#asItIs, trials, all)) {
      this.#read.rows.put(tableRow(id, view, stale.get(id) as RowPlace))
      redactions.push(...view.redactions)
    }
    return redactions
  }

  /** Forks: what was removed from one trial's events may be of their past, and no event of their own says so. */
  #forksBut(others: ReadonlyMap<StreamId, unknown>): Map<StreamId, RowPlace> {
    const forks = Array.from(this.#read.rows.all()).filter(({ summary: { id, forkedFrom } }) => {
      return forkedFrom !== undefined && !others.has(id)
    })
    return new Map(forks.map((row) => [row.summary.id, this.#placeOf(row)]))
  }

  #placeOf({ project, listedAs, removed, summary }: TableRow): RowPlace {
    const facts = this.#read.projects.get(project) as ProjectFacts // every row's project was read
    return { project, facts, hash: listedAs, revision: summary.revision, removed }
  }

  async #keep(): Promise<void> {
    const table = this.#table
    if (table === undefined || table.head.position === this.#keptAt) return
    await this.#keeper.save(table)
    table.rows.kept()
    this.#keptAt = table.head.position
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
