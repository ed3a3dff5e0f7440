// Usage: list-commits.js STORE. Reads all events of the log, and prints a line of JSON: position and digest
// of each commit that is no tombstone, and the code and message of the error that ended it, if any.
import { eventsOf, hexOf, isTrackError } from '@track/core'
import { LevelLog } from '@track/log'

const [path = ''] = process.argv.slice(2)
const log = new LevelLog(path)
const commits: (readonly [position: number, digest: string])[] = []
let error: { readonly code: string; readonly message: string } | undefined
try {
  for await (const page of log.read()) {
    for (const commit of page.commits) {
      eventsOf(commit)
      if (commit.tombstone === undefined) commits.push([commit.position, hexOf(commit.digest)])
    }
  }
} catch (failure) {
  if (!isTrackError(failure)) throw failure
  error = { code: failure.code, message: failure.message }
}
await log.close().catch(() => {})
console.log(JSON.stringify({ commits, error }))
