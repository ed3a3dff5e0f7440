import { constants } from 'node:os'
import { isMainThread } from 'node:worker_threads'
import { type ErrorRecord, type Status, statuses } from '@track/core'
import { errorRecord } from './error-record.js'
import { say } from './say.js'

/** How a trial ends with the process. */
export interface Ending {
  readonly status: Status
  readonly error: ErrorRecord | undefined
}

/** The ending of a trial that has run since `startedMs`, by `performance.now()`. */
export type EndingOf = (startedMs: number) => Ending

/** Events that the log did not keep, and why. */
export interface Loss {
  readonly events: number
  readonly reason: string
}

/** Something with open trials that the end of the process concerns. */
export interface EndingListener {
  /** Finishes every trial that is still open. */
  end(endingOf: EndingOf): void
  /** Blocks until all is durable, or for so long; tells how many events are not. */
  drain(timeoutMs: number): Loss
}

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
type Signal = (typeof signals)[number]

/** The end of the process waits so long for the disk, for all clients together. */
let drainMaxMs = 10_000

/** A process that ends so soon after a signal ends because of it: as long as others wait to kill. */
const graceMs = 30_000

/**
 * Marks what listens to signals for Track: a process may have several copies of this package, as an npm tree
 * of two versions does. They make way for each other, and together for the program.
 */
const ofTrack = Symbol.for('track.onSignal')

const listeners = new Set<EndingListener>()
let uncaught: { readonly error: unknown } | undefined
/** Whether the listeners to the process's exit are being called. */
let isExiting = false
/** The last signal that a handler of the program's own was left to deal with. */
let signalled: { readonly signal: Signal; readonly atMs: number } | undefined

/** Sets how long the end of the process waits for the disk: for tests of it. */
export function setDrainMax(ms: number): void {
  drainMaxMs = ms
}

/** Tells `listener` when the process ends, however it ends, until {@link unlistenToEndings}. */
export function listenToEndings(listener: EndingListener): void {
  if (listeners.size === 0) {
    process.prependListener('exit', onExitBegins)
    process.on('exit', onExit)
    process.on('uncaughtExceptionMonitor', onUncaught)
    process.on('newListener', onNewListener)
  }
  listeners.add(listener)
  listenToSignals()
}

/** Takes back {@link listenToEndings}; the last one leaves the process as it was found. */
export function unlistenToEndings(listener: EndingListener): void {
  if (!listeners.delete(listener) || listeners.size > 0) return
  process.off('exit', onExitBegins)
  process.off('exit', onExit)
  process.off('uncaughtExceptionMonitor', onUncaught)
  process.off('newListener', onNewListener)
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
  if (events > 0) say(`${events} events were lost: ${reason}`)
}

// A handler that is put before Track's and takes itself away when it is called would leave Track's
// alone, which then ends the process while that handler still works. So Track's goes first again.
function onNewListener(event: string | symbol, listener: unknown): void {
  const signal = signals.find((each) => each === event)
  if (signal === undefined || isOfTrack(listener)) return
  queueMicrotask(() => {
    if (!process.listeners(signal).includes(onSignal)) return
    process.off(signal, onSignal)
    process.prependListener(signal, onSignal)
  })
}

Object.assign(onSignal, { [ofTrack]: true })

function isOfTrack(listener: unknown): boolean {
  return typeof listener === 'function' && ofTrack in listener
}

function onSignal(name: NodeJS.Signals): void {
  const signal = name as Signal
  if (!process.listeners(signal).every(isOfTrack)) {
    // A handler of the program's own decides what comes of the signal: the exit will tell. It finds
    // the process as it is without Track (that of signal-exit does nothing unless it is alone), and
    // may end it on the spot.
    signalled = { signal, atMs: performance.now() }
    drainAll()
    unlistenToSignals()
    setImmediate(listenToSignals)
    return
  }
  endAll(() => interruptedBy(signal))
  unlistenToSignals()
  process.off('exit', onExit)
  // Another copy comes next, whose trials are to end first.
  if (process.listenerCount(signal) === 0) process.kill(process.pid, signal)
}

function onUncaught(error: unknown): void {
  const survives =
    process.listenerCount('uncaughtException') > 0 || process.hasUncaughtExceptionCaptureCallback()
  if (!survives) uncaught = { error }
  // Now, because a listener to the exit that throws keeps those after it from being called.
  if (!survives || isExiting) onExit(0)
}

function onExitBegins(): void {
  isExiting = true
}

function onExit(code: number): void {
  // Listeners before this one may have set it, Node's own among them: 13 for an await without end.
  const last = Number(process.exitCode ?? code)
  const nowMs = performance.now()
  endAll((startedMs) => endingOf(last, startedMs, nowMs))
}

function endingOf(code: number, startedMs: number, nowMs: number): Ending {
  if (uncaught !== undefined) {
    return { status: statuses.exception, error: errorRecord(uncaught.error) }
  }
  if (signalled !== undefined && startedMs <= signalled.atMs) {
    const { signal, atMs } = signalled
    // Of another signal long ago the program has gone on: it has reloaded its configuration, say.
    const follows = nowMs - atMs <= graceMs || code === 128 + constants.signals[signal]
    if (follows) return interruptedBy(signal)
  }
  if (code !== 0) {
    return { status: statuses.exception, error: { name: 'ExitCode', message: `exit code ${code}` } }
  }
  return { status: statuses.completed, error: undefined }
}

function interruptedBy(signal: Signal): Ending {
  return { status: statuses.interrupted, error: { name: 'Signal', message: signal } }
}

function endAll(endingOf: EndingOf): void {
  for (const listener of listeners) {
    attempt('a trial could not be finished', () => listener.end(endingOf))
  }
  for (const loss of drainAll()) tellLoss(loss)
}

/** Drains all listeners by one deadline; gives what each has lost. */
function drainAll(): Loss[] {
  const deadlineMs = performance.now() + drainMaxMs
  const losses: Loss[] = []
  for (const listener of listeners) {
    attempt('events could not be written', () => {
      losses.push(listener.drain(Math.max(0, deadlineMs - performance.now())))
    })
  }
  return losses
}

/** An exception would end the process otherwise than it ends, and leave other listeners untold. */
function attempt(failure: string, work: () => void): void {
  try {
    work()
  } catch (error) {
    say(`${failure}: ${errorRecord(error).message}`)
  }
}
