import {
  type Append,
  type Appended,
  type Backlog,
  type CommitPage,
  type EventLog,
  type LogHead,
  MemoryLog,
  type OnSettled,
  readEvents,
  type TrackError,
  type TrackEvent,
} from '@track/core'

interface HeldAppend {
  readonly request: Append
  readonly settle: (error: unknown) => void
}

/** A log in memory that settles its appends when a test says so. */
export class HeldLog implements EventLog {
  readonly derived: EventLog['derived'] = undefined
  /** Every request handed over, in order. */
  readonly requests: Append[] = []
  /** Whether appends wait for {@link release}. */
  holds = false
  /** What the log has failed with, if it has. */
  failure: TrackError | undefined
  /** Why it acknowledges nothing at present: appends that are awaited are told so, and stay. */
  outage: TrackError | undefined
  /** Called when the thread would block: what releases something then is the store's thread. */
  onWait: () => void = () => {}
  waits = 0
  readonly #memory = new MemoryLog({ now: () => 0 })
  readonly #held: HeldAppend[] = []

  readonly backlog: Backlog = {
    bytes: () => this.#held.reduce((sum, { request }) => sum + request.body.length, 0),
    wait: (bytesMax) => {
      this.waits++
      this.onWait()
      return this.backlog.bytes() <= bytesMax
    },
    failure: () => this.failure,
    outage: () => this.outage,
  }

  append(request: Append, onSettled?: OnSettled): Promise<Appended> {
    this.requests.push(request)
    return new Promise((resolve, reject) => {
      const settle = (error: unknown): void => {
        onSettled?.(error)
        if (error === undefined) this.#memory.append(request).then(resolve, reject)
        else reject(error)
      }
      this.#held.push({ request, settle })
      if (this.outage !== undefined) reject(this.outage)
      if (this.failure !== undefined) this.refuse(this.failure)
      else if (!this.holds) this.release()
    })
  }

  /** Makes the oldest `count` appends durable; default all. */
  release(count: number = this.#held.length): void {
    for (const { settle } of this.#held.splice(0, count)) settle(undefined)
  }

  /** Refuses the oldest `count` appends; default all. */
  refuse(error: unknown, count: number = this.#held.length): void {
    for (const { settle } of this.#held.splice(0, count)) settle(error)
  }

  /** The events that are durable. */
  async events(): Promise<TrackEvent[]> {
    const events: TrackEvent[] = []
    for await (const { event } of readEvents(this.#memory)) events.push(event)
    return events
  }

  /** Events of each request. */
  get counts(): number[] {
    return this.requests.map(({ streams }) => streams.reduce((sum, { count }) => sum + count, 0))
  }

  read(): AsyncIterable<CommitPage> {
    return this.#memory.read()
  }

  readStream(stream: string): AsyncIterable<CommitPage> {
    return this.#memory.readStream(stream)
  }

  subscribe(): AsyncIterable<CommitPage> {
    return this.#memory.subscribe()
  }

  head(): Promise<LogHead> {
    return this.#memory.head()
  }

  streamHead(stream: string): Promise<number | undefined> {
    return this.#memory.streamHead(stream)
  }

  close(): Promise<void> {
    return this.#memory.close()
  }
}
