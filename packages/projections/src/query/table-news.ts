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
  /** What was added in it to projects that are known, and of which it has nothing else. */
  readonly added: ReadonlyMap<StreamId, readonly AddedTrial[]>
}

/** A trial that a project has got. */
export type AddedTrial = Extract<TrackEvent, { readonly type: 'TrialAdded' }>

/** What a page holds is in the way of V8's collector while it is folded: small ones cost a tenth less in all. */
const pageBytes = 1 << 18

/** A stretch of the log that a table does not know yet. */
export interface TableStretch {
  readonly from: number
  readonly to: number
  /** Those that are known. */
  readonly projects: ReadonlyMap<StreamId, unknown>
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
  const added = new ProjectNews(projects)
  if (from >= to) return { changed, begun, added: added.seal() }
  const drafts = new Map<StreamId, TrialDraft>()
  const columns = new ColumnsWriter()
  for await (const { commits } of log.read({ from, to, pageBytes })) {
    for (const commit of commits) {
      for (const { id } of commit.streams) changed.add(id)
      foldBegun(commit, { to, columns }, drafts, added)
    }
  }
  for (const [id, draft] of drafts) {
    const view = draft.seal()
    // Where something was taken back, a fold on the way has it in it: those are read one by one.
    if (view.reverts.length === 0) begun.set(id, view)
  }
  return { changed, begun, added: added.seal() }
}

function foldBegun(
  commit: Commit,
  range: Pick<StreamPartsOptions, 'to' | 'columns'>,
  drafts: Map<StreamId, TrialDraft>,
  added: ProjectNews,
): void {
  const only = ({ id, firstRevision }: StreamSlice): boolean =>
    firstRevision === 0 || drafts.has(id) || added.isAbout(id)
  for (const [id, parts] of streamParts(commit, { ...range, only })) {
    if (added.isAbout(id)) {
      for (const part of parts) added.add(id, part)
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

/** Collects what projects have got, as long as that is all that has become of them. */
class ProjectNews {
  readonly #added: Map<StreamId, AddedTrial[] | undefined>

  constructor(projects: ReadonlyMap<StreamId, unknown>) {
    this.#added = new Map(Array.from(projects.keys(), (id) => [id, []]))
  }

  isAbout(stream: StreamId): boolean {
    return this.#added.get(stream) !== undefined
  }

  add(project: StreamId, part: StreamPart): void {
    const trials = this.#added.get(project)
    for (const { event } of eventsOfPart(part)) {
      if (event.type === 'TrialAdded') trials?.push(event)
      else this.#added.set(project, undefined)
    }
  }

  seal(): ReadonlyMap<StreamId, readonly AddedTrial[]> {
    return new Map(
      Array.from(this.#added).filter(
        (one): one is [StreamId, AddedTrial[]] => one[1] !== undefined,
      ),
    )
  }
}
