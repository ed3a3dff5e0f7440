import type { StreamId } from '@track/core'
import type { View } from './view.js'

/** What a store says of itself, in the stream of storeStreamId. */
export interface StoreView extends View {
  /** Names of the projects, in the order added. */
  readonly projects: ReadonlyMap<StreamId, string>
}

/** A store without projects. */
export const initialStore: StoreView = {
  stream: undefined,
  asOf: undefined,
  deleted: false,
  dropped: 0,
  unknownEvents: 0,
  projects: new Map(),
}
