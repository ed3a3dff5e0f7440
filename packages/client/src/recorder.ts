import {
  type Append,
  type Appended,
  BodyBuilder,
  type BuiltBody,
  bodyBytesMax,
  type ExpectedRevision,
  type StreamId,
  saltBytes,
  TrackError,
} from '@track/core'
import { DropTally, type StreamDrops } from './drop-tally.js'
import { LogRoom } from './log-room.js'
import type { Loss } from './process-endings.js'
import { RecordBatch } from './record-batch.js'
import type {
  RecordableEvent,
  RecorderOptions,
  RecorderStats,
  StreamEvent,
  WhenFull,
} from './recorder-options.js'
import { refusal } from './refusal.js'
import { TurnTimer } from './turn-timer.js'

/** Events of a batch: it is posted when it has so many, or is so old or so large. */
const batchEventsMax = 512
const batchAgeMaxMs = 20
const batchBytesMax = 256 << 10

/**
 * Turns calls into commits. A call encodes its event into the batch at hand and returns; the batch
 * goes to the log when it is full or old. Nothing here throws because of the store.
 */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #room: LogRoom
  readonly #timer: TurnTimer
  readonly #builder = new BodyBuilder()
  readonly #drops = new DropTally()
  readonly #posted = new Set<RecordBatch>()
  #sequence = 0
  #batchBeganMs = 0
  /** Whether the batch holds more than metrics and laps: then it waits for room, never drops. */
  #batchIsWeighty = false
  /** The drops that events in the batch tell of. */
  #told: readonly StreamDrops[] = []
  #closed = false
  #recorded = 0
  #acknowledged = 0
  #dropped = 0
  /** The first refusal or drop that no flush has reported. */
  #refusal: TrackError | undefined
  #lossReason = 'the log is too slow'

  constructor(options: RecorderOptions) {
    const { log, backlogBytesMax, onStall, onTurn } = options
    this.#options = options
    this.#room = new LogRoom(log, backlogBytesMax)
    this.#timer = new TurnTimer({ onTime: () => this.#onTime(), onStall, onTurn })
  }

  get stats(): RecorderStats {
    return {
      recorded: this.#recorded,
      acknowledged: this.#acknowledged,
      dropped: this.#dropped,
      waitedMs: this.#room.waitedMs,
      backlogBytes: this.#options.log.backlog.bytes() + this.#builder.bytes,
    }
  }

  /**
   * Records an event.
   * @throws TRACK_VALUE_INVALID, TRACK_ARGUMENT_INVALID, TRACK_EVENT_TOO_LARGE: the arguments' fault;
   * TRACK_LOG_CLOSED after close.
   */
  record(stream: StreamId, event: RecordableEvent): void {
    const now = this.#begin()
    this.#builder.add(stream, event, now)
    if (event.type !== 'ChronoRecorded') this.#batchIsWeighty = true
    this.#end(now)
  }

  /** Records one MetricsLogged: the hot path. */
  recordMetrics(
    stream: StreamId,
    metrics: { readonly [name: string]: number },
    step: number | undefined,
  ): void {
    const now = this.#begin()
    this.#builder.addMetrics(stream, metrics, step, now)
    this.#end(now)
  }

  /** Records events that belong together in one commit: all of them or none. */
  recordTogether(events: readonly StreamEvent[]): void {
    this.#checkOpen()
    this.#post()
    const now = this.#begin()
    // Once on trial, so that a bad event throws before any of them is in the batch.
    const trial = new BodyBuilder()
    for (const { stream, event } of events) trial.add(stream, event, now)
    if (trial.bytes > bodyBytesMax - batchBytesMax) throw tooLargeTogether(trial.bytes)
    for (const { stream, event } of events) this.#builder.add(stream, event, now)
    this.#recorded += events.length - 1
    this.#batchIsWeighty = true
    this.#end(now)
  }

  /**
   * Makes events one commit, if the streams are as expected, and waits until it is durable.
   * @throws TRACK_REVISION_CONFLICT and whatever else the log refuses with.
   */
  async commit(
    events: readonly StreamEvent[],
    expected: Readonly<Record<StreamId, ExpectedRevision>>,
  ): Promise<Appended> {
    this.#checkOpen()
    this.#post()
    const now = this.#options.now()
    const builder = new BodyBuilder()
    for (const { stream, event } of events) builder.add(stream, event, now)
    const appended = await this.#options.log.append(this.#seal(builder, expected))
    this.#recorded += events.length
    this.#acknowledged += events.length
    return appended
  }

  /**
   * Resolves when everything recorded so far is durable.
   * @throws The first refusal of the log, or drop, that no flush has reported yet.
   */
  async flush(): Promise<void> {
    const error = await this.settle()
    if (error === undefined) return
    if (this.#refusal === error) this.#refusal = undefined
    throw error
  }

  /**
   * Resolves when everything recorded so far is durable or lost for good: to the refusal, if any,
   * that a flush would reject with, and that the next one still will.
   */
  async settle(): Promise<TrackError | undefined> {
    // Waiting blocks nobody here, and so nothing need be dropped.
    if (this.#room.isFull) await this.#outcomes()
    this.#tellDrops()
    this.#post('wait')
    const earlier = this.#refusal
    const outcome = await this.#outcomes()
    return earlier ?? outcome
  }

  /** The events that ever were recorded and are not durable now. */
  get loss(): Loss {
    const failure = this.#options.log.backlog.failure()
    const reason = failure?.message ?? this.#lossReason
    return { events: this.#recorded - this.#acknowledged, reason }
  }

  /** Posts what is left and blocks until it is durable, or for so long; tells what was lost ever. */
  drain(timeoutMs: number): Loss {
    const deadline = performance.now() + timeoutMs
    this.#room.wait(timeoutMs)
    this.#tellDrops()
    this.#post('drop')
    this.#options.log.backlog.wait(0, Math.max(0, deadline - performance.now()))
    return this.loss
  }

  /**
   * Flushes. From the call on, calls that record throw TRACK_LOG_CLOSED.
   * @throws What flush throws.
   */
  async close(): Promise<void> {
    this.#closed = true
    try {
      await this.flush()
    } finally {
      this.#timer.stop()
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new TrackError('TRACK_LOG_CLOSED', 'The client is closed')
  }

  #begin(): number {
    this.#checkOpen()
    const now = this.#options.now()
    const builder = this.#builder
    if (builder.count > 0) {
      if (now - this.#batchBeganMs >= batchAgeMaxMs || !builder.accepts(now)) this.#post()
    }
    this.#timer.look(now)
    if (builder.count === 0) {
      this.#batchBeganMs = now
      this.#timer.arm(now, batchAgeMaxMs)
      this.#tellDrops()
    }
    return now
  }

  #end(now: number): void {
    this.#recorded++
    const { count, bytes } = this.#builder
    if (count >= batchEventsMax || bytes >= batchBytesMax || now < this.#batchBeganMs) this.#post()
  }

  #onTime(): void {
    if (this.#builder.count === 0) return
    const now = this.#options.now()
    const age = now - this.#batchBeganMs
    if (age >= 0 && age < batchAgeMaxMs) this.#timer.arm(now, batchAgeMaxMs - age)
    else this.#post()
  }

  /** Hands the batch to the log, if there is any. */
  #post(whenFull: WhenFull = this.#batchIsWeighty ? 'wait' : this.#options.whenFull): void {
    if (this.#builder.count === 0) return
    this.#batchIsWeighty = false
    if (this.#room.isFull && !(whenFull === 'wait' && this.#room.wait())) {
      this.#drop()
      return
    }
    const append = this.#seal(this.#builder, {})
    const batch = this.#batchOf(append.streams)
    this.#posted.add(batch)
    this.#append(append, (error) => this.#settled(batch, error))
  }

  // While a loop never yields, the promises keep what their callbacks see: they must not see the body.
  #append(append: Append, onSettled: (error: unknown) => void): void {
    const { log } = this.#options
    try {
      if (log.quiet !== undefined) log.quiet.append(append, onSettled)
      else log.append(append, onSettled).then(() => onSettled(undefined), onSettled)
    } catch (error) {
      onSettled(error) // a log of one's own may throw where it should reject
    }
  }

  #settled(batch: RecordBatch, error: unknown): void {
    if (!this.#posted.delete(batch)) return
    const refused = error === undefined ? undefined : refusal(error, batch.count)
    if (refused === undefined) this.#acknowledged += batch.count
    else this.#lose(batch, refused, refused.message)
    batch.settle(refused)
  }

  #drop(): void {
    const failure = this.#options.log.backlog.failure()
    const batch = this.#batchOf(this.#builder.finish(new Uint8Array(16)).streams)
    const reason = failure?.message ?? 'the log was too far behind'
    const message = `${batch.count} events were dropped: ${reason}`
    const details = { events: batch.count }
    const error = new TrackError('TRACK_EVENTS_DROPPED', message, { details, cause: failure })
    this.#lose(batch, error, reason)
  }

  #lose(batch: RecordBatch, error: TrackError, reason: string): void {
    batch.lose(this.#drops, reason)
    this.#lossReason = reason
    this.#dropped += batch.count
    this.#refusal ??= error
    this.#options.onError(error)
  }

  #batchOf(streams: BuiltBody['streams']): RecordBatch {
    const batch = new RecordBatch(streams, this.#told)
    this.#told = []
    return batch
  }

  /** Puts into the batch at hand what tells of earlier drops, if there is room again. */
  #tellDrops(): void {
    if (this.#drops.isEmpty || this.#told.length > 0 || this.#room.isFull) return
    const now = this.#options.now()
    if (!this.#builder.accepts(now)) this.#post()
    this.#told = this.#drops.take()
    for (const { stream, count, reason } of this.#told) {
      this.#builder.add(stream, { type: 'EventsDropped', count, reason }, now)
    }
    this.#batchIsWeighty = true
  }

  #seal(builder: BodyBuilder, expected: Readonly<Record<StreamId, ExpectedRevision>>): Append {
    const { writer, random } = this.#options
    const { baseTimeMs } = builder
    const { streams, body } = builder.finish(random(saltBytes))
    return {
      origin: { writer, sequence: this.#sequence++ },
      baseTimeMs,
      streams: streams.map(({ id, count }) => ({ id, count, expected: expected[id] ?? 'any' })),
      body,
    }
  }

  /** Waits for all batches that are posted by now; resolves to the first refusal among them. */
  async #outcomes(): Promise<TrackError | undefined> {
    const outcomes = Promise.all(Array.from(this.#posted, (batch) => batch.outcome()))
    await this.#options.log.quiet?.settled()
    return (await outcomes).find((outcome) => outcome !== undefined)
  }
}

function tooLargeTogether(bytes: number): TrackError {
  return new TrackError(
    'TRACK_EVENT_TOO_LARGE',
    `${bytes} bytes of events that belong into one commit, which holds ${bodyBytesMax}`,
    { details: { bytes, bytesMax: bodyBytesMax } },
  )
}
