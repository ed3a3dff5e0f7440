import {
  type Commit,
  type EventLog,
  eventsOf,
  type RecordedEvent,
  type StreamId,
} from '@track/core'

/** Events of a stream. */
export interface Stretch {
  readonly stream: StreamId
  /** Position to stop before. */
  readonly to: number
  /** Revision to stop before. Default: none. */
  readonly toRevision?: number
}

/** The events of some streams in one commit. */
export interface CommittedEvents {
  /** In the order of the log. */
  readonly recorded: readonly RecordedEvent[]
  /** Milliseconds since 1970. */
  readonly committedAtMs: number
  /** Names the writer in this log. */
  readonly writer: string
}

/**
 * The events of all stretches, commit by commit in the order of the log. It reads each stream by its index, and
 * nothing else.
 */
export async function* eventsIn(
  log: EventLog,
  stretches: readonly Stretch[],
): AsyncGenerator<CommittedEvents> {
  const commits = stretches.map((stretch) => commitsOf(log, stretch))
  try {
    const heads = await Promise.all(commits.map((one) => one.next()))
    for (;;) {
      const places = heads.map(({ value }) => value?.position ?? Number.POSITIVE_INFINITY)
      const position = Math.min(...places)
      const commit = heads[places.indexOf(position)]?.value
      if (commit === undefined) return
      const recorded: RecordedEvent[] = []
      for (const [i, place] of places.entries()) {
        if (place !== position) continue
        const { stream, to, toRevision } = stretches[i] as Stretch
        const range = toRevision === undefined ? {} : { to: toRevision }
        for (const event of eventsOf(commit, { stream, ...range })) {
          if (event.position < to) recorded.push(event)
        }
        heads[i] = await (commits[i] as AsyncGenerator<Commit, undefined>).next()
      }
      if (stretches.length > 1) recorded.sort((a, b) => a.position - b.position)
      const { committedAtMs, store, writer } = commit
      yield { recorded, committedAtMs, writer: `${store}/${writer}` }
    }
  } finally {
    for (const one of commits) await one.return(undefined)
  }
}

async function* commitsOf(
  log: EventLog,
  { stream, to, toRevision }: Stretch,
): AsyncGenerator<Commit, undefined> {
  const range = toRevision === undefined ? {} : { to: toRevision }
  for await (const { commits } of log.readStream(stream, range)) {
    for (const commit of commits) {
      if (commit.position >= to) return
      yield commit
    }
  }
}
