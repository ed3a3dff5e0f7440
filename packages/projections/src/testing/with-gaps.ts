import type { Commit, CommitPage, EventLog } from '@track/core'
import { withDerived } from './make-log.js'

/** The same log, with tombstones in the place of the commits that begin at these positions. */
export function withGaps(log: EventLog, positions: ReadonlySet<number>): EventLog {
  async function* bury(pages: AsyncIterable<CommitPage>): AsyncIterable<CommitPage> {
    for await (const page of pages) {
      yield { ...page, commits: page.commits.map((commit) => buried(commit, positions)) }
    }
  }
  return {
    ...withDerived(log, log.derived),
    read: (options) => bury(log.read(options)),
    readStream: (stream, options) => bury(log.readStream(stream, options)),
    subscribe: (options) => bury(log.subscribe(options)),
  }
}

function buried(commit: Commit, positions: ReadonlySet<number>): Commit {
  if (!positions.has(commit.position)) return commit
  const tombstone = { digest: commit.digest, writers: [], reason: 'lost' }
  return { ...commit, body: new Uint8Array(), tombstone }
}
