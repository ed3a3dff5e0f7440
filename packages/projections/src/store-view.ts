import type { StreamId } from '@track/core'
import { initialView, type View } from './view.js'

/** What a store says of itself, in the stream of storeStreamId. */
export interface StoreView extends View {
  /** Names of the projects, in the order added. */
  readonly projects: ReadonlyMap<StreamId, string>
}

/** A store without projects. */
export const initialStore: StoreView = {
  ...initialView,
  projects: new Map(),
}
