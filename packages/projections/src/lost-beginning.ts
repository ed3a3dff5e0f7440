import { type ReadableLog, readEvents, type StreamId } from '@track/core'

/** Whether the first event of a stream is not there any more, as when a vacuum took all of it. */
export async function hasLostItsBeginning(log: ReadableLog, stream: StreamId): Promise<boolean> {
  for await (const _ of readEvents(log, { stream, to: 1 })) return false
  return (await log.streamHead(stream)) !== undefined
}
