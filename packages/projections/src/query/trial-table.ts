import type { EventLog, LogHead, StreamId } from '@track/core'
import { DerivedCache, type DerivedEntry } from '../derived-cache.js'
import { noOutput } from '../output-tail.js'
import { bytesOf, doubleBytes, doublesOf, listOf } from '../plain-reader.js'
import type { ProjectView } from '../project-view.js'
import { decodeState, encodeState } from '../snapshot.js'
import { packPlain, unpackPlain } from '../snapshot-codec.js'
import type { StatusAt } from '../status-at.js'
import { trialProjection } from '../trial-projection.js'
import { isRunning, type TrialView } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { type TrialSummary, trialSummary } from './trial-summary.js'

/** How far a table is with reading trials that it did not know. */
export interface TableProgress {
  readonly done: number
  readonly total: number
}

/** How the trials of a table are read. */
export interface TrialTableOptions {
  /** Told while trials are read of which there is no row yet. */
  readonly onProgress?: ((progress: TableProgress) => void) | undefined
  /**
   * The status of a trial that runs or is reserved, as the reader's clock has it. Default: what the
   * log says.
   */
  readonly statusOf?: (view: TrialView) => StatusAt
}

const tableVersion = 2
const prefix = `table/${tableVersion}.${trialProjection.version}/`
const checkpointKey = `${prefix}checkpoint`
/** Trials read at once, and rows fetched or written at once. */
const readsAtOnce = 32
const rowsAtOnce = 1000

/**
 * The summaries of all trials of a log, kept up with it: what is asked for again costs what is new.
 * Where the log keeps derived data, rows are kept there too, and the next program reads them and not the
 * trials. A row is a trial's view without its points.
 */
export class TrialTable {
  readonly #log: EventLog
  readonly #reader: ViewReader
  readonly #cache: DerivedCache
  #rows = new Map<StreamId, TrialView>()
  #projects = new Map<StreamId, ProjectView>()
  #summaries = new Map<StreamId, Summarized>()
  /** The rows and projects are those of the log's first so many events. */
  #position: number | undefined
  #last: Promise<unknown> = Promise.resolve()

  constructor(log: EventLog, reader: ViewReader) {
    this.#log = log
    this.#reader = reader
    this.#cache = new DerivedCache(log.derived)
  }

  /**
   * All trials as of now, but those that were deleted: project by project, in the order added.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
   */
  trials(options: TrialTableOptions = {}): Promise<readonly TrialSummary[]> {
    const trials = this.#last.then(() => this.#trials(options))
    this.#last = trials.catch(() => {}) // the caller hears of it
    return trials
  }

  async #trials({ onProgress, statusOf }: TrialTableOptions): Promise<readonly TrialSummary[]> {
    const head = await this.#log.head()
    if (head.position !== this.#position) await this.#catchUp(head, onProgress)
    const all: TrialSummary[] = []
    for (const project of this.#projects.values()) {
      for (const { trial } of project.trials) all.push(this.#summaryOf(trial, project, statusOf))
    }
    return all
  }

  async #catchUp(head: LogHead, onProgress?: (progress: TableProgress) => void): Promise<void> {
    const known = this.#position
    const kept = known === undefined ? await this.#restored(head) : undefined
    const from = known ?? kept?.position
    const changed = from === undefined ? undefined : await this.#changedStreams(from, head.position)
    await this.#readProjects(head.position, known === undefined ? undefined : changed)
    const listed = this.#listedTrials()
    if (kept !== undefined) await this.#loadRows(listed, kept)
    const stale = listed.filter((id) => changed?.has(id) === true || !this.#rows.has(id))
    for (let i = 0; i < stale.length; i += rowsAtOnce) {
      const some = stale.slice(i, i + rowsAtOnce)
      await this.#readRows(some, head.position, (done) => {
        onProgress?.({ done: i + done, total: stale.length })
      })
    }
    const numbers = doubleBytes([head.position, this.#eventsOf(listed)])
    const checkpoint = packPlain([numbers, head.digest])
    await this.#cache.write([[checkpointKey, checkpoint]])
    this.#position = head.position
  }

  /** Up to where the rows that were kept are those of this log; undefined when they are not. */
  async #restored(head: LogHead): Promise<Checkpoint | undefined> {
    const [bytes] = await this.#cache.get([checkpointKey])
    const kept = bytes === undefined ? undefined : checkpointOf(bytes)
    if (kept === undefined || kept.position > head.position) return undefined
    const digest =
      kept.position === head.position ? head.digest : await this.#digestAt(kept.position)
    return digest !== undefined && sameBytes(digest, kept.digest) ? kept : undefined
  }

  /** The digest of the commit that ends at `position`. */
  async #digestAt(position: number): Promise<Uint8Array | undefined> {
    if (position === 0) return undefined
    for await (const { commits } of this.#log.read({ from: position - 1, to: position })) {
      const [commit] = commits
      if (commit?.position === undefined) return undefined
      return commit.position + commit.count === position ? commit.digest : undefined
    }
    return undefined
  }

  /** The streams that have events in [from, to): the events themselves are not decoded. */
  async #changedStreams(from: number, to: number): Promise<ReadonlySet<StreamId>> {
    const changed = new Set<StreamId>()
    if (from >= to) return changed
    for await (const { commits } of this.#log.read({ from, to })) {
      for (const { streams } of commits) for (const { id } of streams) changed.add(id)
    }
    return changed
  }

  async #readProjects(at: number, changed: ReadonlySet<StreamId> | undefined): Promise<void> {
    const projects = new Map<StreamId, ProjectView>()
    for (const id of (await this.#reader.store({ at })).projects.keys()) {
      const before = changed?.has(id) === false ? this.#projects.get(id) : undefined
      projects.set(id, before ?? (await this.#reader.project(id, { at })))
    }
    this.#projects = projects
  }

  #listedTrials(): StreamId[] {
    const projects = Array.from(this.#projects.values())
    return projects.flatMap(({ trials }) => Array.from(trials, ({ trial }) => trial))
  }

  async #loadRows(ids: readonly StreamId[], { position, events }: Checkpoint): Promise<void> {
    for (let i = 0; i < ids.length; i += rowsAtOnce) {
      const some = ids.slice(i, i + rowsAtOnce)
      const values = await this.#cache.get(some.map(keyOf))
      some.forEach((id, at) => {
        const bytes = values[at]
        const row = bytes === undefined ? undefined : decodeState(trialProjection, bytes)
        // Written in a run that ended before its checkpoint was: the log may have lost what it is of.
        const isOlder = row?.asOf !== undefined && row.asOf.position < position
        if (row !== undefined && isOlder && row.stream === id) this.#rows.set(id, row)
      })
    }
    // Another program that read the log earlier may have written its rows later. None is ahead of the
    // checkpoint, so they add up only if none is behind.
    if (this.#eventsOf(ids) !== events) await this.#dropOutdated(ids)
  }

  /** How many events the rows of these trials are made of. */
  #eventsOf(ids: readonly StreamId[]): number {
    return ids.reduce((sum, id) => sum + 1 + (this.#rows.get(id)?.asOf?.streamRevision ?? -1), 0)
  }

  /** Lets go of the rows that do not reflect all of their stream. */
  async #dropOutdated(ids: readonly StreamId[]): Promise<void> {
    for (let i = 0; i < ids.length; i += readsAtOnce) {
      await Promise.all(
        ids.slice(i, i + readsAtOnce).map(async (id) => {
          const revision = this.#rows.get(id)?.asOf?.streamRevision
          if (revision !== (await this.#log.streamHead(id))) this.#rows.delete(id)
        }),
      )
    }
  }

  async #readRows(
    ids: readonly StreamId[],
    at: number,
    onRead: (done: number) => void,
  ): Promise<void> {
    const entries: DerivedEntry[] = []
    for (let i = 0; i < ids.length; i += readsAtOnce) {
      const some = ids.slice(i, i + readsAtOnce)
      const views = await Promise.all(some.map((id) => this.#reader.trial(id, { at })))
      views.map(withoutPoints).forEach((row, j) => {
        const id = some[j] as StreamId
        this.#rows.set(id, row)
        entries.push([keyOf(id), encodeState(trialProjection, row)])
      })
      onRead(i + some.length)
    }
    await this.#cache.write(entries)
  }

  #summaryOf(
    id: StreamId,
    project: ProjectView,
    statusOf: ((view: TrialView) => StatusAt) | undefined,
  ): TrialSummary {
    const row = this.#rows.get(id) as TrialView // all that are listed were read
    const summary = this.#storedSummary(id, row, project)
    const isHeld = isRunning(row.status) || row.reservation !== undefined
    if (statusOf === undefined || !isHeld) return summary
    const { status, isReserved } = statusOf(row)
    return { ...summary, status: status.name, statusValue: status.value, reserved: isReserved }
  }

  #storedSummary(id: StreamId, row: TrialView, project: ProjectView): TrialSummary {
    const known = this.#summaries.get(id)
    if (known?.row === row && known.project === project) return known.summary
    const summary = trialSummary(id, row, project, (group) => project.groups.get(group) ?? group)
    this.#summaries.set(id, { row, project, summary })
    return summary
  }
}

/** What the rows that are kept are of. */
interface Checkpoint {
  readonly position: number
  /** Of all rows together. */
  readonly events: number
  /** Of the commit that ends at `position`. */
  readonly digest: Uint8Array
}

/** A summary, and what it was made of. */
interface Summarized {
  readonly row: TrialView
  readonly project: ProjectView
  readonly summary: TrialSummary
}

function keyOf(id: StreamId): string {
  return `${prefix}${id}`
}

function checkpointOf(bytes: Uint8Array): Checkpoint | undefined {
  try {
    const [numbers, digest] = listOf(unpackPlain(bytes), 2)
    const [position = 0, events = 0] = doublesOf(numbers, 2)
    return { position, events, digest: bytesOf(digest) }
  } catch {
    return undefined // a cache, and never an error
  }
}

function withoutPoints(view: TrialView): TrialView {
  const metrics = Array.from(view.metrics, ([name, metric]) => {
    return [name, { ...metric, stepped: undefined, listed: undefined }] as const
  })
  const chronos = Array.from(view.chronos, ([name, chrono]) => {
    return [name, { ...chrono, series: undefined, ring: [] }] as const
  })
  return {
    ...view,
    metrics: new Map(metrics),
    chronos: new Map(chronos),
    errors: [],
    errorsLeftOut: view.errorsLeftOut + view.errors.length,
    output: noOutput,
    unsaved: [],
  }
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, i) => byte === b[i])
}
