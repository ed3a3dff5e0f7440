import type { StreamId, Value } from '@track/core'
import { TrialList } from './trial-list.js'
import { initialView, type View } from './view.js'

/** A group as its events tell it. Maps keep the order in which names were first logged. */
export interface GroupView extends View {
  readonly name: string
  readonly description: string
  readonly project: StreamId | undefined
  readonly tags: ReadonlyMap<string, Value>
  readonly metadata: ReadonlyMap<string, Value>
  /** In the order added. A revision in here counts within the group: uids are the project's. */
  readonly trials: TrialList
}

/** A group of which there is no event. */
export const initialGroup: GroupView = {
  ...initialView,
  name: '',
  description: '',
  project: undefined,
  tags: new Map(),
  metadata: new Map(),
  trials: TrialList.empty(),
}
