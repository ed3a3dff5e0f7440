import type { StreamId } from '@track/core'
import type { AnyFold } from './any-fold.js'
import type { FoldCachePolicy } from './fold-cache.js'
import { groupProjection } from './group-projection.js'
import { projectProjection } from './project-projection.js'
import type { Checkpoint } from './snapshot.js'
import { stateBytes } from './state-bytes.js'
import { storeProjection } from './store-projection.js'
import type { StreamKind } from './stream-kind.js'
import { trialProjection } from './trial-projection.js'
import { isRunning } from './trial-view.js'
import type { ViewReader } from './view-reader.js'

/** How folds of views are held in a cache: first trials that do not run have to go. */
export function viewFoldPolicy(reader: ViewReader): FoldCachePolicy<AnyFold> {
  return {
    bytesOf: stateBytes,
    isIdle: ({ kind, fold }) => kind === 'trial' && !isRunning(fold.state.status),
    again: (kind, stream, checkpoint) => foldAgain(reader, kind, stream, checkpoint),
  }
}

/** A fold that goes on from the snapshot kept at `checkpoint`. */
async function foldAgain(
  reader: ViewReader,
  kind: StreamKind,
  stream: StreamId,
  checkpoint: Checkpoint,
): Promise<AnyFold> {
  switch (kind) {
    case 'trial':
      return { kind, fold: await reader.foldAt(trialProjection, stream, checkpoint) }
    case 'group':
      return { kind, fold: await reader.foldAt(groupProjection, stream, checkpoint) }
    case 'project':
      return { kind, fold: await reader.foldAt(projectProjection, stream, checkpoint) }
    case 'store':
      return { kind, fold: await reader.foldAt(storeProjection, stream, checkpoint) }
    default:
      return kind satisfies never
  }
}
