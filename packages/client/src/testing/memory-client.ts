import { onTestFinished } from 'vitest'
import { TrackClient } from '../track-client.js'
import type { TrackClientOptions } from '../track-client-options.js'

/** A client of a log in memory that is closed when the test ends. */
export function memoryClient(options: TrackClientOptions = {}): TrackClient {
  const client = new TrackClient('memory:', options)
  onTestFinished(() => client.close().catch(() => {}))
  return client
}
