import type { Heartbeat, ProcessRecord } from '@track/core/commits'
import { beatEveryMs } from '@track/log/hosting'
import type { HostConnection } from './host-connection.js'

/** The end of a process is not kept waiting for its last word. */
const lastWordMs = 500

/** Says to a server that this process lives. While the server is away it says nothing: others see that. */
export class RemoteBeats {
  /** What the server has of others. */
  readonly read: () => Promise<readonly Heartbeat[]>
  #process: ProcessRecord | undefined
  #connection: HostConnection | undefined
  #timer: NodeJS.Timeout | undefined
  /** Resolves when what was said last was heard. */
  #last: Promise<void> = Promise.resolve()

  constructor(read: () => Promise<readonly Heartbeat[]>) {
    this.read = read
  }

  start(process: ProcessRecord): void {
    if (this.#timer !== undefined) return
    this.#process = process
    this.#timer = setInterval(() => this.#beat(Date.now()), beatEveryMs).unref()
    this.#beat(Date.now())
  }

  stop(): void {
    clearInterval(this.#timer)
    this.#beat(undefined)
    this.#process = undefined
  }

  /** Tells who is to be told from now on; nobody when the server is away. */
  reach(connection: HostConnection | undefined): void {
    this.#connection = connection
    if (connection !== undefined) this.#beat(Date.now())
  }

  /** Resolves when the last word was heard, or was not for some time. */
  async ended(): Promise<void> {
    const timeout = new Promise<void>((resolve) => setTimeout(resolve, lastWordMs).unref())
    await Promise.race([this.#last, timeout])
  }

  #beat(beatMs: number | undefined): void {
    if (this.#process === undefined || this.#connection === undefined) return
    // One that is not heard is one that is missed.
    this.#last = this.#connection.beat(this.#process, beatMs).catch(() => {})
  }
}
