import type { Commit, CommitPage, EventLog } from '@track/core'
import { withDerived } from './make-log.js'

/**
 * The same log, that is read in pages of these numbers of commits, over and over.
 * @param onPage Told each time that a page is asked for.
 */
export function cutPages(
  log: EventLog,
  sizes: readonly number[],
  onPage: () => void = () => undefined,
): EventLog {
  async function* cut(pages: AsyncIterable<CommitPage>): AsyncIterable<CommitPage> {
    let turn = 0
    for await (const { commits, head } of pages) {
      if (commits.length === 0) yield { commits, head }
      for (let at = 0; at < commits.length; ) {
        const size = Math.max(1, sizes[turn++ % sizes.length] ?? 1)
        const some: readonly Commit[] = commits.slice(at, at + size)
        at += size
        onPage()
        yield { commits: some, head }
      }
    }
  }
  return {
    ...withDerived(log, log.derived),
    read: (options) => cut(log.read(options)),
    subscribe: (options) => cut(log.subscribe(options)),
  }
}
