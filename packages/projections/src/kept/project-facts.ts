import type { StreamId, Value } from '@track/core'
import { nestedValues } from '../nested-values.js'
import type { ProjectView } from '../project-view.js'
import { type SummaryValue, type SummaryValues, summaryValue } from '../query/summary-value.js'

/** What a summary has of the trial's project, and not of its own view. */
export type ProjectFacts = Pick<ProjectView, 'name' | 'tags' | 'groups'>

/** Names of groups; of one that the project does not know, its id. */
export function groupNames(groups: readonly StreamId[], { groups: names }: ProjectFacts): string[] {
  return groups.map((id) => names.get(id) ?? id)
}

/** The tags of a trial itself, as they were logged. */
export type OwnTags = readonly (readonly [name: string, value: Value])[]

/** A trial's tags and its project's, which it cannot override. */
export function joinedTags(own: OwnTags, { tags }: ProjectFacts): SummaryValues {
  if (tags.size > 0 || own.some(([name]) => name.includes('.'))) {
    return nestedValues(new Map([...own, ...tags]), summaryValue)
  }
  return Object.fromEntries(own.map(([name, value]) => [name, summaryValue(value)]))
}

/** Tags as summaries have values. To make that of them again changes nothing. */
export function plainTags(
  tags: Iterable<readonly [name: string, value: Value]>,
): (readonly [name: string, value: SummaryValue])[] {
  return Array.from(tags, ([name, value]) => [name, summaryValue(value)])
}
