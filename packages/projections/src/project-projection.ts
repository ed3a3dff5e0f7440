import { type ApplyOwn, CollectionDraft } from './collection-draft.js'
import { freezeProject, thawProject } from './collection-snapshot.js'
import { foldsInBatches } from './folds-in-batches.js'
import { initialProject, type ProjectView } from './project-view.js'
import type { ViewProjection } from './projection.js'
import { withEntry } from './with-entry.js'

const applyOwn: ApplyOwn<ProjectView> = (view, before, event) => {
  if (event.type === 'ProjectCreated') {
    view.name = event.name
    // Created once in each store that was merged: one that says nothing takes nothing away.
    view.description = event.description || view.description
    return true
  }
  if (event.type !== 'GroupAdded') return false
  view.groups = withEntry(before.groups, view.groups, event.group, event.name)
  return true
}

/** Folds the stream of a project. */
export const projectProjection: ViewProjection<ProjectView> = {
  name: 'project',
  version: 2,
  initial: initialProject,
  ...foldsInBatches((state: ProjectView) => new CollectionDraft(state, applyOwn)),
  isList: true,
  unsaved: () => [],
  settle: (state) => state,
  freeze: freezeProject,
  thaw: thawProject,
}
