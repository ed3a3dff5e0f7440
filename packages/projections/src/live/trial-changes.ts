import { type CommitPage, type EventLog, firstRevisionOf, type StreamId } from '@track/core'
import type { ProjectView } from '../project-view.js'
import { type TrialSummary, trialSummary } from '../query/trial-summary.js'
import type { TrialView } from '../trial-view.js'
import type { ViewReader } from '../view-reader.js'
import { LiveFolds, type PartListener } from './live-folds.js'

/** What the summary of a trial is made of: views of one moment. */
export interface TrialSources {
  readonly view: TrialView
  readonly project: ProjectView
}

/** What became of a trial. */
export interface TrialChange {
  readonly id: StreamId
  /** Undefined for a trial that was not there. */
  readonly before: TrialSources | undefined
  readonly after: TrialSources
}

/** The trials of a log as it goes on from a position, each with its project. */
export class TrialChanges {
  readonly #folds: LiveFolds
  /** Views of trials and projects that the page changes, as they were before it. */
  readonly #before = new Map<StreamId, TrialView | ProjectView | undefined>()

  /** @param from Where to begin: trials that have an event from there on are followed. */
  constructor(
    log: EventLog,
    reader: ViewReader,
    from: number | 'head',
    listener: PartListener = () => undefined,
  ) {
    const selection = { trials: [], from, kinds: ['trial', 'project'] } as const
    this.#folds = new LiveFolds(log, reader, selection, (stream, part, any) => {
      if (any.kind === 'trial' || any.kind === 'project') this.#note(stream, part, any.fold.state)
      listener(stream, part, any)
    })
  }

  get position(): number {
    return this.#folds.position
  }

  get caughtUp(): boolean {
    return this.#folds.caughtUp
  }

  /** Returns the position to subscribe from. */
  start(): Promise<number> {
    return this.#folds.start()
  }

  /** Takes in a page, and tells what it did to each trial that has an event in it. */
  async apply(page: CommitPage): Promise<readonly TrialChange[]> {
    this.#before.clear()
    await this.#folds.apply(page)
    const changes: TrialChange[] = []
    for (const [id, before] of Array.from(this.#before)) {
      const after = await this.#sources(id)
      if (after === undefined) continue
      changes.push({ id, before: this.#sourcesBefore(before, after), after })
    }
    return changes
  }

  /** Follows a trial that may have no event to come; undefined when it has none so far. */
  async bring(id: StreamId): Promise<TrialSources | undefined> {
    await this.#folds.bring('trial', id)
    const sources = await this.#sources(id)
    if (sources === undefined) this.letGo(id)
    return sources
  }

  /** Lets go of a trial; its next event brings it back. */
  letGo(id: StreamId): void {
    this.#folds.letGo(id)
  }

  /** The trials that are followed. */
  async now(): Promise<readonly (readonly [StreamId, TrialSources])[]> {
    const trials: [StreamId, TrialSources][] = []
    for (const { kind, fold } of Array.from(this.#folds.folds())) {
      const sources = kind === 'trial' ? await this.#sources(fold.stream) : undefined
      if (sources !== undefined) trials.push([fold.stream, sources])
    }
    return trials
  }

  /** Keeps snapshots of where it stands. */
  close(): Promise<void> {
    return this.#folds.close()
  }

  #note(
    ...[stream, part, state]: [StreamId, Parameters<PartListener>[1], TrialView | ProjectView]
  ) {
    if (this.#before.has(stream)) return
    const isNew = firstRevisionOf(part) === 0 || state.asOf === undefined
    this.#before.set(stream, isNew ? undefined : state)
  }

  /** Undefined for a stream that is no trial, and for one that is of no project. */
  async #sources(id: StreamId): Promise<TrialSources | undefined> {
    const trial = this.#folds.get(id)
    if (trial?.kind !== 'trial') return undefined
    const view = trial.fold.state
    if (view.asOf === undefined || view.project === undefined) return undefined
    const project = await this.#folds.bring('project', view.project)
    return project.kind === 'project' ? { view, project: project.fold.state } : undefined
  }

  #sourcesBefore(
    before: TrialView | ProjectView | undefined,
    after: TrialSources,
  ): TrialSources | undefined {
    if (before === undefined || !('parameters' in before)) return undefined
    const id = after.view.project as StreamId // it has sources
    const project = this.#before.has(id) ? this.#before.get(id) : after.project
    // Of a project that began with this page there is nothing before: its trial is as in the new one.
    const known = project !== undefined && 'trials' in project ? project : after.project
    return { view: before, project: known }
  }
}

/** The summary of a followed trial. */
export function followedSummary(id: StreamId, { view, project }: TrialSources): TrialSummary {
  return trialSummary(id, view, project, project.trials.get(id)?.revision ?? 0)
}
