import { lookup } from 'node:dns/promises'
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { TrackError } from '@track/core/commits'
import { loadFileFolder, type StoreAtHand } from '@track/log/hosting'
import { callGuard, type PeerAddress } from './call-guard.js'
import type { PutContent } from './file-upload.js'
import { FileUploads } from './file-uploads.js'
import { loadGrpc } from './grpc.js'
import { GuestServer } from './guest-server.js'
import { isLoopback } from './loopback.js'
import type { ServerLimits } from './server-limits.js'
import type { StoreName } from './store-name.js'
import { TokenCheck } from './token.js'
import { Visitor } from './visitor.js'

/** Where a server listens, and whom it lets in. */
export interface ServerDoorOptions {
  readonly host: string
  /** 0 for any that is free. */
  readonly port: number
  readonly token: string
  /** PEM. */
  readonly tls: { readonly cert: string; readonly key: string } | undefined
  /** Whether anybody on the way may read all, and the token. */
  readonly insecure: boolean
  readonly limits: Required<ServerLimits>
  /** Told of what is counted. */
  readonly count: (what: ServerCount, change: 1 | -1) => void
}

/** What a server counts. */
export type ServerCount = 'connections' | 'accepted' | 'refused' | 'refusedTokens' | 'delayed'

/** Connections beyond the limit that are let in to be told so. */
const surplusMax = 16
const lookEveryMs = 250
/** A connection that was refused has so long to take the answer. */
const farewellMs = 1_000

/** The socket on which a server lets clients of a store in. */
export class ServerDoor {
  readonly port: number
  readonly #listener: Server
  readonly #server: GuestServer
  readonly #uploads: FileUploads
  readonly #visitors: Map<string, Visitor>
  readonly #timer: NodeJS.Timeout

  private constructor(
    listener: Server,
    server: GuestServer,
    uploads: FileUploads,
    visitors: Map<string, Visitor>,
    count: ServerDoorOptions['count'],
  ) {
    this.#listener = listener
    this.#server = server
    this.#uploads = uploads
    this.#visitors = visitors
    this.port = (listener.address() as AddressInfo).port
    this.#timer = setInterval(() => {
      const nowMs = performance.now()
      uploads.removeIdle(nowMs)
      for (const visitor of visitors.values()) {
        if (!visitor.isOverdue(nowMs)) continue
        count('refused', 1)
        visitor.socket.destroy()
      }
    }, lookEveryMs)
  }

  /**
   * Listens.
   * @param path The store's folder.
   * @throws TRACK_TLS_REQUIRED for a host that is not this machine, without TLS; TRACK_ARGUMENT_INVALID
   * for a certificate or key that is none; TRACK_STORE_UNAVAILABLE when it cannot listen there.
   */
  static async open(
    store: StoreAtHand,
    name: StoreName,
    path: string,
    options: ServerDoorOptions,
  ): Promise<ServerDoor> {
    const { limits, count } = options
    const address = await addressOf(options)
    const grpc = await loadGrpc()
    const visitors = new Map<string, Visitor>()
    const interceptor = callGuard(grpc, {
      token: new TokenCheck(options.token),
      visitorOf: (connection) => visitors.get(keyOf(connection)),
      onRefused: (visitor, why) => {
        if (why === 'rate') return count('delayed', 1)
        count(why === 'token' ? 'refusedTokens' : 'refused', 1)
        setTimeout(() => visitor?.socket.destroy(), farewellMs)
      },
    })
    const put: PutContent = async (content, digest) =>
      (await loadFileFolder(path)).put(content, digest)
    const uploads = new FileUploads(put, limits)
    const server = new GuestServer(grpc, store, name, {
      interceptor,
      messageBytesMax: limits.messageBytesMax,
      folder: path,
      uploads,
    })
    const listener = listenerOf(options, (socket) => server.take(socket))
    listener.on('connection', (socket: Socket) => {
      const isSurplus = visitors.size >= limits.connectionsMax
      if (visitors.size >= limits.connectionsMax + surplusMax) {
        count('refused', 1)
        socket.destroy()
        return
      }
      const key = keyOf(socket)
      visitors.set(key, new Visitor(socket, limits, isSurplus, performance.now()))
      count('accepted', 1)
      count('connections', 1)
      socket.on('error', () => {}) // a client that is gone: it is closed too
      socket.on('close', () => {
        visitors.delete(key)
        count('connections', -1)
      })
    })
    await listen(listener, address, options.port)
    return new ServerDoor(listener, server, uploads, visitors, count)
  }

  /** Sends all clients away. */
  async close(): Promise<void> {
    clearInterval(this.#timer)
    const closed = new Promise((resolve) => this.#listener.close(resolve))
    this.#server.close()
    for (const { socket } of this.#visitors.values()) socket.destroy()
    await closed
    await this.#uploads.close()
  }
}

/** The address to listen on: looked up before, so that none is open that should not be. */
async function addressOf({ host, tls, insecure }: ServerDoorOptions): Promise<string> {
  const { address } = await lookup(host).catch((cause: unknown) => {
    throw unavailable(`there is no host ${JSON.stringify(host)}`, cause)
  })
  if (tls !== undefined || insecure || isLoopback(address)) return address
  throw new TrackError(
    'TRACK_TLS_REQUIRED',
    `${host} is not this machine alone: whoever is on the way could read the token and all events. ` +
      'Give a certificate and its key (tls), or allow it (insecure)',
    { details: { host } },
  )
}

function listenerOf(options: ServerDoorOptions, take: (socket: Socket) => void): Server {
  const { tls, limits } = options
  if (tls === undefined) return createServer(take)
  try {
    const listener = createTlsServer(
      {
        cert: tls.cert,
        key: tls.key,
        ALPNProtocols: ['h2'],
        minVersion: 'TLSv1.2',
        handshakeTimeout: limits.handshakeMs,
      },
      (socket) => {
        socket.on('error', () => {}) // as that of the connection below it
        take(socket)
      },
    )
    return listener.on('tlsClientError', (_error, socket) => socket.destroy())
  } catch (cause) {
    // Without the cause's text: who knows what OpenSSL quotes of a key.
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'tls holds no certificate and key in PEM', {
      details: { code: cause instanceof Error && 'code' in cause ? cause.code : undefined },
    })
  }
}

function listen(listener: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    listener.once('error', (error) =>
      reject(unavailable(`${host}:${port} cannot be listened on: ${error.message}`, error)),
    )
    listener.listen({ host, port }, () => {
      listener.removeAllListeners('error')
      listener.on('error', () => {}) // one client could not be let in: it tries again
      resolve()
    })
  })
}

function keyOf({ remoteAddress, remotePort }: PeerAddress): string {
  return `${remoteAddress} ${remotePort}`
}

function unavailable(what: string, cause: unknown): TrackError {
  return new TrackError('TRACK_STORE_UNAVAILABLE', `The store cannot be served: ${what}`, { cause })
}
