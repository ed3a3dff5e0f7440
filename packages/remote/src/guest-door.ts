import { createServer, type Server, type Socket } from 'node:net'
import { Duplex } from 'node:stream'
import type { StoreAtHand } from '@track/log/hosting'
import type { GuestServer } from './guest-server.js'
import { newSocketPath, removeSocket } from './socket-folder.js'
import type { StoreName } from './store-name.js'

/** The socket on which a store's host lets guests in. The service is loaded for the first of them. */
export class GuestDoor {
  /** Of the socket. */
  readonly path: string
  readonly #listener: Server
  readonly #sockets = new Set<Socket>()
  #server: Promise<GuestServer> | undefined
  #isClosed = false

  private constructor(path: string, store: StoreAtHand, name: StoreName) {
    this.path = path
    this.#listener = createServer((socket) => {
      this.#sockets.add(socket)
      socket.on('close', () => this.#sockets.delete(socket))
      socket.on('error', () => {}) // a guest that is gone: it is closed too
      this.#server ??= serverOf(store, name)
      this.#server.then(
        (server) => {
          if (!this.#isClosed) server.take(throughJavaScript(socket))
        },
        () => socket.destroy(),
      )
    })
  }

  /**
   * Opens it.
   * @throws When there is no place for a socket.
   */
  static async open(store: StoreAtHand, name: StoreName): Promise<GuestDoor> {
    const door = new GuestDoor(newSocketPath(), store, name)
    await new Promise<void>((resolve, reject) => {
      door.#listener.once('error', reject)
      door.#listener.listen(door.path, resolve)
    }).catch((error: unknown) => {
      removeSocket(door.path)
      throw error
    })
    door.#listener.on('error', () => {}) // one guest could not be let in: it tries again
    return door
  }

  /** Sends all guests away, and takes the socket with it. */
  async close(): Promise<void> {
    this.#isClosed = true
    const closed = new Promise((resolve) => this.#listener.close(resolve))
    const server = await this.#server?.catch(() => undefined)
    server?.close()
    for (const socket of this.#sockets) socket.destroy()
    await closed
    removeSocket(this.path)
  }
}

/**
 * The same connection, whose bytes pass through JavaScript. A socket's own reach HTTP/2 also in the moment in
 * which this thread is ended, by `process.exit()` or with the worker that it belongs to, and JavaScript runs no
 * more: a request that comes just then would abort the process (Node 20: `StreamBase::CallJSOnreadMethod`,
 * `onread->IsFunction()`).
 */
function throughJavaScript(socket: Socket): Duplex {
  return Duplex.from({ readable: socket, writable: socket })
}

/** Loads what only a host with guests needs. */
async function serverOf(store: StoreAtHand, name: StoreName): Promise<GuestServer> {
  try {
    const { GuestServer } = await import('./guest-server.js')
    return await GuestServer.start(store, name)
  } catch (error) {
    warnOfNoGuests(error)
    throw error
  }
}

/** Tells the program that others cannot use the store that it has. */
export function warnOfNoGuests(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error)
  process.emitWarning(`Other processes cannot use the store that is open here: ${reason}`, {
    type: 'TrackWarning',
    code: 'TRACK_STORE_NOT_SHARED',
  })
}
