import {
  type Append,
  type Appended,
  BodyBuilder,
  type BuiltBody,
  bodyBytesMax,
  type ExpectedRevision,
  isTrackError,
  type StreamId,
  TrackError,
} from '@track/core'
import { DropTally, type StreamDrops } from './drop-tally.js'
import { RecordBatch } from './record-batch.js'
import type {
  RecordableEvent,
  RecorderOptions,
  RecorderStats,
  WhenFull,
} from './recorder-options.js'

/** Events of a batch: it is posted when it has so many, or is so old or so large. */
const batchEventsMax = 512
const batchAgeMaxMs = 20
const batchBytesMax = 256 << 10

/** A loop that does not turn for so long is taken for one that never yields. */
export const stalledAfterMs = 5_000

const waitSliceMs = 1_000

/**
 * Turns calls into commits. A call encodes its event into the batch at hand and returns; the batch
 * goes to the log when it is full or old. Nothing here throws because of the store.
 */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #builder = new BodyBuilder()
  readonly #drops = new DropTally()
  readonly #posted = new Set<RecordBatch>()
  #sequence = 0
  #batchBeganMs = 0
  /** Whether the batch holds more than metrics and laps, and so waits for room instead of dropping. */
  #batchIsWeighty = false
  /** The drops that events in the batch tell of. */
  #told: readonly StreamDrops[] = []
  #timer: NodeJS.Timeout | undefined
  #timerArmedMs = 0
  #stalled = false
  #closed = false
  #recorded = 0
  #acknowledged = 0
  #dropped = 0
  #waitedMs = 0
  /** The first refusal or drop that no flush has reported. */
  #refusal: TrackError | undefined

  constructor(options: RecorderOptions) {
    this.#options = options
  }

  get stats(): RecorderStats {
    return {
      recorded: this.#recorded,
      acknowledged: this.#acknowledged,
      dropped: this.#dropped,
      waitedMs: this.#waitedMs,
      backlogBytes: this.#options.log.backlog.bytes() + this.#builder.bytes,
    }
  }

  /** Events that were recorded and are not durable, now or for good. */
  get lost(): number {
    return this.#recorded - this.#acknowledged
  }

  /**
   * Records an event.
   * @throws TRACK_VALUE_INVALID, TRACK_ARGUMENT_INVALID, TRACK_EVENT_TOO_LARGE: the arguments' fault;
   * TRACK_LOG_CLOSED after {@link close}.
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
  recordTogether(events: readonly { stream: StreamId; event: RecordableEvent }[]): void {
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
    events: readonly { stream: StreamId; event: RecordableEvent }[],
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
    const refusal = await this.settle()
    if (refusal === undefined) return
    if (this.#refusal === refusal) this.#refusal = undefined
    throw refusal
  }

  /**
   * Resolves when everything recorded so far is durable or refused: to the refusal that the next
   * flush will report.
   */
  async settle(): Promise<TrackError | undefined> {
    // Here nobody is blocked by waiting, and so nothing need be dropped.
    if (this.#isFull()) await this.#outcomes()
    this.#tellDrops()
    this.#post('wait')
    const earlier = this.#refusal
    const outcome = await this.#outcomes()
    return earlier ?? outcome
  }

  /** Posts what is left and blocks until it is durable; tells how many events ever were not. */
  drain(timeoutMs: number): number {
    const { backlog } = this.#options.log
    const deadline = performance.now() + timeoutMs
    if (this.#isFull()) backlog.wait(this.#options.backlogBytesMax, timeoutMs)
    this.#tellDrops()
    this.#post('drop')
    backlog.wait(0, Math.max(0, deadline - performance.now()))
    return this.lost
  }

  /**
   * Posts what is left. From now on calls that record throw TRACK_LOG_CLOSED.
   * @throws What flush throws.
   */
  async close(): Promise<void> {
    this.#closed = true
    try {
      await this.flush()
    } finally {
      clearTimeout(this.#timer)
      this.#turned()
    }
  }

  #checkOpen(): void {
    if (this.#closed) throw new TrackError('TRACK_LOG_CLOSED', 'The client is closed')
  }

  #begin(): number {
    if (this.#closed) this.#checkOpen()
    const now = this.#options.now()
    const builder = this.#builder
    if (builder.count > 0) {
      if (now - this.#batchBeganMs >= batchAgeMaxMs || !builder.accepts(now)) this.#post()
    }
    if (this.#timer !== undefined && now - this.#timerArmedMs > stalledAfterMs) this.#stall()
    if (builder.count === 0) this.#batchBegins(now)
    return now
  }

  #batchBegins(now: number): void {
    this.#batchBeganMs = now
    if (this.#timer === undefined) this.#armTimer(now, batchAgeMaxMs)
    this.#tellDrops()
  }

  #end(now: number): void {
    this.#recorded++
    const { count, bytes } = this.#builder
    if (count >= batchEventsMax || bytes >= batchBytesMax || now < this.#batchBeganMs) this.#post()
  }

  #armTimer(now: number, delayMs: number): void {
    this.#timerArmedMs = now
    this.#timer = setTimeout(() => this.#timeout(), delayMs)
  }

  #timeout(): void {
    this.#turned()
    if (this.#builder.count === 0) return
    const now = this.#options.now()
    const age = now - this.#batchBeganMs
    if (age >= 0 && age < batchAgeMaxMs) this.#armTimer(now, batchAgeMaxMs - age)
    else this.#post()
  }

  #stall(): void {
    if (this.#stalled) return
    this.#stalled = true
    this.#options.onStall()
  }

  /** The event loop has turned. */
  #turned(): void {
    this.#timer = undefined
    if (!this.#stalled) return
    this.#stalled = false
    this.#options.onTurn()
  }

  /** Hands the batch to the log, if there is any. */
  #post(whenFull: WhenFull = this.#batchIsWeighty ? 'wait' : this.#options.whenFull): void {
    if (this.#builder.count === 0) return
    this.#batchIsWeighty = false
    if (this.#isFull() && !(whenFull === 'wait' && this.#waitForRoom())) {
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
    try {
      this.#options.log.append(append, onSettled).then(() => onSettled(undefined), onSettled)
    } catch (error) {
      onSettled(error) // a log of one's own may throw where it should reject
    }
  }

  #settled(batch: RecordBatch, error: unknown): void {
    if (!this.#posted.delete(batch)) return
    const refusal = error === undefined ? undefined : refusalOf(error, batch.count)
    if (refusal === undefined) this.#acknowledged += batch.count
    else this.#lose(batch, refusal)
    batch.settle(refusal)
  }

  #drop(): void {
    const failure = this.#options.log.backlog.failure()
    const batch = this.#batchOf(this.#builder.finish(new Uint8Array(16)).streams)
    const reason = failure?.message ?? 'the log was too far behind'
    this.#lose(
      batch,
      new TrackError('TRACK_EVENTS_DROPPED', `${batch.count} events were dropped: ${reason}`, {
        details: { events: batch.count },
        cause: failure,
      }),
    )
  }

  #lose(batch: RecordBatch, refusal: TrackError): void {
    batch.lose(this.#drops, refusal.message)
    this.#dropped += batch.count
    this.#refusal ??= refusal
    this.#options.onError(refusal)
  }

  #batchOf(streams: BuiltBody['streams']): RecordBatch {
    const batch = new RecordBatch(streams, this.#told)
    this.#told = []
    return batch
  }

  /** Puts into the batch at hand what tells of earlier drops, if there is room again. */
  #tellDrops(): void {
    if (this.#drops.isEmpty || this.#told.length > 0 || this.#isFull()) return
    const now = this.#options.now()
    if (!this.#builder.accepts(now)) this.#post()
    if (this.#builder.count === 0) this.#batchBeganMs = now
    this.#told = this.#drops.take()
    for (const { stream, count, reason } of this.#told) {
      this.#builder.add(stream, { type: 'EventsDropped', count, reason }, now)
    }
    this.#batchIsWeighty = true
  }

  #seal(builder: BodyBuilder, expected: Readonly<Record<StreamId, ExpectedRevision>>): Append {
    const { writer, random } = this.#options
    const { baseTimeMs } = builder
    const { streams, body } = builder.finish(random(16))
    return {
      origin: { writer, sequence: this.#sequence++ },
      baseTimeMs,
      streams: streams.map(({ id, count }) => ({ id, count, expected: expected[id] ?? 'any' })),
      body,
    }
  }

  #isFull(): boolean {
    const { backlog } = this.#options.log
    return backlog.failure() !== undefined || backlog.bytes() > this.#options.backlogBytesMax
  }

  #waitForRoom(): boolean {
    const { log, backlogBytesMax } = this.#options
    const began = performance.now()
    let room = false
    while (!room && log.backlog.failure() === undefined) {
      room = log.backlog.wait(backlogBytesMax, waitSliceMs)
    }
    this.#waitedMs += performance.now() - began
    return room
  }

  /** Waits for all batches that are posted by now; resolves to the first refusal among them. */
  async #outcomes(): Promise<TrackError | undefined> {
    const outcomes = await Promise.all(Array.from(this.#posted, (batch) => batch.outcome()))
    return outcomes.find((outcome) => outcome !== undefined)
  }
}

function refusalOf(error: unknown, count: number): TrackError {
  if (isTrackError(error)) return error
  const reason = error instanceof Error ? error.message : String(error)
  return new TrackError('TRACK_LOG_FAILED', `${count} events were not kept: ${reason}`, {
    details: { events: count },
    cause: error,
  })
}

function tooLargeTogether(bytes: number): TrackError {
  return new TrackError(
    'TRACK_EVENT_TOO_LARGE',
    `${bytes} bytes of events that belong into one commit, which holds ${bodyBytesMax}`,
    { details: { bytes, bytesMax: bodyBytesMax } },
  )
}
