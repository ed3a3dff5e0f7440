import {
  type Append,
  type BodyBuilder,
  type BuiltBody,
  type EventLog,
  isOverdue,
  TrackError,
} from '@track/core'
import { DropTally, type StreamDrops } from './drop-tally.js'
import type { Loss } from './process-endings.js'
import { RecordBatch } from './record-batch.js'
import { refusal } from './refusal.js'

/**
 * Hands batches to the log, and knows what becomes of them: which wait, what was refused or dropped and
 * why, and what nobody was told of yet.
 */
export class BatchDelivery {
  readonly #log: EventLog
  readonly #onError: (error: TrackError) => void
  readonly #posted = new Set<RecordBatch>()
  readonly #drops = new DropTally()
  /** The drops that events in the batch at hand tell of. */
  #told: readonly StreamDrops[] = []
  #acknowledged = 0
  #dropped = 0
  /** The first refusal or drop that no flush has reported. */
  #refusal: TrackError | undefined
  #lossReason = 'the log is too slow'

  /** @param onError Told of every refusal of the log, and of every drop. */
  constructor(log: EventLog, onError: (error: TrackError) => void) {
    this.#log = log
    this.#onError = onError
  }

  /** Events that are durable. */
  get acknowledged(): number {
    return this.#acknowledged
  }

  /** Events that are lost for good. */
  get dropped(): number {
    return this.#dropped
  }

  /** The first refusal or drop that no flush has reported. */
  get refusal(): TrackError | undefined {
    return this.#refusal
  }

  /** Whether the log has dropped what no event tells of yet. */
  get hasUntoldDrops(): boolean {
    return !this.#drops.isEmpty && this.#told.length === 0
  }

  /** Of `recorded` events those that are not durable now. */
  loss(recorded: number): Loss {
    const reason = this.#failure()?.message ?? this.#lossReason
    return { events: recorded - this.#acknowledged, reason }
  }

  /** Sets what {@link loss} says where the log itself has no reason. */
  becauseOf(reason: string): void {
    this.#lossReason = reason
  }

  /** Counts events as durable that went to the log without a batch. */
  countAcknowledged(events: number): void {
    this.#acknowledged += events
  }

  /** Counts events as lost that were in no batch. */
  countDropped(events: number): void {
    this.#dropped += events
  }

  /** Takes note of an error for the next flush to tell. */
  noteFailure(error: TrackError): void {
    this.#refusal ??= error
    this.#onError(error)
  }

  /** Takes note that a flush has reported `error`. */
  noteReported(error: TrackError): void {
    if (this.#refusal === error) this.#refusal = undefined
  }

  /**
   * Hands the batch at hand to the log. With `isAwaited` it gives what resolves when the batch is settled,
   * and rejects when the answer is overdue.
   */
  post(append: Append, isAwaited: boolean): Promise<void> | undefined {
    const batch = this.#batchOf(append.streams)
    this.#posted.add(batch)
    return this.#append(append, (error) => this.#settled(batch, error), isAwaited)
  }

  /** Drops the batch at hand. */
  drop(builder: BodyBuilder): void {
    const failure = this.#failure()
    const batch = this.#batchOf(builder.finish(new Uint8Array(16)).streams)
    const reason = failure?.message ?? 'the log was too far behind'
    const message = `${batch.count} events were dropped: ${reason}`
    const details = { events: batch.count }
    const error = new TrackError('TRACK_EVENTS_DROPPED', message, { details, cause: failure })
    this.#lose(batch, error, reason)
  }

  /** Puts into the batch at hand what tells of earlier drops. It never throws. */
  tellDrops(builder: BodyBuilder, now: number): void {
    const told: StreamDrops[] = []
    for (const drops of this.#drops.take()) {
      const { stream, count, reason } = drops
      try {
        builder.add(stream, { type: 'EventsDropped', count, reason }, now)
        told.push(drops)
      } catch {
        this.#drops.add(stream, count, 'the reason cannot be told')
      }
    }
    this.#told = told
  }

  /** Waits for all batches that are posted by now; resolves to the first refusal among them. */
  async outcomes(answer?: Promise<void>): Promise<TrackError | undefined> {
    const outcomes = Promise.all(Array.from(this.#posted, (batch) => batch.outcome()))
    // The answer to an append that is awaited tells of those before it.
    await (answer ?? this.#log.quiet?.settled())
    return (await outcomes).find((outcome) => outcome !== undefined)
  }

  // While a loop never yields, the promises keep what their callbacks see: they must not see the body.
  #append(
    append: Append,
    onSettled: (error: unknown) => void,
    isAwaited: boolean,
  ): Promise<void> | undefined {
    try {
      if (this.#log.quiet !== undefined && !isAwaited) {
        this.#log.quiet.append(append, onSettled)
        return undefined
      }
      const answer = this.#log.append(append, onSettled).then(
        () => onSettled(undefined),
        (error: unknown) => {
          if (isOverdue(error)) throw error // it goes on waiting
          onSettled(error)
        },
      )
      answer.catch(() => {}) // a flush hears of it, if there is one
      return answer
    } catch (error) {
      onSettled(error) // a log of one's own may throw where it should reject
      return undefined
    }
  }

  #settled(batch: RecordBatch, error: unknown): void {
    if (!this.#posted.delete(batch)) return
    const refused = error === undefined ? undefined : refusal(error, batch.count)
    if (refused === undefined) this.#acknowledged += batch.count
    else this.#lose(batch, refused, refused.message)
    batch.settle(refused)
  }

  #lose(batch: RecordBatch, error: TrackError, reason: string): void {
    batch.lose(this.#drops, reason)
    this.#lossReason = reason
    this.#dropped += batch.count
    this.noteFailure(error)
  }

  #batchOf(streams: BuiltBody['streams']): RecordBatch {
    const batch = new RecordBatch(streams, this.#told)
    this.#told = []
    return batch
  }

  #failure(): TrackError | undefined {
    const { backlog } = this.#log
    return backlog.failure() ?? backlog.outage?.()
  }
}
