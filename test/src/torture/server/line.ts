import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net'

/** Which way bytes go. */
export type Way = 'what clients ask' | 'what the server answers'

/** What is to be done to bytes that go that way: after so many more, their connection breaks. */
interface Cut {
  readonly way: Way
  bytesLeft: number
  readonly done: () => void
}

/** Carries the connections of clients to a server, and breaks them. */
export class Line {
  readonly #server: Server
  readonly #portOfServer: number
  readonly #sockets = new Set<Socket>()
  #cut: Cut | undefined
  #isClosed = false
  #isSilent = false

  private constructor(portOfServer: number) {
    this.#portOfServer = portOfServer
    this.#server = createServer((client) => this.#join(client))
  }

  /** @param port Of a server on this machine. */
  static async to(port: number): Promise<Line> {
    const line = new Line(port)
    line.#server.listen(0, '127.0.0.1')
    await once(line.#server, 'listening')
    return line
  }

  get port(): number {
    return (this.#server.address() as AddressInfo).port
  }

  /** Breaks the connection on which the last of so many more bytes goes that way. Resolves when it breaks. */
  cutAfter(way: Way, bytes: number): Promise<void> {
    return new Promise((done) => {
      this.#cut = { way, bytesLeft: bytes, done }
    })
  }

  /** Breaks all connections. */
  breakAll(): void {
    for (const socket of this.#sockets) socket.resetAndDestroy()
  }

  /** Whether nothing goes either way, though connections stay. */
  set isSilent(isSilent: boolean) {
    this.#isSilent = isSilent
    for (const socket of this.#sockets) {
      if (isSilent) socket.pause()
      else socket.resume()
    }
  }

  /** Whether new connections are broken at once. */
  set isClosed(isClosed: boolean) {
    this.#isClosed = isClosed
  }

  close(): void {
    this.#server.close()
    this.breakAll()
  }

  #join(client: Socket): void {
    if (this.#isClosed) return void client.destroy()
    const server = connect(this.#portOfServer, '127.0.0.1')
    this.#carry(client, server, 'what clients ask')
    this.#carry(server, client, 'what the server answers')
  }

  #carry(from: Socket, to: Socket, way: Way): void {
    this.#sockets.add(from)
    from.on('error', () => {}) // it closes then
    from.on('close', () => {
      this.#sockets.delete(from)
      to.destroy()
    })
    to.on('drain', () => {
      if (!this.#isSilent) from.resume()
    })
    from.on('data', (bytes) => {
      const cut = this.#cut?.way === way ? this.#cut : undefined
      if (cut !== undefined && bytes.length >= cut.bytesLeft) {
        this.#cut = undefined
        to.write(bytes.subarray(0, cut.bytesLeft), () => to.destroy())
        from.destroy()
        cut.done()
        return
      }
      if (cut !== undefined) cut.bytesLeft -= bytes.length
      if (!to.write(bytes)) from.pause()
    })
    if (this.#isSilent) from.pause()
  }
}
