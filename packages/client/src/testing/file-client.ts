import { onTestFinished } from 'vitest'
import { TrackClient } from '../track-client.js'

/** A client of the store in the folder `path` that is closed when the test ends. */
export function fileClient(path: string): TrackClient {
  const client = new TrackClient(`file:${path}`)
  onTestFinished(() => client.close().catch(() => {}))
  return client
}
