import { setTimeout as wait } from 'node:timers/promises'
import {
  type Append,
  type Appended,
  BodyBuilder,
  bodyBytesMax,
  type ExpectedRevision,
  isOverdue,
  isTrackError,
  type StreamId,
  saltBytes,
  TrackError,
} from '@track/core'
import { BatchDelivery } from './batch-delivery.js'
import { LogRoom } from './log-room.js'
import { OutageNews } from './outage-news.js'
import { PendingWork } from './pending-work.js'
import type { Loss } from './process-endings.js'
import type {
  RecordableEvent,
  RecorderOptions,
  RecorderStats,
  StreamEvent,
  WhenFull,
} from './recorder-options.js'
import { hasStackRoom, needStackRoom } from './stack-room.js'
import { TurnTimer } from './turn-timer.js'

/** Events of a batch: it is posted when it has so many, or is so old or so large. */
const batchEventsMax = 512
const batchAgeMaxMs = 20
const batchBytesMax = 256 << 10

/**
 * Where the event loop turns, a batch is posted between two calls, so long after the one before: at
 * once in a loop that logs now and then, and before it is so old that a call must post it.
 */
const batchSpacingMs = 15

/** While the disk takes no writes, a close waits so long for it, and looks so often. */
const closeWaitMaxMs = 10_000
const closeLookMs = 100

/**
 * Turns calls into commits. A call encodes its event into the batch at hand and returns; the batch
 * goes to the log when it is full or old. Nothing here throws because of the store.
 */
export class Recorder {
  readonly #options: RecorderOptions
  readonly #room: LogRoom
  readonly #timer: TurnTimer
  readonly #builder = new BodyBuilder()
  readonly #delivery: BatchDelivery
  readonly #outages: OutageNews
  readonly #work = new PendingWork()
  #sequence = 0
  /** Flushes that wait for room. */
  #waits = 0
  #batchBeganMs = 0
  #postedMs = Number.NEGATIVE_INFINITY
  /** Whether the batch holds more than metrics, laps and output: then it waits for room, never drops. */
  #batchIsWeighty = false
  #closed = false
  /** Whether the call at hand ends by letting others look at what waits for them. */
  #isLookDue = false
  /** Whether a subscriber of the client's is being told something. */
  #telling = false
  #recorded = 0

  constructor(options: RecorderOptions) {
    const { log, backlogBytesMax, elapsedMs, onError, onStall, onTurn } = options
    this.#options = options
    this.#delivery = new BatchDelivery(log, onError)
    this.#outages = new OutageNews(log, options)
    this.#room = new LogRoom(log, backlogBytesMax, () => this.#whileBlocked())
    this.#timer = new TurnTimer({ onTime: () => this.#onTime(), onStall, onTurn }, elapsedMs)
  }

  get stats(): RecorderStats {
    return {
      recorded: this.#recorded,
      acknowledged: this.#delivery.acknowledged,
      dropped: this.#delivery.dropped,
      waitedMs: this.#room.waitedMs,
      backlogBytes: this.#options.log.backlog.bytes() + this.#builder.bytes,
      outage: this.#outages.outage,
      spool: this.#options.log.spool?.state(),
    }
  }

  /**
   * Records an event.
   * @param ageMs Of how long ago it tells: milliseconds.
   * @throws TRACK_VALUE_INVALID, TRACK_ARGUMENT_INVALID, TRACK_EVENT_TOO_LARGE: the arguments' fault;
   * TRACK_LOG_CLOSED after close.
   */
  record(stream: StreamId, event: RecordableEvent, ageMs: number = 0): void {
    if (this.#closed && this.#isLate(1)) return
    const now = this.#begin()
    this.#builder.add(stream, event, now - ageMs)
    this.#recorded++
    if (!isLight(event)) this.#batchIsWeighty = true
    this.#end(now)
  }

  /** Records one MetricsLogged: the hot path. */
  recordMetrics(
    stream: StreamId,
    metrics: { readonly [name: string]: number },
    step: number | undefined,
  ): void {
    if (this.#closed && this.#isLate(1)) return
    const now = this.#begin()
    this.#builder.addMetrics(stream, metrics, step, now)
    this.#recorded++
    this.#end(now)
  }

  /** Records events that belong together in one commit: all of them or none. */
  recordTogether(events: readonly StreamEvent[]): void {
    if (this.#closed && this.#isLate(events.length)) return
    this.#post()
    const now = this.#begin()
    // Once on trial, so that a bad event throws before any of them is in the batch.
    const trial = new BodyBuilder()
    for (const { stream, event } of events) trial.add(stream, event, now)
    if (trial.bytes > bodyBytesMax - batchBytesMax) throw tooLargeTogether(trial.bytes)
    for (const { stream, event } of events) this.#builder.add(stream, event, now)
    this.#recorded += events.length
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
    append?: (request: Append) => Promise<Appended>,
  ): Promise<Appended> {
    if (this.#closed) throw closed()
    return this.#commit(events, expected, append)
  }

  /**
   * Does work that ends with a commit: `flush()` and `close()` wait for it, and it can commit although the
   * recorder was closed meanwhile.
   * @throws TRACK_LOG_CLOSED when the recorder is closed at the call; what the work throws.
   */
  async beforeClose<T>(work: (commit: Recorder['commit']) => Promise<T>): Promise<T> {
    if (this.#closed) throw closed()
    return this.#work.do(() => work((...args) => this.#commit(...args)))
  }

  async #commit(
    events: readonly StreamEvent[],
    expected: Readonly<Record<StreamId, ExpectedRevision>>,
    append = (request: Append): Promise<Appended> => this.#options.log.append(request),
  ): Promise<Appended> {
    this.#post()
    const now = this.#options.now()
    const builder = new BodyBuilder()
    for (const { stream, event } of events) builder.add(stream, event, now)
    const appended = await append(this.#seal(builder, expected))
    this.#recorded += events.length
    this.#delivery.countAcknowledged(events.length)
    return appended
  }

  /**
   * Resolves when everything recorded so far is durable.
   * @throws The first refusal of the log, or drop, that no flush has reported yet.
   * @throws TRACK_HOST_SILENT when another process has the store and does not answer,
   * TRACK_STORE_UNWRITABLE when the disk takes no writes; nothing is given up, and it goes on waiting.
   */
  async flush(): Promise<void> {
    const error = await this.settle()
    if (error === undefined) return
    this.#delivery.noteReported(error)
    throw error
  }

  /**
   * Resolves when everything recorded so far is durable or lost for good: to the refusal, if any,
   * that a flush would reject with, and that the next one still will.
   * @throws TRACK_HOST_SILENT, TRACK_STORE_UNWRITABLE, as a flush.
   */
  async settle(): Promise<TrackError | undefined> {
    const work = this.#work.settled()
    if (work !== undefined) await work
    this.#outages.tell()
    // Waiting blocks nobody here, and so nothing need be dropped.
    if (this.#room.isFull) await this.#untilRoom()
    this.#tellDrops()
    const answer = this.#post('wait', true)
    const earlier = this.#delivery.refusal
    const outcome = await this.#delivery.outcomes(answer)
    return earlier ?? outcome
  }

  /** Takes note that one of several logs takes nothing more, for the next flush to tell. */
  noteFailure(error: TrackError): void {
    this.#delivery.noteFailure(error)
  }

  /** The events that ever were recorded and are not durable now. */
  get loss(): Loss {
    return this.#delivery.loss(this.#recorded)
  }

  /**
   * Runs `work`, which tells subscribers something. What they record once the recorder is closed is
   * dropped and counted: an exception in there would end the program.
   */
  tell(work: () => void): void {
    const before = this.#telling
    this.#telling = true
    try {
      work()
    } finally {
      this.#telling = before
    }
  }

  /** Gives up the event that is being read: the process ends from within one of its getters. */
  abandon(): void {
    this.#builder.abandon()
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
   * Flushes, and gives a disk that takes no writes ten seconds. From the call on, calls that record
   * throw TRACK_LOG_CLOSED.
   * @throws What flush throws.
   */
  async close(): Promise<void> {
    this.#closed = true
    const deadlineMs = this.#options.elapsedMs() + closeWaitMaxMs
    try {
      for (;;) {
        try {
          return await this.flush()
        } catch (error) {
          const isLate = this.#options.elapsedMs() >= deadlineMs
          if (isLate || !isTrackError(error, 'TRACK_STORE_UNWRITABLE')) throw error
          await wait(closeLookMs)
        }
      }
    } catch (error) {
      if (isOverdue(error) && error instanceof Error) this.#delivery.becauseOf(error.message)
      throw error
    } finally {
      this.#timer.stop()
    }
  }

  /** The event loop does not turn while a call waits: signals must kill, and somebody should know why. */
  #whileBlocked(): void {
    this.#timer.arm(0)
    this.#timer.look(this.#options.now())
    this.#outages.tell()
    this.#outages.tellBlocked()
  }

  /** Counts events that come after the close as dropped, where nobody could do anything about it. */
  #isLate(events: number): true {
    if (!this.#telling) throw closed()
    if (this.loss.events === 0) {
      this.#delivery.becauseOf('a subscriber logged them while the client closed')
    }
    this.#recorded += events
    this.#delivery.countDropped(events)
    return true
  }

  #begin(): number {
    const now = this.#options.now()
    const builder = this.#builder
    if (builder.count > 0) {
      const isDue = now - this.#batchBeganMs >= batchAgeMaxMs || !builder.accepts(now)
      if (isDue && hasStackRoom()) this.#post()
    }
    if (this.#timer.look(now)) this.#isLookDue = true
    if (builder.count === 0) {
      this.#batchBeganMs = now
      this.#timer.arm(this.#dueInMs(now))
      this.#tellDrops()
    }
    return now
  }

  #end(now: number): void {
    const { count, bytes } = this.#builder
    const isDue = count >= batchEventsMax || bytes >= batchBytesMax || now < this.#batchBeganMs
    // Where the stack is full, posting would stop halfway; a later call or the timer does it.
    if (isDue && hasStackRoom()) this.#post()
    if (!this.#isLookDue) return
    this.#isLookDue = false
    this.#options.onLook?.()
  }

  /** Waits for what is posted. The batch at hand stays: whoever waits posts it then, and it has room. */
  async #untilRoom(): Promise<void> {
    this.#waits++
    try {
      await this.#delivery.outcomes()
    } finally {
      this.#waits--
      if (this.#builder.count > 0) this.#timer.arm(0)
    }
  }

  #onTime(): void {
    if (this.#builder.count === 0 || this.#waits > 0) return
    const dueInMs = this.#dueInMs(this.#options.now())
    if (dueInMs > 0) this.#timer.arm(dueInMs)
    else this.#post()
  }

  #dueInMs(now: number): number {
    const sinceMs = now - this.#postedMs
    return sinceMs >= 0 && sinceMs < batchSpacingMs ? batchSpacingMs - sinceMs : 0
  }

  /**
   * Hands the batch to the log, if there is any. With `isAwaited` it gives what resolves when the batch
   * is settled, and rejects when the answer is overdue.
   */
  #post(
    whenFull: WhenFull = this.#batchIsWeighty ? 'wait' : this.#options.whenFull,
    isAwaited: boolean = false,
  ): Promise<void> | undefined {
    if (this.#builder.count === 0) return undefined
    needStackRoom()
    this.#outages.tell()
    this.#batchIsWeighty = false
    this.#postedMs = this.#options.now()
    if (this.#room.isFull && !(whenFull === 'wait' && this.#room.wait())) {
      this.#delivery.drop(this.#builder)
      return undefined
    }
    return this.#delivery.post(this.#seal(this.#builder, {}), isAwaited)
  }

  /**
   * Puts into the batch at hand what tells of earlier drops, if there is room again. It never throws:
   * the call that it is part of is about something else.
   */
  #tellDrops(): void {
    if (!this.#delivery.hasUntoldDrops || this.#room.isFull || !hasStackRoom()) return
    const now = this.#options.now()
    if (!this.#builder.accepts(now)) this.#post()
    this.#delivery.tellDrops(this.#builder, now)
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
}

/** Whether 'drop' may leave it out: nothing hangs on it. */
function isLight({ type }: RecordableEvent): boolean {
  return type === 'ChronoRecorded' || type === 'OutputCaptured' || type === 'SystemMeasured'
}

function closed(): TrackError {
  return new TrackError('TRACK_LOG_CLOSED', 'The client is closed')
}

function tooLargeTogether(bytes: number): TrackError {
  return new TrackError(
    'TRACK_EVENT_TOO_LARGE',
    `${bytes} bytes of events that belong into one commit, which holds ${bodyBytesMax}`,
    { details: { bytes, bytesMax: bodyBytesMax } },
  )
}
