import type { NewEvent } from '../build-append.js'
import type { CommitPage, EventLog, SubscribeOptions } from '../event-log.js'
import { eventsOf } from '../events-of.js'
import type { RecordedEvent } from '../recorded-event.js'
import type { TrackEvent } from '../track-event.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual, fail } from './expect.js'
import { sampleStreams, writeSampleLog } from './sample-log.js'
import { recorded, SampleWriter, sampleStream } from './sample-writer.js'

const a = sampleStream('a')

/** What a subscription delivers at the seam between catching up and following, and how it ends. */
export const subscriptionCases: readonly ConformanceCase[] = [
  logCase('started anywhere while writers write, it delivers each event once', async (log) => {
    const { events, writer } = await writeSampleLog(log, 2)
    const writers = [writer, new SampleWriter('another')]
    const written: NewEvent[][] = [[...events], []]
    const initial = events.length
    const end = initial + writers.length * sampleStreams.length * (initial + 1)
    const followers: Promise<RecordedEvent[]>[] = []
    let appends: Promise<unknown>[] = []
    for (let from = 0; from <= initial; from++) {
      const pageBytes = from % 2 === 0 ? 1 : 1 << 20
      followers.push(follow(log, { from, pageBytes }, end))
      for (const [i, own] of writers.entries()) {
        const batch = own.events(...sampleStreams)
        written[i]?.push(...batch)
        appends.push(log.append(own.append(batch)))
      }
      if (from % 4 !== 0) continue
      await Promise.all(appends)
      appends = []
    }
    await Promise.all(appends)
    const all = await eventsIn(log)
    for (const [i, own] of written.entries()) {
      const names = new Set(own.flatMap(({ event }) => namesOf(event)))
      const kept = all.filter(({ event }) => namesOf(event).some((name) => names.has(name)))
      expectEqual(kept.map(unplaced), own, `events of writer ${i}, in its order`)
    }
    expectEqual(all, recorded(all as NewEvent[]), 'the log, with its places')
    for (const [from, delivered] of (await Promise.all(followers)).entries()) {
      expectEqual(delivered, all.slice(from), `what came from position ${from} on`)
    }
  }),

  logCase('on an empty log it says that it has caught up, then follows', async (log) => {
    const pages = iterate(log)
    expectEqual(await nextPage(pages), { commits: [], head: 0 }, 'first page')
    const writer = new SampleWriter()
    const events = writer.events(a, a)
    const next = nextPage(pages)
    await log.append(writer.append(events))
    const page = await next
    expectEqual(
      page.commits.flatMap((commit) => eventsOf(commit)),
      recorded(events),
      'events',
    )
    expectEqual(page.head, 2, 'head that the page tells')
    await pages.return?.()
  }),

  logCase('from the end it says that it has caught up, then follows', async (log) => {
    const { writer, events } = await writeSampleLog(log)
    const from = events.length
    const pages = iterate(log, { from })
    expectEqual(await nextPage(pages), { commits: [], head: from }, 'first page')
    const next = nextPage(pages)
    await log.append(writer.append(writer.events(a)))
    expectEqual((await next).commits[0]?.position, from, 'position of what came')
    await pages.return?.()
  }),

  ...[Number.NaN, -5].map((from) =>
    logCase(`from ${from} it delivers everything, and waits for more`, async (log) => {
      const { writer, events } = await writeSampleLog(log)
      const pages = iterate(log, { from })
      const { commits, head } = await nextPage(pages)
      expectEqual([endOf(commits), head], [events.length, events.length], 'end of the first page')
      const next = nextPage(pages)
      await log.append(writer.append(writer.events(a)))
      expectEqual((await next).commits[0]?.position, events.length, 'position of what came')
      await pages.return?.()
    }),
  ),

  logCase('the page that has caught up reaches its head', async (log) => {
    const { events } = await writeSampleLog(log)
    for await (const { commits, head } of log.subscribe({ pageBytes: 1 })) {
      expectEqual(head, events.length, 'head that a page tells')
      const last = commits.at(-1) ?? fail('an empty page before the log was caught up with')
      if (last.position + last.count === head) break
    }
  }),

  logCase('aborting ends it while it waits', async (log) => {
    const stop = new AbortController()
    const pages = iterate(log, { signal: stop.signal })
    await nextPage(pages)
    const waiting = pages.next()
    stop.abort()
    expectEqual((await waiting).done, true, 'whether it ended')
  }),

  logCase('aborting ends it between two pages', async (log) => {
    await writeSampleLog(log)
    const stop = new AbortController()
    const pages = iterate(log, { signal: stop.signal, pageBytes: 1 })
    await nextPage(pages)
    stop.abort()
    expectEqual((await pages.next()).done, true, 'whether it ended')
  }),

  logCase('a signal that is aborted already lets no commit through', async (log) => {
    await writeSampleLog(log)
    for await (const { commits } of log.subscribe({ signal: AbortSignal.abort() })) {
      expectEqual(commits, [], 'commits')
    }
  }),

  logCase('a slow subscriber gets everything', async (log) => {
    const { writer, events } = await writeSampleLog(log)
    const pages = iterate(log, { pageBytes: 1 })
    const delivered = [...(await nextPage(pages)).commits]
    const all = [...events]
    for (let i = 0; i < 50; i++) {
      const batch = writer.events(a, sampleStream('late'))
      all.push(...batch)
      await log.append(writer.append(batch))
      if (i % 10 === 0) delivered.push(...(await nextPage(pages)).commits)
    }
    while (endOf(delivered) < all.length) delivered.push(...(await nextPage(pages)).commits)
    expectEqual(
      delivered.flatMap((commit) => eventsOf(commit)),
      recorded(all),
      'events',
    )
    await pages.return?.()
  }),

  logCase('two at once each get everything, whatever their paces', async (log) => {
    const writer = new SampleWriter()
    const quick = follow(log, {}, 20)
    const slow = iterate(log, { pageBytes: 1 })
    await nextPage(slow)
    const all = []
    for (let i = 0; i < 20; i++) {
      const batch = writer.events(a)
      all.push(...batch)
      await log.append(writer.append(batch))
    }
    expectEqual(await quick, recorded(all), 'events of the quick one')
    const commits = []
    while (commits.length < 20) commits.push(...(await nextPage(slow)).commits)
    expectEqual(
      commits.flatMap((commit) => eventsOf(commit)),
      recorded(all),
      'events of the slow one',
    )
    await slow.return?.()
  }),
]

/** The events from `options.from` on until position `end`; checks that commits follow each other. */
async function follow(
  log: EventLog,
  options: SubscribeOptions,
  end: number,
): Promise<RecordedEvent[]> {
  const { from = 0 } = options
  const events: RecordedEvent[] = []
  let next: number | undefined
  for await (const { commits, head } of log.subscribe(options)) {
    for (const commit of commits) {
      if (next !== undefined) expectEqual(commit.position, next, `commit delivered after ${next}`)
      next = commit.position + commit.count
      if (next > head) fail(`a commit reaches ${next}, beyond the head ${head} of its page`)
      events.push(...eventsOf(commit, { from }))
    }
    if ((next ?? 0) >= end) break
  }
  return events
}

async function eventsIn(log: EventLog): Promise<RecordedEvent[]> {
  const events: RecordedEvent[] = []
  for await (const { commits } of log.read()) {
    for (const commit of commits) events.push(...eventsOf(commit))
  }
  return events
}

/** By the names of its metrics an event says whose it is. */
function namesOf(event: TrackEvent): readonly string[] {
  return event.type === 'MetricsLogged' ? event.names : []
}

function unplaced({ stream, event, timeMs }: RecordedEvent): unknown {
  return { stream, event, timeMs }
}

function iterate(log: EventLog, options?: SubscribeOptions): AsyncIterator<CommitPage> {
  return log.subscribe(options)[Symbol.asyncIterator]()
}

async function nextPage(pages: AsyncIterator<CommitPage>): Promise<CommitPage> {
  const result = await pages.next()
  return result.done === true ? fail('the subscription ended by itself') : result.value
}

function endOf(commits: readonly { position: number; count: number }[]): number {
  const last = commits.at(-1)
  return last === undefined ? 0 : last.position + last.count
}
