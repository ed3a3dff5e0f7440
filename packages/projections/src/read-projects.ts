import { type EventLog, readEvents, type StreamId, storeStreamId } from '@track/core'

/**
 * The names of a log's projects by stream id, in the order in which they were created, as the log's
 * first `at` events tell them (default: all).
 */
export async function readProjects(
  log: EventLog,
  options: { readonly at?: number } = {},
): Promise<ReadonlyMap<StreamId, string>> {
  const { at = Number.POSITIVE_INFINITY } = options
  const projects = new Map<StreamId, string>()
  for await (const { position, event } of readEvents(log, { stream: storeStreamId })) {
    if (position >= at) break
    if (event.type === 'ProjectAdded') projects.set(event.project, event.name)
  }
  return projects
}
