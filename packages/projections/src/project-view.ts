import type { StreamId, Value } from '@track/core'
import { TrialList } from './trial-list.js'
import { initialView, type View } from './view.js'

/** A project as its events tell it. Maps keep the order in which names were first logged. */
export interface ProjectView extends View {
  readonly name: string
  readonly description: string
  /** Inherited by every trial of the project. */
  readonly tags: ReadonlyMap<string, Value>
  readonly metadata: ReadonlyMap<string, Value>
  /** Names of the groups, in the order added. */
  readonly groups: ReadonlyMap<StreamId, string>
  /** In the order added. The revision of each is the one of its uid. */
  readonly trials: TrialList
}

/** A project of which there is no event. */
export const initialProject: ProjectView = {
  ...initialView,
  name: '',
  description: '',
  tags: new Map(),
  metadata: new Map(),
  groups: new Map(),
  trials: TrialList.empty(),
}
