import {
  type Commit,
  eventsOf,
  type FormerRevision,
  type StreamId,
  storeStreamId,
} from '@track/core'

/** The trials of a project so far. */
interface Counted {
  readonly trials: Set<StreamId>
  /** By hash. */
  readonly counts: Map<string, number>
}

/**
 * Tells of the commits of one log, in their order from the first on, which trials they add to their projects,
 * and the revisions that those have there: what a merged store keeps of them, so that their uids still name
 * them. It takes memory for each trial.
 */
export class FormerRevisions {
  readonly #projects = new Map<StreamId, Counted>()

  /**
   * Takes the next commit.
   * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming its position.
   */
  take(commit: Commit): readonly FormerRevision[] {
    const former: FormerRevision[] = []
    // The store's stream lists a project before, or with, what is in that.
    if (commit.streams.some(({ id }) => id === storeStreamId)) this.#learnProjects(commit)
    for (const { id } of commit.streams) {
      const project = this.#projects.get(id)
      if (project === undefined) continue
      for (const { event, position } of eventsOf(commit, { stream: id })) {
        if (event.type !== 'TrialAdded' || project.trials.has(event.trial)) continue
        const revision = project.counts.get(event.hash) ?? 0
        project.trials.add(event.trial)
        project.counts.set(event.hash, revision + 1)
        former.push({ place: position - commit.position, revision })
      }
    }
    return former
  }

  #learnProjects(commit: Commit): void {
    for (const { event } of eventsOf(commit, { stream: storeStreamId })) {
      if (event.type !== 'ProjectAdded' || this.#projects.has(event.project)) continue
      this.#projects.set(event.project, { trials: new Set(), counts: new Map() })
    }
  }
}
