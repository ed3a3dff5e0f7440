import type { Socket } from 'node:net'
import type { ServerLimits } from './server-limits.js'

/** A flood that no call slows down ends the connection when it is so many seconds ahead of its rate. */
const debtMaxS = 10

/** One connection to a server, and what it has used of its limits. */
export class Visitor {
  readonly socket: Socket
  /** Whether there was no place for it: it is let in to be told so. */
  readonly isSurplus: boolean
  /** Whether it has shown the token. */
  isKnown = false
  readonly #limits: Required<ServerLimits>
  readonly #sinceMs: number
  #requests: number
  #bytes: number
  #bytesSeen = 0
  #chargedMs: number
  #heardMs: number

  /** @param nowMs By a clock that nobody sets, here and below. */
  constructor(socket: Socket, limits: Required<ServerLimits>, isSurplus: boolean, nowMs: number) {
    this.socket = socket
    this.isSurplus = isSurplus
    this.#limits = limits
    this.#requests = limits.requestsPerSecondMax
    this.#bytes = limits.bytesPerSecondMax
    this.#sinceMs = nowMs
    this.#chargedMs = nowMs
    this.#heardMs = nowMs
  }

  /**
   * Takes note of a request.
   * @returns Milliseconds until it may be made; 0 when it may be made now.
   */
  admit(nowMs: number): number {
    const { requestsPerSecondMax, bytesPerSecondMax } = this.#limits
    this.#charge(nowMs)
    const aheadS = -Math.min(
      (this.#requests - 1) / requestsPerSecondMax,
      this.#bytes / bytesPerSecondMax,
    )
    if (aheadS > 0) return Math.ceil(aheadS * 1_000)
    this.#requests--
    return 0
  }

  /** Why the connection is to end: it showed no token, said nothing for long, or floods. */
  isOverdue(nowMs: number): boolean {
    const { handshakeMs, idleMs, bytesPerSecondMax } = this.#limits
    this.#charge(nowMs)
    const isLate = !this.isKnown && nowMs - this.#sinceMs > handshakeMs
    return isLate || nowMs - this.#heardMs > idleMs || this.#bytes < -debtMaxS * bytesPerSecondMax
  }

  #charge(nowMs: number): void {
    const { requestsPerSecondMax, bytesPerSecondMax } = this.#limits
    const passedS = (nowMs - this.#chargedMs) / 1_000
    const bytes = this.socket.bytesRead - this.#bytesSeen
    this.#chargedMs = nowMs
    this.#bytesSeen += bytes
    if (bytes > 0) this.#heardMs = nowMs
    this.#requests = Math.min(this.#requests + passedS * requestsPerSecondMax, requestsPerSecondMax)
    this.#bytes = Math.min(this.#bytes + passedS * bytesPerSecondMax, bytesPerSecondMax) - bytes
  }
}
