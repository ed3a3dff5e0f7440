import { resolve } from 'node:path'
import { Worker } from 'node:worker_threads'
import { TrackError } from '@track/core/commits'
import { errorOf, loadLevel, threadLimits } from '@track/log/hosting'
import { type ServerLimits, serverLimits } from './server-limits.js'
import { type ServerMessage, type ServerThreadData, serverCounts } from './server-protocol.js'
import { silenceOf } from './silence.js'
import { checkToken } from './token.js'

/** How a store is served over TCP. */
export interface ServeOptions {
  /** The store's folder. It is made if there is none, and other processes may have it open. */
  readonly store: string
  /** Name or address to listen on. Default '127.0.0.1': nobody but this machine. */
  readonly host?: string
  /** Default 0: any that is free; the server's `port` says which. */
  readonly port?: number
  /** What every client must show, 16 visible ASCII characters at least; see `newToken`. */
  readonly token: string
  /** Certificate, with those that vouch for it, and its key, both PEM. Default: no TLS. */
  readonly tls?: { readonly cert: string; readonly key: string }
  /** Allows a host that is not this machine without TLS: anybody on the way can read all. Default false. */
  readonly insecure?: boolean
  readonly limits?: ServerLimits
  /**
   * Milliseconds that another process which has the store may be silent until calls are refused. Default
   * 8,000.
   */
  readonly silenceMs?: number
}

/** What has come to a server since it began. */
export interface ServerStats {
  /** Open at present. */
  readonly connections: number
  /** Connections that were let in, those that were sent away later included. */
  readonly accepted: number
  /** Connections that were sent away: too many, idle, without a token in time, or a flood. */
  readonly refused: number
  /** Calls with another token, or none. */
  readonly refusedTokens: number
  /** Calls that were told to come again later: their connection is too fast. */
  readonly delayed: number
}

const hostDefault = '127.0.0.1'
const portMax = 65_535

/**
 * Serves a store to clients on this machine or others, in a thread of its own, until it is closed or
 * the process ends. They open it as `track://host:port`, and must show the token.
 * @throws TRACK_ARGUMENT_INVALID; TRACK_TLS_REQUIRED for a host that is not this machine, without TLS;
 * TRACK_STORE_UNAVAILABLE when it cannot listen there; what opening a store throws.
 */
export async function serveStore(options: ServeOptions): Promise<StoreServer> {
  const data = checkedOptions(options)
  loadLevel() // as the store's own thread has it: LevelDB is not to be unloaded while it runs
  const worker = new Worker(new URL('./server-thread.js', import.meta.url), {
    name: 'track-server',
    workerData: data,
    argv: process.argv.slice(1),
    execArgv: [],
    resourceLimits: threadLimits,
  })
  const port = await new Promise<number>((resolve, reject) => {
    worker.once('error', reject)
    worker.once('exit', () => reject(ended('it ended as it began')))
    worker.once('message', (message: ServerMessage) => {
      if (message.type === 'listening') resolve(message.port)
      else reject(message.error === undefined ? ended('it closed') : errorOf(message.error))
    })
  }).catch(async (error: unknown) => {
    await worker.terminate()
    throw error
  })
  worker.removeAllListeners()
  return new StoreServer(worker, data, port)
}

/** A store that is being served. */
export class StoreServer {
  readonly host: string
  readonly port: number
  /** What clients open. */
  readonly uri: string
  /** Resolves when it is closed. @throws TRACK_LOG_FAILED when its thread died. */
  readonly closed: Promise<void>
  readonly #worker: Worker
  readonly #counts: BigInt64Array
  #isClosing = false

  /** @param worker Of a server that listens. */
  constructor(worker: Worker, { host, counts }: ServerThreadData, port: number) {
    this.host = host
    this.port = port
    this.uri = `track://${host.includes(':') ? `[${host}]` : host}:${port}`
    this.#worker = worker
    this.#counts = new BigInt64Array(counts)
    this.closed = new Promise((resolve, reject) => {
      worker.on('error', (cause) => reject(ended('it died', cause)))
      worker.on('exit', () => reject(ended('it died')))
      worker.on('message', (message: ServerMessage) => {
        if (message.type !== 'closed') return
        if (message.error === undefined) resolve()
        else reject(errorOf(message.error))
      })
    })
    this.closed.catch(() => {}) // who closes it, or asks, hears of it
  }

  /** What has come to it so far. */
  stats(): ServerStats {
    const counted = serverCounts.map((what, i) => [what, Number(Atomics.load(this.#counts, i))])
    return Object.fromEntries(counted)
  }

  /** Sends all clients away, closes the store, and resolves when both is done. */
  async close(): Promise<void> {
    if (!this.#isClosing) this.#worker.postMessage('close')
    this.#isClosing = true
    await this.closed.finally(() => this.#worker.terminate())
  }

  /** Closes it at the end of an `await using` block. */
  async [Symbol.asyncDispose](): Promise<void> {
    await this.close()
  }
}

function checkedOptions(options: ServeOptions): ServerThreadData {
  const { store, host = hostDefault, port = 0, token, tls, insecure = false } = options
  const { limits } = options
  const silenceMs = silenceOf(options.silenceMs)
  if (typeof store !== 'string' || store === '') throw invalid('store is the path of a folder')
  if (typeof host !== 'string' || host === '') throw invalid('host is a name or an address')
  if (!Number.isInteger(port) || port < 0 || port > portMax) {
    throw invalid(`port is an integer from 0 to ${portMax}, found ${String(port)}`)
  }
  if (tls !== undefined && (typeof tls.cert !== 'string' || typeof tls.key !== 'string')) {
    throw invalid('tls is { cert, key }, both PEM')
  }
  return {
    path: resolve(store),
    host,
    port,
    token: checkToken(token),
    tls: tls && { cert: tls.cert, key: tls.key },
    insecure: insecure === true,
    limits: serverLimits(limits),
    silenceMs,
    counts: new SharedArrayBuffer(BigInt64Array.BYTES_PER_ELEMENT * serverCounts.length),
  }
}

function invalid(what: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', `A server's ${what}`)
}

function ended(what: string, cause?: unknown): TrackError {
  return new TrackError('TRACK_LOG_FAILED', `The thread of the server has a problem: ${what}`, {
    cause,
  })
}
