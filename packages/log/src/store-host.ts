import {
  closeSync,
  openSync,
  readFileSync,
  readSync,
  renameSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { isMainThread } from 'node:worker_threads'
import { TrackError } from '@track/core/commits'
import { storeFiles } from './store-format.js'

/** The process that has a store open, as host.json says. */
interface StoreHost {
  readonly pid: number
  readonly host: string
  /** The program's file and arguments. */
  readonly command: string
  /** ISO 8601. */
  readonly since: string
  /** The socket on which it lets other processes in; undefined when it does not. */
  readonly socket: string | undefined
}

/** What is read of host.json: whoever writes there may write anything. */
const hostBytesMax = 16 << 10

/**
 * Says in the store which process has it open.
 * @returns What {@link withdrawHost} takes back.
 */
export function publishHost(path: string, since: Date, socket: string | undefined): string {
  const host: StoreHost = {
    pid: process.pid,
    host: hostname(),
    // A store's thread is started with the command line of its program after its own file.
    command: process.argv
      .slice(isMainThread ? 1 : 2)
      .join(' ')
      .slice(0, 200),
    since: since.toISOString(),
    socket,
  }
  const content = `${JSON.stringify(host, null, 2)}\n`
  // Not synced: after a power cut no process has the store, whatever is left of this.
  const file = join(path, storeFiles.host)
  const temporary = `${file}.${process.pid}.tmp`
  writeFileSync(temporary, content, { mode: 0o600 })
  renameSync(temporary, file)
  return content
}

/** Takes back what {@link publishHost} said, unless somebody else has said something since. */
export function withdrawHost(path: string, published: string): void {
  const file = join(path, storeFiles.host)
  try {
    if (readFileSync(file, 'utf8') === published) unlinkSync(file)
  } catch {
    // It says who has the store or had it last: a stale one misleads nobody who asks the lock first.
  }
}

/** The error for a store that another has open, naming who. */
export function lockedStore(path: string, cause: unknown): TrackError {
  const host = readHost(path)
  const who =
    host === undefined
      ? 'another process, or in this one since before its folder was replaced'
      : host.pid === process.pid
        ? `this process (${host.pid}): in another thread, through another copy of Track, or in a log ` +
          'that failed and is not closed'
        : `process ${host.pid} on ${host.host} (${host.command}) since ${host.since}`
  return new TrackError(
    'TRACK_STORE_LOCKED',
    `The store ${path} is open in ${who}; wait until it is closed, or use another store`,
    { details: { path, ...host }, cause },
  )
}

/** What host.json says; whatever in it is not as it should be is left out. */
export function readHost(path: string): StoreHost | undefined {
  try {
    const content: Readonly<Record<keyof StoreHost, unknown>> = JSON.parse(readStart(path))
    const text = (value: unknown): string => (typeof value === 'string' ? value.slice(0, 200) : '?')
    const pid = typeof content.pid === 'number' ? content.pid : 0
    const { host, command, since } = content
    const socket = typeof content.socket === 'string' ? content.socket : undefined
    return { pid, host: text(host), command: text(command), since: text(since), socket }
  } catch {
    return undefined
  }
}

function readStart(path: string): string {
  const bytes = Buffer.alloc(hostBytesMax)
  const handle = openSync(join(path, storeFiles.host), 'r')
  try {
    return bytes.toString('utf8', 0, readSync(handle, bytes, 0, hostBytesMax, 0))
  } finally {
    closeSync(handle)
  }
}
