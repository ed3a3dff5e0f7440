import { once } from 'node:events'
import { type AddressInfo, connect, createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** What stands between a client and its server, counts, and breaks. */
export interface FrailLine {
  /** What clients open. */
  readonly uri: string
  /** Bytes that went to the server so far. */
  readonly sent: () => number
  /** Breaks each connection that has carried so many bytes to the server, so often. */
  readonly breakAfter: (bytes: number, times: number) => void
}

/** A line to the server on that port of this machine. */
export async function frailLine(port: number): Promise<FrailLine> {
  let sent = 0
  let breakBytes = Number.POSITIVE_INFINITY
  let breaksLeft = 0
  const listener = createServer((client) => {
    const server = connect(port, '127.0.0.1')
    let carried = 0
    const end = (): void => {
      client.destroy()
      server.destroy()
    }
    client.on('data', (bytes) => {
      carried += bytes.length
      sent += bytes.length
      if (breaksLeft > 0 && carried > breakBytes) {
        breaksLeft--
        end()
      } else server.write(bytes)
    })
    server.on('data', (bytes) => client.write(bytes))
    for (const socket of [client, server]) socket.on('close', end).on('error', end)
  })
  listener.listen(0, '127.0.0.1')
  await once(listener, 'listening')
  onTestFinished(() => void listener.close())
  return {
    uri: `track://127.0.0.1:${(listener.address() as AddressInfo).port}`,
    sent: () => sent,
    breakAfter: (bytes, times) => {
      breakBytes = bytes
      breaksLeft = times
    },
  }
}
