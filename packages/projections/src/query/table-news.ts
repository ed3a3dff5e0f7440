import {
  ColumnsWriter,
  type Commit,
  eventsOfPart,
  isColumns,
  type ReadableLog,
  type StreamId,
  type StreamPart,
  type StreamPartsOptions,
  type StreamSlice,
  streamParts,
  type TrackEvent,
} from '@track/core'
import { forkCreated } from '../fork-past.js'
import type { ProjectFacts } from '../kept/project-facts.js'
import { projectProjection } from '../project-projection.js'
import { initialProject, type ProjectView } from '../project-view.js'
import type { Batch } from '../projection.js'
import { kindOfFirst } from '../stream-kind.js'
import { TrialDraft } from '../trial-draft.js'
import { initialTrial, type TrialView } from '../trial-view.js'

/** What a stretch of the log has for a table that knows everything before it. */
export interface TableNews {
  /** The streams that have events in it. */
  readonly changed: ReadonlySet<StreamId>
  /**
   * Lean views of the trials that begin in it, as of its end. Neither forks nor trials with reverts are among
   * them.
   */
  readonly begun: ReadonlyMap<StreamId, TrialView>
  /** What became in it of projects that are known. Of those that are not among these all has to be read. */
  readonly projects: ReadonlyMap<StreamId, ProjectNews>
}

/** What became of a project that has lost nothing. */
export interface ProjectNews {
  /** The trials that it has got. */
  readonly trials: readonly AddedTrial[]
  /** Those that were known, if nothing of them has changed. */
  readonly facts: ProjectFacts
}

/** A trial that a project has got. */
type AddedTrial = Extract<TrackEvent, { readonly type: 'TrialAdded' }>

/** What a page holds is in the way of V8's collector while it is folded: small ones cost a tenth less in all. */
const pageBytes = 1 << 18

/** A stretch of the log that a table does not know yet. */
export interface TableStretch {
  readonly from: number
  readonly to: number
  /** Those that are known. */
  readonly projects: ReadonlyMap<StreamId, ProjectFacts>
}

/**
 * Reads the log's events with positions in [from, to) once. Trials that begin there are folded on the
 * way, which for thousands of them is far faster than reading one after the other. Of other streams no
 * event is decoded, unless they begin there too.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function readTableNews(
  log: ReadableLog,
  { from, to, projects }: TableStretch,
): Promise<TableNews> {
  const changed = new Set<StreamId>()
  const begun = new Map<StreamId, TrialView>()
  const known = new KnownProjects(projects)
  if (from >= to) return { changed, begun, projects: known.seal() }
  const drafts = new Map<StreamId, TrialDraft>()
  const columns = new ColumnsWriter()
  for await (const { commits } of log.read({ from, to, pageBytes })) {
    for (const commit of commits) {
      for (const { id } of commit.streams) changed.add(id)
      foldBegun(commit, { to, columns }, drafts, known)
    }
  }
  for (const [id, draft] of drafts) {
    const view = draft.seal()
    // Where something was taken back, a fold on the way has it in it: those are read one by one.
    if (view.reverts.length === 0) begun.set(id, view)
  }
  return { changed, begun, projects: known.seal() }
}

function foldBegun(
  commit: Commit,
  range: Pick<StreamPartsOptions, 'to' | 'columns'>,
  drafts: Map<StreamId, TrialDraft>,
  projects: KnownProjects,
): void {
  const only = ({ id, firstRevision }: StreamSlice): boolean =>
    firstRevision === 0 || drafts.has(id) || projects.isAbout(id)
  for (const [id, parts] of streamParts(commit, { ...range, only })) {
    if (projects.isAbout(id)) {
      for (const part of parts) projects.add(id, part)
      continue
    }
    let draft = drafts.get(id)
    if (draft === undefined) {
      const [part] = parts
      const first = part === undefined || isColumns(part) ? undefined : part[0]
      const begins = first?.streamRevision === 0 && kindOfFirst(first.event) === 'trial'
      if (!begins || forkCreated(first) !== undefined) continue
      draft = new TrialDraft(initialTrial, { lean: true })
      drafts.set(id, draft)
    }
    for (const one of parts) draft.add(one)
  }
}

/** Collects what becomes of projects, as long as they only get something. */
class KnownProjects {
  readonly #facts: ReadonlyMap<StreamId, ProjectFacts>
  readonly #drafts = new Map<StreamId, ProjectDraft>()
  /** Of which something else was heard. */
  readonly #others = new Set<StreamId>()

  constructor(facts: ReadonlyMap<StreamId, ProjectFacts>) {
    this.#facts = facts
  }

  isAbout(stream: StreamId): boolean {
    return this.#facts.has(stream) && !this.#others.has(stream)
  }

  add(project: StreamId, part: StreamPart): void {
    const { trials, batch } = this.#draftOf(project)
    for (const recorded of eventsOfPart(part)) {
      const { event } = recorded
      if (event.type === 'TrialAdded') trials.push(event)
      else if (event.type === 'GroupAdded' || event.type === 'TagsAdded') batch.add([recorded])
      else if (event.type !== 'MetadataLogged') this.#others.add(project) // a table has none of those
    }
  }

  seal(): ReadonlyMap<StreamId, ProjectNews> {
    const news = new Map<StreamId, ProjectNews>()
    for (const [id, { trials, batch }] of this.#drafts) {
      const { name, tags, groups } = batch.seal()
      if (!this.#others.has(id)) news.set(id, { trials, facts: { name, tags, groups } })
    }
    return news
  }

  #draftOf(project: StreamId): ProjectDraft {
    const known = this.#drafts.get(project)
    if (known !== undefined) return known
    const { name, tags, groups } = this.#facts.get(project) as ProjectFacts // it was asked whether there are any
    const batch = projectProjection.begin({ ...initialProject, name, tags, groups })
    const draft = { trials: [], batch }
    this.#drafts.set(project, draft)
    return draft
  }
}

interface ProjectDraft {
  readonly trials: AddedTrial[]
  readonly batch: Batch<ProjectView>
}
