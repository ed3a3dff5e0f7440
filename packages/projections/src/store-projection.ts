import { eventsOfPart, type StreamPart } from '@track/core'
import { foldsInBatches } from './folds-in-batches.js'
import type { Mutable } from './mutable.js'
import type { Plain } from './plain.js'
import { listOf, textOf } from './plain-reader.js'
import type { Batch, ViewProjection } from './projection.js'
import { initialStore, type StoreView } from './store-view.js'
import { freezeView, thawView } from './view-snapshot.js'
import { withEntry } from './with-entry.js'

/** Folds the stream of a store. */
export const storeProjection: ViewProjection<StoreView> = {
  name: 'store',
  version: 1,
  initial: initialStore,
  ...foldsInBatches(begin),
  unsaved: () => [],
  settle: (state) => state,
  freeze,
  thaw,
}

function begin(before: StoreView): Batch<StoreView> {
  const view: Mutable<StoreView> = { ...before }
  const add = (part: StreamPart): void => {
    for (const { event, stream, position, streamRevision, timeMs } of eventsOfPart(part)) {
      view.stream ??= stream
      view.asOf = { position, streamRevision, timeMs }
      if (event.type === 'ProjectAdded') {
        view.projects = withEntry(before.projects, view.projects, event.project, event.name)
      } else if (event.type === 'EventsDropped') view.dropped += event.count
      else if (event.type === 'Deleted') view.deleted = true
      else if (event.type !== 'Redacted') view.unknownEvents++
    }
  }
  return { add, seal: () => view }
}

function freeze(view: StoreView): Plain {
  const projects = Array.from(view.projects, ([project, name]): Plain => [project, name])
  return [freezeView(view), projects]
}

function thaw(plain: Plain): StoreView {
  const [view, listed] = listOf(plain, 2)
  const projects = listOf(listed).map((item): [string, string] => {
    const [project, name] = listOf(item, 2)
    return [textOf(project), textOf(name)]
  })
  return { ...thawView(view), projects: new Map(projects) }
}
