import type { RecordedEvent, StreamId } from '@track/core'
import { groupProjection } from './group-projection.js'
import type { GroupView } from './group-view.js'
import { projectProjection } from './project-projection.js'
import type { ProjectView } from './project-view.js'
import { storeProjection } from './store-projection.js'
import type { StoreView } from './store-view.js'
import type { StreamFold } from './stream-fold.js'
import type { StreamKind } from './stream-kind.js'
import { trialProjection } from './trial-projection.js'
import type { TrialView } from './trial-view.js'
import type { ViewReader } from './view-reader.js'

/** The fold of a stream, by what the stream is of. */
export type AnyFold =
  | { readonly kind: 'trial'; readonly fold: StreamFold<TrialView> }
  | { readonly kind: 'group'; readonly fold: StreamFold<GroupView> }
  | { readonly kind: 'project'; readonly fold: StreamFold<ProjectView> }
  | { readonly kind: 'store'; readonly fold: StreamFold<StoreView> }

/** A fold of the stream that begins with `first`, which is of that kind. */
export async function newFold(
  reader: ViewReader,
  kind: StreamKind,
  first: RecordedEvent,
): Promise<AnyFold> {
  switch (kind) {
    case 'trial':
      return { kind, fold: await reader.begin(trialProjection, first) }
    case 'group':
      return { kind, fold: await reader.begin(groupProjection, first) }
    case 'project':
      return { kind, fold: await reader.begin(projectProjection, first) }
    case 'store':
      return { kind, fold: await reader.begin(storeProjection, first) }
    default:
      return kind satisfies never
  }
}

/** A fold of the stream's events among the log's first `at`. */
export async function foldUpTo(
  reader: ViewReader,
  kind: StreamKind,
  stream: StreamId,
  at: number,
): Promise<AnyFold> {
  switch (kind) {
    case 'trial':
      return { kind, fold: await reader.fold(trialProjection, stream, { at }) }
    case 'group':
      return { kind, fold: await reader.fold(groupProjection, stream, { at }) }
    case 'project':
      return { kind, fold: await reader.fold(projectProjection, stream, { at }) }
    case 'store':
      return { kind, fold: await reader.fold(storeProjection, stream, { at }) }
    default:
      return kind satisfies never
  }
}
