import type { RecordedEvent } from '@track/core'
import type { Batch, ViewProjection } from './projection.js'
import type { View } from './view.js'

/** `evolve` and `evolveAll` of a projection that folds in batches: both are a batch of their own. */
export function foldsInBatches<State extends View>(
  begin: (state: State) => Batch<State>,
): Pick<ViewProjection<State>, 'begin' | 'evolve' | 'evolveAll'> {
  const evolveAll = (state: State, events: readonly RecordedEvent[]): State => {
    const batch = begin(state)
    batch.add(events)
    return batch.seal()
  }
  return { begin, evolveAll, evolve: (state, event) => evolveAll(state, [event]) }
}
