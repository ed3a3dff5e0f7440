import type { GroupView } from './group-view.js'
import { type Json, jsonObject, jsonValue } from './json-value.js'
import { nestedValues } from './nested-values.js'
import type { ProjectView } from './project-view.js'

/** What is saved of a group. All of it is JSON. */
export interface GroupReport {
  readonly name: string
  readonly description: string
  readonly metadata: { readonly [key: string]: Json }
  /** The uids of its trials, in the order added. */
  readonly trials: readonly string[]
}

/** What is saved of a project, beside its trials. All of it is JSON. */
export interface ProjectReport {
  readonly name: string
  readonly description: string
  readonly tags: { readonly [key: string]: Json }
  readonly metadata: { readonly [key: string]: Json }
  readonly groups: readonly GroupReport[]
}

/** The report of a project, from views of the same moment. Pure. */
export function projectReport(project: ProjectView, groups: readonly GroupView[]): ProjectReport {
  return {
    name: project.name,
    description: project.description,
    tags: jsonObject(project.tags), // flat, as in the report of a trial
    metadata: nestedValues(project.metadata, jsonValue),
    groups: groups.map(({ name, description, metadata, trials }) => ({
      name,
      description,
      metadata: nestedValues(metadata, jsonValue),
      trials: Array.from(trials, ({ trial, hash }) => {
        return `${hash}_${project.trials.get(trial)?.revision ?? 0}`
      }),
    })),
  }
}
