// Usage: list-commits.js STORE. Reads all events of the log and the contents that they name, and prints a line
// of JSON: position and digest of each commit that is no tombstone, what the contents are by their SHA-256,
// the digests of those that could not be read, and the code and message of the error that ended it, if any.
import { createHash } from 'node:crypto'
import { eventsOf, hexOf, isTrackError } from '@track/core'
import { LevelLog } from '@track/log'

const [path = ''] = process.argv.slice(2)
const log = new LevelLog(path)
const { files } = log
if (files === undefined) throw new Error('the log keeps no files')
const commits: (readonly [position: number, digest: string])[] = []
const named: string[] = []
let error: { readonly code: string; readonly message: string } | undefined
try {
  for await (const page of log.read()) {
    for (const commit of page.commits) {
      for (const { event } of eventsOf(commit)) {
        if (event.type === 'FileLogged') named.push(event.digest)
      }
      if (commit.tombstone === undefined) commits.push([commit.position, hexOf(commit.digest)])
    }
  }
} catch (failure) {
  if (!isTrackError(failure)) throw failure
  error = { code: failure.code, message: failure.message }
}
const contents: string[] = []
const lost: string[] = []
for (const digest of named) {
  const hash = createHash('sha256')
  try {
    for await (const piece of files.read(digest)) hash.update(piece)
    contents.push(hash.digest('hex'))
  } catch (failure) {
    if (!isTrackError(failure, 'TRACK_FILE_CORRUPT')) throw failure
    lost.push(digest)
  }
}
await log.close().catch(() => {})
console.log(JSON.stringify({ commits, contents, lost, error }))
