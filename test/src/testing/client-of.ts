import { TrackClient } from '@track/client'

/** A client of the store that a program is told of: its URI, and a token and a folder for spools if that is a server's. */
export function clientOf([uri, token, spools]: readonly string[]): TrackClient {
  if (token === undefined) return new TrackClient(uri)
  return new TrackClient(uri, { token, ...(spools !== undefined && { spool: { folder: spools } }) })
}
