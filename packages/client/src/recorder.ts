import {
  type Append,
  type Appended,
  BodyBuilder,
  type EventLog,
  type ExpectedRevision,
  isTrackError,
  type StreamId,
  TrackError,
  type TrackEvent,
} from '@track/core'

/** An event that the client may record. */
export type RecordableEvent = Exclude<TrackEvent, { type: 'Unknown' }>

/** What to do with a call when the log is too far behind: block the thread, or drop and count. */
export type WhenFull = 'wait' | 'drop'

/** What a recorder works with. */
export interface RecorderOptions {
  readonly log: EventLog
  /** 16 bytes in lower-case hex, one for each recorder. */
  readonly writer: string
  /** Milliseconds since 1970. */
  readonly now: () => number
  readonly random: (count: number) => Uint8Array
  readonly whenFull: WhenFull
  /** Bytes of bodies that may wait in the log. */
  readonly backlogBytesMax: number
  /** Told of every append that the log refused, and of drops. */
  readonly onError: (error: TrackError) => void
  /** Told when the event loop turns again after it had not for so long. */
  readonly onTurn: () => void
  /** Told at a call that finds that the event loop has not turned for `stalledAfterMs`. */
  readonly onStall: () => void
}

/** What has become of the calls so far. */
export interface RecorderStats {
  readonly recorded: number
  readonly acknowledged: number
  readonly dropped: number
  /** Milliseconds that calls were blocked because the log was behind. */
  readonly waitedMs: number
  /** Bytes that the log has not acknowledged. */
  readonly backlogBytes: number
}

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
  #sequence = 0
  #batchBeganMs = 0
  #timer: NodeJS.Timeout | undefined
  #timerArmedMs = 0
  #stalled = false
  #recorded = 0
  #acknowledged = 0
  #dropped = 0
  #waitedMs = 0
  /** Drops that no event tells of yet, by stream. */
  readonly #untold = new Map<StreamId, number>()
  readonly #pending = new Set<Promise<void>>()
  /** The first refusal that no flush has reported. */
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

  /**
   * Records an event.
   * @throws TRACK_VALUE_INVALID, TRACK_ARGUMENT_INVALID, TRACK_EVENT_TOO_LARGE: the arguments' fault.
   */
  record(stream: StreamId, event: RecordableEvent): void {
    const now = this.#begin()
    this.#builder.add(stream, event, now)
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
    this.#post()
    const now = this.#begin()
    const trial = new BodyBuilder()
    // Once on trial, so that a bad event throws before any of them is in the batch.
    for (const { stream, event } of events) trial.add(stream, event, now)
    for (const { stream, event } of events) this.#builder.add(stream, event, now)
    this.#recorded += events.length - 1
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
    this.#post()
    await Promise.all(this.#pending)
    const refusal = this.#refusal
    this.#refusal = undefined
    if (refusal !== undefined) throw refusal
  }

  /** Posts what is left and blocks until it is durable; tells how many events ever were not. */
  drain(timeoutMs: number): number {
    this.#post()
    this.#options.log.backlog.wait(0, timeoutMs)
    return this.#recorded - this.#acknowledged
  }

  /** Posts what is left, and stops the timer. */
  async close(): Promise<void> {
    this.#post()
    clearTimeout(this.#timer)
    this.#timer = undefined
    await Promise.all(this.#pending)
  }

  #begin(): number {
    const now = this.#options.now()
    const builder = this.#builder
    if (builder.count > 0) {
      if (now - this.#batchBeganMs >= batchAgeMaxMs || !builder.accepts(now)) this.#post()
      if (
        now - this.#timerArmedMs > stalledAfterMs &&
        !this.#stalled &&
        this.#timer !== undefined
      ) {
        this.#stalled = true
        this.#options.onStall()
      }
    }
    if (builder.count === 0) this.#batchBegins(now)
    return now
  }

  #batchBegins(now: number): void {
    this.#batchBeganMs = now
    if (this.#timer === undefined) {
      this.#timerArmedMs = now
      this.#timer = setTimeout(() => this.#turned(), batchAgeMaxMs)
    }
    if (this.#untold.size > 0 && !this.#isFull()) this.#tellDrops(now)
  }

  #end(now: number): void {
    this.#recorded++
    const { count, bytes } = this.#builder
    if (count >= batchEventsMax || bytes >= batchBytesMax || now < this.#batchBeganMs) this.#post()
  }

  /** The timer: the event loop has turned. */
  #turned(): void {
    this.#timer = undefined
    if (this.#stalled) {
      this.#stalled = false
      this.#options.onTurn()
    }
    const now = this.#options.now()
    if (this.#builder.count === 0) return
    const age = now - this.#batchBeganMs
    if (age >= 0 && age < batchAgeMaxMs) {
      this.#timerArmedMs = now
      this.#timer = setTimeout(() => this.#turned(), batchAgeMaxMs - age)
    } else {
      this.#post()
    }
  }

  #post(): void {
    const builder = this.#builder
    const { count } = builder
    if (count === 0) return
    if (this.#isFull() && !this.#waitForRoom()) {
      this.#drop(builder)
      return
    }
    const { log } = this.#options
    const append = this.#seal(builder, {})
    const settled = log
      .append(append, (error) => {
        if (error === undefined) this.#acknowledged += count
        else this.#refused(append, error)
      })
      .then(
        () => {},
        () => {}, // onSettled has taken it
      )
      .finally(() => this.#pending.delete(settled))
    this.#pending.add(settled)
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
    const { log, backlogBytesMax, whenFull } = this.#options
    if (whenFull === 'drop') return false
    const began = performance.now()
    let room = false
    while (!room && log.backlog.failure() === undefined) {
      room = log.backlog.wait(backlogBytesMax, waitSliceMs)
    }
    this.#waitedMs += performance.now() - began
    return room
  }

  #refused(append: Append, error: unknown): void {
    const lost = append.streams.reduce((sum, { count }) => sum + count, 0)
    this.#count(append.streams)
    const reason = error instanceof Error ? error.message : String(error)
    this.#report(
      isTrackError(error)
        ? error
        : new TrackError('TRACK_LOG_FAILED', `${lost} events were not kept: ${reason}`, {
            details: { events: lost },
            cause: error,
          }),
    )
  }

  #drop(builder: BodyBuilder): void {
    const failure = this.#options.log.backlog.failure()
    const { count } = builder
    this.#count(builder.finish(new Uint8Array(16)).streams)
    this.#report(
      new TrackError(
        'TRACK_EVENTS_DROPPED',
        `${count} events were dropped: ${failure?.message ?? 'the log is too far behind'}`,
        { details: { events: count }, cause: failure },
      ),
    )
  }

  #count(streams: readonly { readonly id: StreamId; readonly count: number }[]): void {
    for (const { id, count } of streams) {
      this.#untold.set(id, (this.#untold.get(id) ?? 0) + count)
      this.#dropped += count
    }
  }

  #tellDrops(now: number): void {
    for (const [stream, count] of this.#untold) {
      this.#builder.add(stream, { type: 'EventsDropped', count, reason: 'the log was behind' }, now)
      this.#recorded++
    }
    this.#untold.clear()
  }

  #report(error: TrackError): void {
    this.#refusal ??= error
    this.#options.onError(error)
  }
}
