import {
  type Append,
  type Appended,
  type Backlog,
  type CommitPage,
  type DerivedStore,
  type EventLog,
  type FileStore,
  type Heartbeats,
  isOverdue,
  isTrackError,
  type LogHead,
  type OnSettled,
  type QuietAppends,
  type ReadOptions,
  type Spool,
  type StreamId,
  type SubscribeOptions,
  type TrackError,
} from '@track/core'
import { AppendOutcome, isDecision } from './append-outcome.js'
import { fileLeftOut, type KeptFile, type PutInAll, putInAll } from './files-of-logs.js'
import { closed, HealthyLogs, type LogState } from './healthy-logs.js'
import { copyOfAppend, type HeldPlace, type LogMember } from './log-member.js'
import { spoolOfLogs } from './spool-of-logs.js'

/** What several logs are made of. */
export interface SeveralLogsOptions {
  /** At least one, first the one to read from. They are closed with this log. */
  readonly logs: readonly { readonly uri: string; readonly log: EventLog }[]
  /** A log that has more bytes than that to settle, and settles none for ten seconds, is left out. */
  readonly backlogBytesMax: number
  /** Told of a log that is left out while others go on, and of a file that one did not take. It must not throw. */
  readonly onFailure: (error: TrackError) => void
}

const stallMaxMs = 10_000

/**
 * Several logs as one. Every append goes to all of them, and is durable when it is in each that has not
 * failed. A log that fails, or refuses what another took, is left out from then on: what it has is a prefix
 * of what was appended. The others go on.
 *
 * What an append expects of revisions, the first log that has not failed decides: the others may know the
 * streams from earlier, or not at all. Only of a stream that must not be there each decides for itself: it
 * is created where it is missing. Reading is from the first log that has not failed.
 */
export class SeveralLogs implements EventLog {
  readonly derived: DerivedStore | undefined
  readonly heartbeats?: Heartbeats
  /** Of logs that all keep files. */
  readonly files?: FileStore
  readonly spool?: Spool
  readonly backlog: Backlog = {
    bytes: () => this.#bytes(),
    wait: (bytesMax, timeoutMs) => this.#wait(bytesMax, timeoutMs),
    failure: () => this.#logs.failure,
    outage: () => {
      const outages = this.#logs.list.map(({ log }) => log.backlog.outage?.())
      return outages.find((outage) => outage !== undefined)
    },
  }
  readonly quiet: QuietAppends = {
    append: (request, onSettled) => void this.#append(request, onSettled, true),
    settled: async () => {
      // One after the other: what the first decides about goes to the others.
      for (const member of this.#logs.list) {
        await member.settled().catch((error: unknown) => {
          if (isOverdue(error)) throw error
          this.#logs.leaveOut(member, error)
          if (this.#logs.list.length === 0) throw error
        })
      }
    },
  }
  readonly #logs: HealthyLogs
  readonly #options: SeveralLogsOptions
  #closing: Promise<void> | undefined

  constructor(options: SeveralLogsOptions) {
    this.#options = options
    this.#logs = new HealthyLogs(options.logs, options.onFailure)
    const [first] = this.#logs.all
    this.derived = first?.log.derived && derivedOf(first, first.log.derived)
    const spool = spoolOfLogs(
      options.logs.map(({ log }) => log),
      () => this.#logs.list.map(({ log }) => log),
    )
    if (spool !== undefined) this.spool = spool
    if (options.logs.some(({ log }) => log.heartbeats !== undefined)) {
      this.heartbeats = {
        start: (process) => {
          for (const { log } of this.#logs.list) log.heartbeats?.start(process)
        },
        read: () => this.#logs.ask(async ({ heartbeats }) => (await heartbeats?.read()) ?? []),
      }
    }
    if (options.logs.every(({ log }) => log.files !== undefined)) {
      this.files = {
        put: async (content) => {
          const { stored, refusals } = await this.#putFile(content)
          for (const [member, error] of refusals) this.#logs.leaveOut(member, error)
          return stored
        },
        read: (digest) => this.#logs.read(({ files }) => (files as FileStore).read(digest)),
      }
    }
  }

  /** The logs, in the order in which they are read from. */
  get states(): readonly LogState[] {
    return this.#logs.states
  }

  /** Whether every log that has not failed has events of `stream`. */
  async hasEverywhere(stream: StreamId): Promise<boolean> {
    if ((await this.streamHead(stream)) === undefined) return false
    for (const member of this.#logs.list.slice(1)) {
      try {
        if ((await member.log.streamHead(stream)) === undefined) return false
      } catch (error) {
        if (!this.#logs.failsWith(member, error)) throw error
      }
    }
    return true
  }

  append(request: Append, onSettled: OnSettled = () => {}): Promise<Appended> {
    return this.#append(request, onSettled, false)
  }

  /**
   * Keeps a file in each log that takes it. One that does not goes on without this file: of that it is told here,
   * and the log tells of it itself.
   * @throws What the first log throws when none takes it; so does the append when none that took it goes on.
   */
  async keepFile(content: AsyncIterable<Uint8Array>): Promise<KeptFile> {
    const { stored, refusals } = await this.#putFile(content)
    for (const [member, error] of refusals) {
      if (!this.#logs.hasFailed(member))
        this.#options.onFailure(fileLeftOut(member.uri, stored, error))
    }
    return {
      stored,
      append: async (request, instead) => {
        const handOver = (member: LogMember, outcome: AppendOutcome): void => {
          if (refusals.has(member)) member.append(outcome.appendTo(member, instead))
          else {
            member.appendOr(outcome.appendTo(member, request), (error) => {
              if (!isTrackError(error, 'TRACK_FILE_CORRUPT')) return undefined
              // An equal content was redacted there, and this one went with it.
              refusals.set(member, error)
              this.#options.onFailure(fileLeftOut(member.uri, stored, error))
              return outcome.appendTo(member, instead)
            })
          }
        }
        const appended = await this.#append(request, () => {}, false, handOver)
        const going = this.#logs.list
        const [first] = going
        // Those that took it have failed since, or have it no more.
        if (first && going.every((member) => refusals.has(member))) throw refusals.get(first)
        return appended
      },
    }
  }

  /** @param handOver Hands it over to a log. Default: as it is. */
  #append(
    request: Append,
    onSettled: OnSettled,
    isQuiet: boolean,
    handOver = (member: LogMember, outcome: AppendOutcome): void =>
      member.append(outcome.appendTo(member, request)),
  ): Promise<Appended> {
    const members = this.#logs.list
    const refused = this.#logs.isClosed ? closed() : this.backlog.failure()
    if (refused !== undefined) {
      onSettled(refused)
      const answer = Promise.reject(refused)
      if (isQuiet) answer.catch(() => {})
      return answer
    }
    const leaveOut = (member: LogMember, cause: unknown): void => this.#logs.leaveOut(member, cause)
    const outcome = new AppendOutcome({ request, members, isQuiet, onSettled, leaveOut })
    if (isForFirst(request)) this.#appendDecided(request, members, outcome)
    else for (const each of members) handOver(each, outcome)
    return outcome.answer
  }

  read(options?: ReadOptions): AsyncIterable<CommitPage> {
    return this.#logs.read((log) => log.read(options))
  }

  readStream(stream: StreamId, options?: ReadOptions): AsyncIterable<CommitPage> {
    return this.#logs.read((log) => log.readStream(stream, options))
  }

  subscribe(options?: SubscribeOptions): AsyncIterable<CommitPage> {
    return this.#logs.read((log) => log.subscribe(options))
  }

  head(): Promise<LogHead> {
    return this.#logs.ask((log) => log.head())
  }

  streamHead(stream: StreamId): Promise<number | undefined> {
    return this.#logs.ask((log) => log.streamHead(stream))
  }

  close(): Promise<void> {
    this.#closing ??= this.#close()
    return this.#closing
  }

  async #close(): Promise<void> {
    const healthy = this.#logs.list
    this.#logs.close()
    const errors: unknown[] = []
    // One after the other: what the first decides about goes to the others before they close.
    for (const member of this.#logs.all) {
      await member.log.close().catch((error: unknown) => {
        if (healthy.includes(member)) errors.push(error) // of one that was left out it was told
      })
    }
    if (errors.length > 0) throw errors[0]
  }

  /** Hands an append to one log after the other until one decides, and then to those after it. */
  #appendDecided(request: Append, members: readonly LogMember[], outcome: AppendOutcome): void {
    const kept = copyOfAppend(request)
    const streams = kept.streams.map((stream) => ({ ...stream, expected: 'any' as const }))
    const decided: Append = { ...kept, streams }
    const places = new Map<LogMember, HeldPlace>()
    for (const member of members.slice(1)) places.set(member, member.hold(kept.body.length))
    const decideBy = (at: number): void => {
      const member = members[at]
      if (member === undefined) return
      const later = members.slice(at + 1)
      const append = outcome.appendTo(member, kept, (error) => {
        if (!isDecision(error)) {
          this.#logs.leaveOut(member, error)
          decideBy(at + 1)
          return
        }
        for (const other of later) {
          const place = places.get(other)
          if (error === undefined) place?.accept(outcome.appendTo(other, decided))
          else {
            place?.refuse()
            outcome.settle(other, error)
          }
        }
      })
      const place = places.get(member)
      if (place === undefined) member.append(append)
      else place.accept(append)
    }
    decideBy(0)
  }

  #bytes(): number {
    this.#leaveOutStalled()
    return Math.max(0, ...this.#logs.list.map(({ bytes }) => bytes))
  }

  #leaveOutStalled(): void {
    const { backlogBytesMax } = this.#options
    const healthy = this.#logs.list
    if (!healthy.some(({ bytes }) => bytes <= backlogBytesMax)) return
    for (const member of healthy) {
      if (member.bytes <= backlogBytesMax || member.stalledMs < stallMaxMs) continue
      const slow = new Error(`it has taken nothing for ${stallMaxMs / 1000} s`)
      this.#logs.leaveOut(member, member.log.backlog.outage?.() ?? slow)
    }
  }

  #wait(bytesMax: number, timeoutMs: number): boolean {
    const deadlineMs = performance.now() + timeoutMs
    // Twice: what the first log decides about comes to the others while it is waited for.
    for (let round = 0; round < 2 && this.#bytes() > bytesMax; round++) {
      for (const { log } of this.#logs.list) {
        log.backlog.wait(bytesMax, Math.max(0, deadlineMs - performance.now()))
      }
    }
    return this.#bytes() <= bytesMax
  }

  async #putFile(content: AsyncIterable<Uint8Array>): Promise<PutInAll<LogMember>> {
    void this.#logs.first // throws when none is left
    const logs = this.#logs.list.map((member) => [member, member.log.files as FileStore] as const)
    return putInAll(new Map(logs), content)
  }
}

/** Whether what an append expects holds in one log and not in another. */
function isForFirst({ streams }: Append): boolean {
  return streams.some(({ expected }) => expected !== 'any' && expected !== 'no-stream')
}

/**
 * What is derived from the first log, as long as that is read. The next one may have other events of a
 * stream at the same places: nothing is kept of that.
 */
function derivedOf(first: LogMember, derived: DerivedStore): DerivedStore {
  const isRead = (): boolean => first.failure === undefined
  return {
    get: async (keys) => (isRead() ? derived.get(keys) : keys.map(() => undefined)),
    write: async (entries) => (isRead() ? derived.write(entries) : undefined),
    keys: async (range) => (isRead() ? derived.keys(range) : []),
  }
}
