import {
  type Append,
  type Appended,
  type EventLog,
  isOverdue,
  type OnSettled,
  TrackError,
} from '@track/core'

/** An append to one of several logs. */
export interface MemberAppend {
  readonly request: Append
  /** Whether the log need not wake anybody to say that it is durable. */
  readonly isQuiet: boolean
  /** Told once: the error, or undefined when it is durable there. */
  readonly onSettled: OnSettled
  /** Told of the log's answer, when it has the append; not where it keeps quiet. */
  readonly onAnswer: (answer: Promise<Appended>) => void
  /** Told of an answer that is overdue, while the append goes on waiting. */
  readonly onOverdue: (error: unknown) => void
}

/** The place of an append that another log decides about first. */
export interface HeldPlace {
  /** Hands it over, and what came after it. */
  accept(append: MemberAppend): void
  /** Hands over what came after it. */
  refuse(): void
}

interface Held {
  readonly bytes: number
  /** Undefined while it is undecided. */
  append: MemberAppend | undefined
}

/** One of several logs that take the same appends, in the same order, until one of them fails. */
export class LogMember {
  readonly uri: string
  readonly log: EventLog
  readonly #pending = new Set<MemberAppend>()
  readonly #held: Held[] = []
  readonly #answers = new Set<Promise<Appended>>()
  #takenMs = 0
  #failure: TrackError | undefined

  constructor(uri: string, log: EventLog) {
    this.uri = uri
    this.log = log
  }

  /** Why it takes nothing any more. */
  get failure(): TrackError | undefined {
    return this.#failure
  }

  /** Bytes of bodies that it has not settled. */
  get bytes(): number {
    return this.#held.reduce((sum, { bytes }) => sum + bytes, this.log.backlog.bytes())
  }

  /** For how long it has had something to settle, and has settled nothing. */
  get stalledMs(): number {
    return this.#pending.size === 0 ? 0 : performance.now() - this.#takenMs
  }

  /** Hands an append over, after those that wait here. */
  append(append: MemberAppend): void {
    if (this.#failure !== undefined) append.onSettled(this.#failure)
    else if (this.#held.length === 0) this.#handOver(append)
    else {
      const request = copyOfAppend(append.request)
      this.hold(request.body.length).accept({ ...append, request })
    }
  }

  /**
   * Hands over an append that the log may refuse and go on: what `instead` gives takes its place then, should it give
   * anything. What comes later waits until it is settled.
   */
  appendOr(append: MemberAppend, instead: (error: unknown) => MemberAppend | undefined): void {
    const request = copyOfAppend(append.request)
    const own = this.hold(request.body.length)
    const behind = this.hold(0)
    const onSettled = (error: unknown): void => {
      const other = error === undefined ? undefined : instead(error)
      if (other === undefined) {
        behind.refuse()
        append.onSettled(error)
      } else behind.accept(other)
    }
    own.accept({ ...append, request, onSettled })
  }

  /** Keeps a place for an append of so many bytes. */
  hold(bytes: number): HeldPlace {
    const held: Held = { bytes, append: undefined }
    this.#held.push(held)
    return {
      accept: (append) => {
        if (this.#failure !== undefined) append.onSettled(this.#failure)
        else {
          held.append = append
          this.#handOverReady()
        }
      },
      refuse: () => {
        const at = this.#held.indexOf(held)
        if (at >= 0) this.#held.splice(at, 1)
        this.#handOverReady()
      },
    }
  }

  /**
   * Resolves when all that it was handed is settled.
   * @throws TRACK_HOST_SILENT, TRACK_STORE_UNWRITABLE while it goes on waiting; anything else when the log has
   * lost what it had settled.
   */
  async settled(): Promise<void> {
    let held = [...this.#held]
    let before: number
    do {
      before = held.length
      const waiting = [this.log.quiet?.settled(), ...this.#answers]
      for (const [i, outcome] of (await Promise.allSettled(waiting)).entries()) {
        if (outcome.status === 'fulfilled') continue
        const isTold = isOverdue(outcome.reason) ? this.#failure !== undefined : i > 0
        if (!isTold) throw outcome.reason
      }
      held = held.filter((one) => this.#held.includes(one))
    } while (held.length < before) // what was handed over meanwhile
  }

  /** Lets go of it: whatever it has not settled is refused, and what comes later. */
  leaveOut(cause: unknown): TrackError {
    const reason = cause instanceof Error ? cause.message : String(cause)
    const message = `${this.uri} takes nothing from here on: ${reason}`
    const failure = new TrackError('TRACK_LOG_FAILED', message, {
      details: { uri: this.uri },
      cause,
    })
    this.#failure = failure
    const waiting = this.#held.flatMap(({ append }) => append ?? [])
    this.#held.length = 0
    for (const append of [...this.#pending]) this.#settle(append, failure)
    for (const append of waiting) append.onSettled(failure)
    return failure
  }

  #handOverReady(): void {
    for (let append = this.#held[0]?.append; append !== undefined; append = this.#held[0]?.append) {
      this.#held.shift()
      this.#handOver(append)
    }
  }

  #handOver(append: MemberAppend): void {
    if (this.#pending.size === 0) this.#takenMs = performance.now()
    this.#pending.add(append)
    const onSettled = (error: unknown): void => this.#settle(append, error)
    try {
      const { quiet } = this.log
      if (append.isQuiet && quiet !== undefined) quiet.append(append.request, onSettled)
      else this.#await(append, this.log.append(append.request, onSettled))
    } catch (error) {
      onSettled(error) // a log of one's own may throw where it should reject
    }
  }

  #await(append: MemberAppend, answer: Promise<Appended>): void {
    this.#answers.add(answer)
    append.onAnswer(answer)
    answer
      .then(
        () => this.#settle(append, undefined),
        (error: unknown) => {
          if (!isOverdue(error)) this.#settle(append, error)
          else if (this.#pending.has(append)) append.onOverdue(error)
        },
      )
      .finally(() => this.#answers.delete(answer))
  }

  #settle(append: MemberAppend, error: unknown): void {
    if (!this.#pending.delete(append)) return
    this.#takenMs = performance.now()
    append.onSettled(error)
  }
}

/** A request that is handed over later is what it was at the call. */
export function copyOfAppend({ origin, baseTimeMs, streams, body }: Append): Append {
  // Not body.slice(): that of a Node.js Buffer copies nothing.
  return { origin, baseTimeMs, streams: streams.map((s) => ({ ...s })), body: new Uint8Array(body) }
}
