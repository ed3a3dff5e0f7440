import { type EventLog, isTrackError, TrackError, type TrackErrorCode } from '@track/core'
import { LogMember } from './log-member.js'

/** One of several logs. */
export interface LogState {
  readonly uri: string
  /** Why nothing is written to it any more; undefined while it is. */
  readonly failure: TrackError | undefined
}

/**
 * Several logs, of which one that fails is left out for good. Reading is from the first that has not failed, and goes
 * on with the next when that cannot be used.
 */
export class HealthyLogs {
  /** All of them, also those that have failed, in the order in which they are read from. */
  readonly all: readonly LogMember[]
  readonly #onFailure: (error: TrackError) => void
  #isClosed = false

  /** @param onFailure Told of a log that is left out while others go on. It must not throw. */
  constructor(
    logs: readonly { readonly uri: string; readonly log: EventLog }[],
    onFailure: (error: TrackError) => void,
  ) {
    this.all = logs.map(({ uri, log }) => new LogMember(uri, log))
    this.#onFailure = onFailure
  }

  /** Those that have not failed, as is known now. */
  get list(): readonly LogMember[] {
    return this.all.filter((member) => !this.hasFailed(member))
  }

  get states(): readonly LogState[] {
    return this.all.map((member) => {
      this.hasFailed(member)
      return { uri: member.uri, failure: member.failure }
    })
  }

  /** Why nothing is written any more: the failure of the first, when all have failed. */
  get failure(): TrackError | undefined {
    return this.list.length > 0 ? undefined : this.all[0]?.failure
  }

  /** That of the first that has not failed. @throws TRACK_LOG_CLOSED; the failure of the first when all have failed. */
  get first(): LogMember {
    if (this.#isClosed) throw closed()
    const [first] = this.list
    if (first === undefined) throw this.all[0]?.failure
    return first
  }

  get isClosed(): boolean {
    return this.#isClosed
  }

  /** From now on nothing is read, and no log fails any more. */
  close(): void {
    this.#isClosed = true
  }

  /** Looks whether a log has failed, and leaves it out then. */
  hasFailed(member: LogMember): boolean {
    if (member.failure !== undefined) return true
    const failure = this.#isClosed ? undefined : member.log.backlog.failure()
    if (failure !== undefined) this.leaveOut(member, failure)
    return failure !== undefined
  }

  /** Looks whether what reading was refused with says that the log cannot be used, and leaves it out then. */
  failsWith(member: LogMember, error: unknown): boolean {
    if (this.hasFailed(member)) return true
    if (this.#isClosed || !isTrackError(error) || isToTell.has(error.code)) return false
    this.leaveOut(member, error)
    return true
  }

  leaveOut(member: LogMember, cause: unknown): void {
    if (member.failure !== undefined) return
    const failure = member.leaveOut(cause)
    // That of the last one comes out at every call.
    if (this.all.some((other) => other.failure === undefined)) this.#onFailure(failure)
  }

  /** Asks the first log that has not failed, or fails of it. */
  async ask<T>(question: (log: EventLog) => Promise<T>): Promise<T> {
    for (;;) {
      const member = this.first
      try {
        return await question(member.log)
      } catch (error) {
        if (!this.failsWith(member, error)) throw error
      }
    }
  }

  /** Reads the first log that has not failed, or fails before it has given anything. */
  async *read<T>(read: (log: EventLog) => AsyncIterable<T>): AsyncIterable<T> {
    for (;;) {
      const member = this.first
      let hasBegun = false
      try {
        for await (const part of read(member.log)) {
          hasBegun = true
          yield part
        }
        return
      } catch (error) {
        // Positions are the log's own: what has begun with one cannot go on with another.
        if (!this.failsWith(member, error) || hasBegun) throw error
      }
    }
  }
}

/** Refusals of reading that whoever reads must know of, or that pass. */
const isToTell: ReadonlySet<TrackErrorCode> = new Set([
  'TRACK_ARGUMENT_INVALID',
  'TRACK_COMMIT_CORRUPT',
  'TRACK_EVENT_CORRUPT',
  'TRACK_FILE_CORRUPT',
  'TRACK_LOG_CLOSED',
  'TRACK_HOST_SILENT',
  'TRACK_STORE_UNWRITABLE',
])

/** The error for calls that come when the logs are closed. */
export function closed(): TrackError {
  return new TrackError('TRACK_LOG_CLOSED', 'The log is closed')
}
