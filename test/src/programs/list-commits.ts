// Usage: list-commits.js STORE. Reads all of the log and prints a line of JSON: position and digest of
// each commit, and the code and details of the error that reading ended with, if any.
import { hexOf, isTrackError } from '@track/core'
import { LevelLog } from '@track/log'

const [path = ''] = process.argv.slice(2)
const log = new LevelLog(path)
const commits: (readonly [position: number, digest: string])[] = []
let error: { readonly code: string; readonly message: string } | undefined
try {
  for await (const page of log.read()) {
    for (const { position, digest } of page.commits) commits.push([position, hexOf(digest)])
  }
} catch (failure) {
  if (!isTrackError(failure)) throw failure
  error = { code: failure.code, message: failure.message }
}
await log.close().catch(() => {})
console.log(JSON.stringify({ commits, error }))
