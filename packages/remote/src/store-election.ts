import { setTimeout as wait } from 'node:timers/promises'
import { isTrackError, TrackError } from '@track/core/commits'
import {
  lockedStore,
  logFolder,
  logSignature,
  readHost,
  readStoreIdentity,
} from '@track/log/hosting'
import { BrokenConnection } from './broken-connection.js'
import type { HostConnection } from './host-connection.js'
import { HostedStore } from './hosted-store.js'
import { ReadingHost } from './reading-host.js'
import { SilenceWatch } from './silence-watch.js'
import { checkSocketPath } from './socket-folder.js'
import type { StoreAccess } from './store-access.js'
import type { StoreName } from './store-name.js'

/** Milliseconds between two attempts, at random in between so that guests spread. */
const pauseMinMs = 10
const pauseMaxMs = 50
/** Between two looks for a host when nothing is asked. */
const pauseIdleMs = 200

/** So long a process that only reads leaves it to others to take the place of a host that went. */
const patienceMs = 1_000

/** What an election is about. */
export interface ElectionOptions {
  /** The store's folder. */
  readonly path: string
  /** The store's identity, once it is known. */
  readonly id: string | undefined
  /** So long a host may be silent: half of it in a connection, and half of it when one is sought. */
  readonly silenceMs: number
  /**
   * Of a process that only reads: whether it has a question. Without one it waits for a host, and takes
   * no lock. Undefined for a process that may write.
   */
  readonly isAsked?: (() => boolean) | undefined
  /** What the log's files looked like when this process last knew all of it. */
  readonly leftAs?: string | undefined
  /** Gives up. */
  readonly signal: AbortSignal
  /** Told that there is no way to the store for too long; the election goes on. */
  readonly onSilence: (error: TrackError) => void
}

/**
 * Finds a way to the store: as its host if LevelDB's lock is free, else as a guest of whoever has it.
 * @throws TRACK_STORE_LOCKED when the store was never open here, and whoever has it lets nobody in;
 * TRACK_LOG_CLOSED when it was given up; and whatever opening a store throws.
 */
export async function electHost(options: ElectionOptions): Promise<StoreAccess> {
  const { path, id, silenceMs, isAsked, signal, onSilence } = options
  const open = (): Promise<StoreAccess> =>
    isAsked === undefined
      ? HostedStore.open(path, id, onLocked)
      : ReadingHost.open(path, id, onLocked, isAsked)
  if (isAsked !== undefined && id !== undefined) {
    const connection = await visitNext(options, isAsked)
    if (connection !== undefined) return connection
  }
  const refusing = new AbortController()
  const ended = AbortSignal.any([signal, refusing.signal])
  let visitedMs = Number.POSITIVE_INFINITY
  const watch = new SilenceWatch(path, silenceMs / 2, () => {
    // A host that keeps its guest waiting is silent. One that has turned away each guest is none.
    const isWaiting = performance.now() - visitedMs > silenceMs / 4
    if (id === undefined && !isWaiting) refusing.abort()
    else onSilence(silentHost(path))
  })
  const onLocked = (): void => watch.end()
  try {
    let locked: unknown
    while (!ended.aborted) {
      try {
        return await open()
      } catch (error) {
        if (!isTrackError(error, 'TRACK_STORE_LOCKED')) throw error
        locked = error
      }
      visitedMs = performance.now()
      const connection = await visitHost({ ...options, signal: ended })
      visitedMs = Number.POSITIVE_INFINITY
      if (connection !== undefined) return connection
      const pauseMs = pauseMinMs + Math.random() * (pauseMaxMs - pauseMinMs)
      await wait(pauseMs, undefined, { signal: ended }).catch(() => {}) // the loop looks why
    }
    throw signal.aborted ? closedStore(path) : lockedStore(path, locked)
  } finally {
    watch.end()
  }
}

/**
 * Waits for the next host and becomes its guest; undefined when there is none for a while, and a question,
 * or news in the log of a host that came and went: who reads leaves the lock to those who write.
 */
async function visitNext(
  options: ElectionOptions,
  isAsked: () => boolean,
): Promise<HostConnection | undefined> {
  const { path, leftAs, signal } = options
  const patientUntilMs = performance.now() + patienceMs
  const hasNews = (): boolean => leftAs === undefined || logSignature(path) !== leftAs
  const isPatient = (): boolean => performance.now() < patientUntilMs || !(isAsked() || hasNews())
  while (!signal.aborted && isPatient()) {
    const connection = await visitHost(options)
    if (connection !== undefined) return connection
    const pauseMs = isAsked() ? pauseMinMs : pauseIdleMs
    await wait(pauseMs, undefined, { signal }).catch(() => {}) // the loop looks why
  }
  return undefined
}

/** Becomes a guest of the process that host.json names; undefined when there is none, or not any more. */
export async function visitHost(options: ElectionOptions): Promise<HostConnection | undefined> {
  const { path, silenceMs, signal } = options
  const socket = readHost(path)?.socket
  const store = nameOf(path, options.id)
  if (socket === undefined || store === undefined || !isUsable(socket)) return undefined
  try {
    // It takes long to load, and only guests need it.
    const { HostConnection } = await import('./host-connection.js')
    return await HostConnection.open({
      address: { target: `unix:${socket}` },
      store,
      silenceMs: silenceMs / 2,
      signal,
    })
  } catch (error) {
    const isAnother = isTrackError(error, 'TRACK_STORE_INVALID')
    if (isAnother || error instanceof BrokenConnection) return undefined
    throw error
  }
}

function nameOf(path: string, known: string | undefined): StoreName | undefined {
  const id = known ?? readStoreIdentity(path)?.id
  return id === undefined ? undefined : { id, folder: logFolder(path) }
}

function isUsable(socket: string): boolean {
  try {
    checkSocketPath(socket)
    return true
  } catch {
    return false // it is gone with its host, or none of this user's
  }
}

/** The error for calls that come, or are left, when the store is closed. */
export function closedStore(path: string): TrackError {
  return new TrackError('TRACK_LOG_CLOSED', `The log of ${path} is closed`, { details: { path } })
}

function silentHost(path: string): TrackError {
  const host = readHost(path)
  const who =
    host === undefined
      ? 'another process'
      : `process ${host.pid} on ${host.host} (${host.command}) since ${host.since}`
  return new TrackError(
    'TRACK_HOST_SILENT',
    `The store ${path} is open in ${who}, which does not answer. What was logged waits for it: let ` +
      'that process go on, or end it',
    { details: { path, ...host } },
  )
}
