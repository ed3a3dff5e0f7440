import { type ApplyOwn, CollectionDraft } from './collection-draft.js'
import { freezeGroup, thawGroup } from './collection-snapshot.js'
import { foldsInBatches } from './folds-in-batches.js'
import { type GroupView, initialGroup } from './group-view.js'
import type { ViewProjection } from './projection.js'

const applyOwn: ApplyOwn<GroupView> = (view, _before, event) => {
  if (event.type !== 'GroupCreated') return false
  view.name = event.name
  view.description = event.description || view.description
  view.project = event.project
  return true
}

/** Folds the stream of a group. */
export const groupProjection: ViewProjection<GroupView> = {
  name: 'group',
  version: 2,
  initial: initialGroup,
  ...foldsInBatches((state: GroupView) => new CollectionDraft(state, applyOwn)),
  isList: true,
  unsaved: () => [],
  settle: (state) => state,
  freeze: freezeGroup,
  thaw: thawGroup,
}
