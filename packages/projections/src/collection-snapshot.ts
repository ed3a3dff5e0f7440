import type { GroupView } from './group-view.js'
import type { Plain } from './plain.js'
import { booleanOf, listOf, naturalOf, optionalOf, textOf } from './plain-reader.js'
import type { ProjectView } from './project-view.js'
import { type FormerName, TrialList } from './trial-list.js'
import { freezeValues, freezeView, thawValues, thawView } from './view-snapshot.js'

/** A group's view as a plain. */
export function freezeGroup(view: GroupView): Plain {
  return [...freezeCollection(view), view.project ?? null]
}

/** What {@link freezeGroup} wrote. @throws for anything else. */
export function thawGroup(plain: Plain): GroupView {
  const items = listOf(plain, 7)
  return { ...thawCollection(items), project: optionalOf(items[6], textOf) }
}

/** A project's view as a plain. */
export function freezeProject(view: ProjectView): Plain {
  const groups = Array.from(view.groups, ([group, name]): Plain => [group, name])
  return [...freezeCollection(view), groups]
}

/** What {@link freezeProject} wrote. @throws for anything else. */
export function thawProject(plain: Plain): ProjectView {
  const items = listOf(plain, 7)
  const groups = listOf(items[6]).map((item): [string, string] => {
    const [group, name] = listOf(item, 2)
    return [textOf(group), textOf(name)]
  })
  return { ...thawCollection(items), groups: new Map(groups) }
}

function freezeCollection(view: GroupView | ProjectView): Plain[] {
  const { name, description, tags, metadata, trials } = view
  const listed = Array.from(trials.all(), ({ trial, hash, former }): Plain => {
    return [trial, hash, trials.isRemoved(trial), former ? [former.store, former.revision] : null]
  })
  return [freezeView(view), name, description, freezeValues(tags), freezeValues(metadata), listed]
}

function thawCollection(items: readonly Plain[]): Omit<GroupView, 'project'> {
  const [view, name, description, tags, metadata, listed] = items
  const entries = listOf(listed).map((item) => {
    const [trial, hash, removed, former] = listOf(item, 4)
    return {
      trial: textOf(trial),
      hash: textOf(hash),
      removed: booleanOf(removed),
      former: optionalOf(former, formerOf),
    }
  })
  let trials = TrialList.empty()
  for (const { trial, hash, former } of entries) trials = trials.added(trial, hash, former)
  for (const { trial, removed } of entries) if (removed) trials = trials.removed(trial)
  return {
    ...thawView(view),
    name: textOf(name),
    description: textOf(description),
    tags: thawValues(tags),
    metadata: thawValues(metadata),
    trials,
  }
}

function formerOf(plain: Plain | undefined): FormerName {
  const [store, revision] = listOf(plain, 2)
  return { store: textOf(store), revision: naturalOf(revision) }
}
