// A suite is worth what it catches: each log here breaks one promise, and the case that is about it
// must say so.
import { describe, expect, test } from 'vitest'
import type { Append, Appended } from '../commit.js'
import type { CommitPage, LogHead, ReadOptions, SubscribeOptions } from '../event-log.js'
import { isTrackError } from '../is-track-error.js'
import { MemoryDerivedStore } from '../memory-derived-store.js'
import { MemoryLog } from '../memory-log.js'
import type { StreamId } from '../stream-id.js'
import { TrackError } from '../track-error.js'
import { conformanceCases } from './conformance-cases.js'

class Log extends MemoryLog {
  constructor() {
    super({ now: () => 1_700_000_000_000 })
  }
}

class IgnoresExpectations extends Log {
  override append(request: Append): Promise<Appended> {
    const streams = request.streams.map((stream) => ({ ...stream, expected: 'any' as const }))
    return super.append({ ...request, streams })
  }
}

class WritesBeforeItRefuses extends Log {
  override async append(request: Append): Promise<Appended> {
    try {
      return await super.append(request)
    } catch (error) {
      if (isTrackError(error, 'TRACK_REVISION_CONFLICT')) {
        const streams = request.streams.map((stream) => ({ ...stream, expected: 'any' as const }))
        await super.append({ ...request, streams })
      }
      throw error
    }
  }
}

class ReadsTheBodyLater extends Log {
  override async append(request: Append): Promise<Appended> {
    await Promise.resolve()
    return super.append(request)
  }
}

class StoresRetriesAgain extends Log {
  #sequence = 0
  override append(request: Append): Promise<Appended> {
    const origin = { ...request.origin, sequence: this.#sequence++ }
    return super.append({ ...request, origin })
  }
}

class AnswersAnyRetry extends Log {
  override async append(request: Append): Promise<Appended> {
    try {
      return await super.append(request)
    } catch (error) {
      if (!isTrackError(error, 'TRACK_ORIGIN_CONFLICT')) throw error
      return { position: 0, committedAtMs: 0, firstRevisions: [] }
    }
  }
}

class TellsAnotherError extends Log {
  override async append(request: Append): Promise<Appended> {
    try {
      return await super.append(request)
    } catch {
      throw new TrackError('TRACK_LOG_FAILED', 'Something went wrong')
    }
  }
}

class TakesAnything extends Log {
  override async append(request: Append): Promise<Appended> {
    try {
      return await super.append(request)
    } catch (error) {
      if (!isTrackError(error, 'TRACK_COMMIT_CORRUPT')) throw error
      return { position: 0, committedAtMs: 0, firstRevisions: [0] }
    }
  }
}

class MisplacesTheFirst extends Log {
  #held: Promise<unknown> | undefined
  override async append(request: Append): Promise<Appended> {
    if (this.#held === undefined) {
      this.#held = Promise.resolve().then(() => {})
      await this.#held
      await Promise.resolve()
    }
    return super.append(request)
  }
}

class DeafToListeners extends Log {
  override append(request: Append): Promise<Appended> {
    return super.append(request)
  }
}

class ReadsToTheEnd extends Log {
  override read({ to: _, ...options }: ReadOptions = {}): AsyncIterable<CommitPage> {
    return super.read(options)
  }
}

class ReadsOnlyForward extends Log {
  override read(options: ReadOptions = {}): AsyncIterable<CommitPage> {
    return super.read({ ...options, direction: 'forward' })
  }
}

class TakesRevisionsForPositions extends Log {
  override readStream(_stream: StreamId, options?: ReadOptions): AsyncIterable<CommitPage> {
    return super.read(options)
  }
}

class HasOnePageSize extends Log {
  override read({ pageBytes: _, ...options }: ReadOptions = {}): AsyncIterable<CommitPage> {
    return super.read(options)
  }
}

class ChangesBytes extends Log {
  override async *read(options?: ReadOptions): AsyncIterable<CommitPage> {
    for await (const page of super.read(options)) {
      const commits = page.commits.map((commit) => {
        return { ...commit, body: commit.body.map((byte, i) => (i === 3 ? byte ^ 1 : byte)) }
      })
      yield { ...page, commits }
    }
  }
}

class ForgetsTheDigest extends Log {
  override async head(): Promise<LogHead> {
    return { ...(await super.head()), digest: new Uint8Array(32) }
  }
}

class RepeatsAtTheSeam extends Log {
  override async *subscribe(options?: SubscribeOptions): AsyncIterable<CommitPage> {
    for await (const page of super.subscribe(options)) {
      yield page
      const last = page.commits.at(-1)
      if (last !== undefined && last.position + last.count === page.head) yield page
    }
  }
}

class SkipsAtTheSeam extends Log {
  override async *subscribe(options?: SubscribeOptions): AsyncIterable<CommitPage> {
    let live = 0
    for await (const page of super.subscribe(options)) {
      const last = page.commits.at(-1)
      if (last !== undefined && last.position + last.count === page.head) live++
      if (live !== 2) yield page
    }
  }
}

class WritesOnItsOwn extends Log {
  override async *subscribe(options?: SubscribeOptions): AsyncIterable<CommitPage> {
    await this.append(await foreignAppend())
    yield* super.subscribe(options)
  }
}

class IgnoresTheSignal extends Log {
  override subscribe({ signal: _, ...options }: SubscribeOptions = {}): AsyncIterable<CommitPage> {
    return super.subscribe(options)
  }
}

class AnswersAfterClosing extends Log {
  override async streamHead(): Promise<number | undefined> {
    return 0
  }
}

class FailsToCloseTwice extends Log {
  #closed = false
  override async close(): Promise<void> {
    if (this.#closed) throw new TrackError('TRACK_LOG_CLOSED', 'The log is closed')
    this.#closed = true
    return super.close()
  }
}

class DerivesInAnotherOrder extends Log {
  override readonly derived = new (class extends MemoryDerivedStore {
    override async keys(range: Parameters<MemoryDerivedStore['keys']>[0]): Promise<string[]> {
      const keys = (await super.keys({ from: range.from, to: range.to })).sort()
      return (range.reverse === true ? keys.reverse() : keys).slice(0, range.limit)
    }
  })()
}

async function foreignAppend(): Promise<Append> {
  const { SampleWriter, sampleStream } = await import('./sample-writer.js')
  const writer = new SampleWriter('foreign')
  return writer.append(writer.events(sampleStream('foreign')))
}

const broken: readonly (readonly [new () => MemoryLog, caseName: string])[] = [
  [IgnoresExpectations, 'expecting no-stream of a stream at revision 2 is refused'],
  [IgnoresExpectations, 'of two that create one stream at once, exactly one does'],
  [WritesBeforeItRefuses, 'expecting 1 of a stream at revision 2 is refused'],
  [WritesBeforeItRefuses, 'a commit over several streams is refused whole'],
  [ReadsTheBodyLater, 'a body changed after the call changes nothing'],
  [StoresRetriesAgain, 'a retry is answered as the first was'],
  [StoresRetriesAgain, 'two same appends at once are stored once'],
  [StoresRetriesAgain, 'a sequence that its writer left out is refused'],
  [AnswersAnyRetry, 'a known origin with other content is refused and writes nothing'],
  [TellsAnotherError, 'expecting 3 of a stream at revision 2 is refused'],
  [TakesAnything, 'an append with random bytes for a body is refused'],
  [TakesAnything, 'an append with a count too high is refused'],
  [MisplacesTheFirst, 'appends that are not awaited keep their order'],
  [DeafToListeners, 'tells a listener what became of an append'],
  [ReadsToTheEnd, 'reading delivers no commit that is outside of the range'],
  [ReadsOnlyForward, 'the log is read forward and backward'],
  [TakesRevisionsForPositions, 'stream 1 is read out of interleaved commits'],
  [HasOnePageSize, 'a tiny page holds one commit'],
  [ChangesBytes, 'each digest follows from the commit'],
  [ChangesBytes, 'an event of a newer version is kept'],
  [ForgetsTheDigest, 'the head tells the digest of the last commit'],
  [RepeatsAtTheSeam, 'started anywhere while writers write'],
  [SkipsAtTheSeam, 'started anywhere while writers write'],
  [WritesOnItsOwn, 'on an empty log it says that it has caught up'],
  [IgnoresTheSignal, 'aborting ends it between two pages'],
  [IgnoresTheSignal, 'a signal that is aborted already'],
  [FailsToCloseTwice, 'closing twice is closing once'],
  [AnswersAfterClosing, 'after closing, streamHead is refused'],
  [DerivesInAnotherOrder, 'the derived store lists keys by their bytes'],
]

describe('a log that breaks a promise fails the case that is about it', () => {
  for (const [BrokenLog, caseName] of broken) {
    test(`${BrokenLog.name}: ${caseName}`, async () => {
      const found = conformanceCases.filter(({ name }) => name.startsWith(caseName))
      expect(found).toHaveLength(1)
      const harness = { open: async () => new BrokenLog() }
      await expect(found[0]?.run(harness)).rejects.toMatchObject({
        code: 'TRACK_CONFORMANCE_FAILED',
      })
    })
  }

  test('a reopening that forgets: everything is there after reopening', async () => {
    const found = conformanceCases.filter(({ needs }) => needs === 'reopen')
    for (const { name, run } of found) {
      const harness = { open: async () => new Log(), reopen: async () => new Log() }
      const outcome = await run(harness).then(
        () => undefined,
        (error: unknown) => error,
      )
      // An empty log is the one thing that a log which forgets keeps.
      if (name.startsWith('an empty log')) expect(outcome).toBe(undefined)
      else expect(outcome).toMatchObject({ code: 'TRACK_CONFORMANCE_FAILED' })
    }
  })
})

test('every case has a name of its own', () => {
  const names = conformanceCases.map(({ name }) => name)
  expect(new Set(names).size).toBe(names.length)
})
