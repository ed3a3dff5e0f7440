import { isMainThread } from 'node:worker_threads'
import { type ErrorRecord, type Status, statuses } from '@track/core'
import { errorRecord } from './error-record.js'

/** How a process ends, as far as the trials that are open in it are concerned. */
export interface Ending {
  readonly status: Status
  readonly error: ErrorRecord | undefined
}

/** Events that the log did not keep, and why. */
export interface Loss {
  readonly events: number
  readonly reason: string
}

/** Something with open trials that the end of the process concerns. */
export interface EndingListener {
  /** Finishes every trial that is still open. */
  end(ending: Ending): void
  /** Blocks until all is durable, or for so long; tells how many events are not. */
  drain(timeoutMs: number): Loss
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type Signal = (typeof signals)[number]

/** The end of the process waits so long for the disk. */
const drainMaxMs = 10_000

const listeners = new Set<EndingListener>()
let uncaught: { readonly error: unknown } | undefined
let signalled: Signal | undefined

/** Tells `listener` when the process ends, however it ends, until {@link unlistenToEndings}. */
export function listenToEndings(listener: EndingListener): void {
  if (listeners.size === 0) {
    process.on('exit', onExit)
    process.on('uncaughtExceptionMonitor', onUncaught)
  }
  listeners.add(listener)
  listenToSignals()
}

/** Takes back {@link listenToEndings}; the last one leaves the process as it was found. */
export function unlistenToEndings(listener: EndingListener): void {
  if (!listeners.delete(listener) || listeners.size > 0) return
  process.off('exit', onExit)
  process.off('uncaughtExceptionMonitor', onUncaught)
  unlistenToSignals()
}

/**
 * Listens to signals. A JavaScript handler does not run while a loop never yields, and meanwhile
 * takes the default action away: {@link unlistenToSignals} gives it back until the loop turns.
 */
export function listenToSignals(): void {
  if (!isMainThread || listeners.size === 0) return // signals are the main thread's
  for (const signal of signals) {
    if (!process.listeners(signal).includes(onSignal)) process.prependListener(signal, onSignal)
  }
}

/** Restores the signals' default action, unless the program has handlers of its own. */
export function unlistenToSignals(): void {
  for (const signal of signals) process.off(signal, onSignal)
}

/** Says on stderr how many events were lost, if any were. */
export function tellLoss({ events, reason }: Loss): void {
  if (events > 0) process.stderr.write(`track: ${events} events were lost: ${reason}\n`)
}

function onSignal(signal: NodeJS.Signals): void {
  signalled = signal as Signal
  if (process.listenerCount(signal) > 1) {
    // A handler of the program's own decides what comes of the signal: the exit will tell. It finds
    // the process as it is without Track (that of signal-exit does nothing unless it is alone), and
    // may end it on the spot.
    for (const listener of listeners) listener.drain(drainMaxMs)
    unlistenToSignals()
    setImmediate(listenToSignals)
    return
  }
  endAll({ status: statuses.interrupted, error: { name: 'Signal', message: signal } })
  unlistenToSignals()
  process.off('exit', onExit)
  process.kill(process.pid, signal)
}

function onUncaught(error: unknown): void {
  const survives =
    process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback()
  if (!survives) uncaught = { error }
}

function onExit(code: number): void {
  endAll(endingOf(code))
}

function endingOf(code: number): Ending {
  if (uncaught !== undefined) {
    return { status: statuses.exception, error: errorRecord(uncaught.error) }
  }
  if (signalled !== undefined) {
    return { status: statuses.interrupted, error: { name: 'Signal', message: signalled } }
  }
  if (code !== 0) {
    return { status: statuses.exception, error: { name: 'ExitCode', message: `exit code ${code}` } }
  }
  return { status: statuses.completed, error: undefined }
}

function endAll(ending: Ending): void {
  for (const listener of listeners) {
    try {
      listener.end(ending)
    } catch (error) {
      // An exception here would end the process otherwise than it ends, and leave the others undrained.
      process.stderr.write(`track: a trial could not be finished: ${errorRecord(error).message}\n`)
    }
    tellLoss(listener.drain(drainMaxMs))
  }
}
