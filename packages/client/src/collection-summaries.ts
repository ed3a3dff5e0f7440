import type { StreamId } from '@track/core'
import type { ProjectView, ReadViewOptions, ViewReader } from '@track/projections'
import { type SummaryValues, summaryValues, type TrialSummary } from '@track/projections/query'

/** A project or group as a list of them shows it. */
interface CollectionSummary {
  readonly id: StreamId
  readonly name: string
  readonly description: string
  readonly metadata: SummaryValues
  /** How many trials it has. */
  readonly trials: number
  /** How many of them have each status now, by its name. */
  readonly statuses: { readonly [name: string]: number }
  /** Time of the latest event of any of them, milliseconds since 1970. Left out when there is none. */
  readonly lastSignAt?: number
}

/** A project as a list of them shows it. */
export interface ProjectSummary extends CollectionSummary {
  readonly tags: SummaryValues
  /** Their names, in the order added. */
  readonly groups: readonly string[]
}

/** A group as a list of them shows it. */
export interface GroupSummary extends CollectionSummary {
  /** Name of the project. */
  readonly project: string
}

/**
 * The projects of a store, in the order added.
 * @param trials All trials of the store.
 * @param asOf Of the same moment as the trials.
 */
export async function projectSummaries(
  reader: ViewReader,
  trials: readonly TrialSummary[],
  asOf: ReadViewOptions,
): Promise<readonly ProjectSummary[]> {
  const tallies = new Tallies(trials, ({ project }) => [project])
  return (await projectsOf(reader, asOf)).map(([id, view]) => ({
    id,
    name: view.name,
    description: view.description,
    tags: summaryValues(view.tags),
    metadata: summaryValues(view.metadata),
    groups: Array.from(view.groups.values()),
    ...tallies.of(view.name),
  }))
}

/**
 * The groups of a store, project by project, in the order added.
 * @param trials All trials of the store.
 * @param asOf Of the same moment as the trials.
 */
export async function groupSummaries(
  reader: ViewReader,
  trials: readonly TrialSummary[],
  asOf: ReadViewOptions,
): Promise<readonly GroupSummary[]> {
  const tallies = new Tallies(trials, ({ project, groups }) => {
    return groups.map((group) => groupKey(project, group))
  })
  const summaries: GroupSummary[] = []
  for (const [, project] of await projectsOf(reader, asOf)) {
    for (const [id, name] of project.groups) {
      const { description, metadata } = await reader.group(id, asOf)
      summaries.push({
        id,
        name,
        project: project.name,
        description,
        metadata: summaryValues(metadata),
        ...tallies.of(groupKey(project.name, name)),
      })
    }
  }
  return summaries
}

async function projectsOf(
  reader: ViewReader,
  asOf: ReadViewOptions,
): Promise<(readonly [StreamId, ProjectView])[]> {
  const projects: (readonly [StreamId, ProjectView])[] = []
  for (const id of (await reader.store(asOf)).projects.keys()) {
    projects.push([id, await reader.project(id, asOf)])
  }
  return projects
}

function groupKey(project: string, group: string): string {
  return JSON.stringify([project, group])
}

interface Tally {
  trials: number
  readonly statuses: Map<string, number>
  lastSignAt: number
}

/** What trials come to, counted by keys. */
class Tallies {
  readonly #tallies = new Map<string, Tally>()

  constructor(trials: readonly TrialSummary[], keysOf: (trial: TrialSummary) => readonly string[]) {
    for (const trial of trials) for (const key of keysOf(trial)) this.#add(key, trial)
  }

  of(key: string): Pick<CollectionSummary, 'trials' | 'statuses' | 'lastSignAt'> {
    const { trials, statuses, lastSignAt } = this.#tallies.get(key) ?? newTally()
    return {
      trials,
      statuses: Object.fromEntries(statuses),
      ...(Number.isFinite(lastSignAt) && { lastSignAt }),
    }
  }

  #add(key: string, { status, lastSignAt }: TrialSummary): void {
    const tally = this.#tallies.get(key) ?? newTally()
    this.#tallies.set(key, tally)
    tally.trials++
    tally.statuses.set(status, (tally.statuses.get(status) ?? 0) + 1)
    if (lastSignAt > tally.lastSignAt) tally.lastSignAt = lastSignAt
  }
}

function newTally(): Tally {
  return { trials: 0, statuses: new Map(), lastSignAt: Number.NEGATIVE_INFINITY }
}
