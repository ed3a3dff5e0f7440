import { type EventLog, readEvents, type StreamId, type TrackEvent } from '@track/core'

/** What a stream is of. */
export type StreamKind = 'trial' | 'group' | 'project' | 'store'

/** What a stream that begins with `event` is of; undefined when no stream of Track's begins so. */
export function kindOfFirst(event: TrackEvent): StreamKind | undefined {
  switch (event.type) {
    case 'TrialCreated':
      return 'trial'
    case 'GroupCreated':
      return 'group'
    case 'ProjectCreated':
      return 'project'
    case 'ProjectAdded':
      return 'store'
    default:
      return undefined
  }
}

/** What `stream` is of, by its first event; undefined when it has none or an unusual one. */
export async function kindOfStream(
  log: EventLog,
  stream: StreamId,
): Promise<StreamKind | undefined> {
  for await (const { event } of readEvents(log, { stream, to: 1 })) return kindOfFirst(event)
  return undefined
}
