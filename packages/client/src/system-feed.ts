import { type IntervalHistogram, monitorEventLoopDelay } from 'node:perf_hooks'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'
import {
  type CpuMoment,
  cpuMoment,
  processNumbers,
  type SystemSample,
  systemSample,
} from './system-sample.js'
import type { SystemThreadData } from './system-thread.js'

const sampleEveryMs = 15_000
const resolutionMs = 20
const nanosecondsPerMs = 1e6

/** Hears of a sample. */
export type SystemListener = (sample: SystemSample) => void

/**
 * Samples CPU, memory and GPU in a thread of its own every 15 s, and the delay of this thread's event loop, while
 * somebody listens. The thread starts with the first sample; a program that ends sooner never has it.
 */
export class SystemFeed {
  readonly #everyMs: number
  readonly #listeners = new Map<SystemListener, { readonly since: CpuMoment; samples: number }>()
  #since: CpuMoment | undefined
  #delay: IntervalHistogram | undefined
  #timer: NodeJS.Timeout | undefined
  #worker: Worker | undefined
  #port: MessagePort | undefined
  /** The process that is measured, if it is not this one. */
  #pid: number | undefined

  constructor(everyMs: number = sampleEveryMs) {
    this.#everyMs = everyMs
  }

  /**
   * Tells `listener` of each sample from now on, until the function that it returns is called; which tells it of
   * a last one if there was none: then of the process alone.
   */
  listen(listener: SystemListener): () => void {
    const since = cpuMoment()
    if (this.#listeners.size === 0) this.#begin(since)
    this.#listeners.set(listener, { since, samples: 0 })
    return () => this.#unlisten(listener)
  }

  /**
   * Samples the process `pid` and all that it starts in place of this one, as long as somebody listens: those
   * who do have no numbers of this thread's loop then, nor a last sample. The first is a second from now.
   */
  measure(pid: number): void {
    if (this.#since === undefined) return
    this.#endThread()
    this.#pid = pid
    this.#startThread(this.#since)
  }

  /** To be called now and then where the event loop may not turn: it does what a turn would do. */
  look(): void {
    if (this.#since === undefined) return
    if (this.#worker === undefined) {
      const elapsedMs = performance.timeOrigin + performance.now() - this.#since.atMs
      if (elapsedMs >= this.#everyMs) this.#startThread(this.#since)
      return
    }
    if (this.#port === undefined) return
    for (;;) {
      const message = receiveMessageOnPort(this.#port)
      if (message === undefined) return
      this.#tell(message.message)
    }
  }

  #begin(since: CpuMoment): void {
    this.#since = since
    this.#delay = monitorEventLoopDelay({ resolution: resolutionMs })
    this.#delay.enable()
    this.#timer = setTimeout(() => this.#startThread(since), this.#everyMs).unref()
  }

  #startThread(since: CpuMoment): void {
    if (this.#worker !== undefined) return
    clearTimeout(this.#timer)
    const { port1, port2 } = new MessageChannel()
    const worker = new Worker(new URL('./system-thread.js', import.meta.url), {
      name: 'track-system',
      workerData: {
        port: port2,
        everyMs: this.#everyMs,
        since,
        pid: this.#pid,
      } satisfies SystemThreadData,
      transferList: [port2],
      execArgv: [],
      stdout: true,
      stderr: true,
    })
    worker.on('error', ({ message }) => {
      process.emitWarning(`System numbers are not sampled any more: ${message}`, {
        type: 'TrackWarning',
        code: 'TRACK_SYSTEM_UNMEASURED',
      })
    })
    worker.unref()
    port1.on('message', (sample: SystemSample) => this.#tell(sample))
    port1.unref()
    this.#worker = worker
    this.#port = port1
  }

  #unlisten(listener: SystemListener): void {
    const state = this.#listeners.get(listener)
    if (state === undefined) return
    this.look()
    if (state.samples === 0 && this.#pid === undefined) listener(this.#ownSample(state.since))
    this.#listeners.delete(listener)
    if (this.#listeners.size === 0) this.#end()
  }

  #end(): void {
    clearTimeout(this.#timer)
    this.#delay?.disable()
    this.#endThread()
    this.#since = undefined
    this.#delay = undefined
    this.#pid = undefined
  }

  #endThread(): void {
    this.#port?.close()
    void this.#worker?.terminate()
    this.#worker = undefined
    this.#port = undefined
  }

  #tell(sample: SystemSample): void {
    const delays = Object.entries(this.#loopNumbers())
    this.#delay?.reset()
    const whole: SystemSample = {
      atMs: sample.atMs,
      names: [...sample.names, ...delays.map(([name]) => name)],
      values: [...sample.values, ...delays.map(([, value]) => value)],
    }
    for (const [listener, state] of this.#listeners) {
      state.samples++
      listener(whole)
    }
  }

  #ownSample(since: CpuMoment): SystemSample {
    return systemSample({ ...processNumbers(since, cpuMoment()), ...this.#loopNumbers() })
  }

  /** Of a loop that has not turned since the last sample there are none: the next one has the whole stall. */
  #loopNumbers(): Readonly<Record<string, number>> {
    const delay = this.#delay
    if (delay === undefined || delay.count === 0 || this.#pid !== undefined) return {}
    // What is measured is the time from tick to tick.
    const overMs = (nanoseconds: number): number =>
      Math.max(0, nanoseconds / nanosecondsPerMs - resolutionMs)
    return {
      'eventLoop.delayMeanMs': overMs(delay.mean),
      'eventLoop.delayMaxMs': overMs(delay.max),
    }
  }
}

/** The one of this thread: all its clients share it. */
export const systemFeed: SystemFeed = new SystemFeed()

/**
 * Tells that the trials which run in this thread are trials of another program: the numbers of the system that
 * they have, as `process.cpuPercent` and `process.memoryBytes`, are those of the process `pid` and of all
 * that it starts, from a second on after this call and until they have ended. Does nothing where no trial runs,
 * or none has such numbers.
 */
export function measureProgram(pid: number): void {
  systemFeed.measure(pid)
}
