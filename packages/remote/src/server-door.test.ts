// Whoever comes to a server's port: what is not let in is told so with a code, and hinders nobody.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { join } from 'node:path'
import { connect as connectTls } from 'node:tls'
import { type ServiceError, status } from '@grpc/grpc-js'
import { type TrackErrorCode, trackErrorCodes } from '@track/core'
import { LevelLog } from '@track/log'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { appendRequest } from './append-message.js'
import { eventLogService } from './event-log-service.js'
import { type ServeOptions, type StoreServer, serveStore } from './serve-store.js'
import { sharedProgram } from './shared-program.js'
import { type Call, caller, codeOf } from './testing/call-server.js'
import { localhost } from './testing/certificates.js'
import { metricAppend } from './testing/metric-append.js'
import { logOn, serve, token } from './testing/store-server.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { newToken } from './token.js'

const { path: headPath } = eventLogService.head
const callHead = (call: Call, shown?: string): Promise<ServiceError | undefined> =>
  call(headPath, Buffer.alloc(0), shown)

/** A connection that is read, so that its end is noticed. */
async function connectTo(server: StoreServer): Promise<Socket> {
  const socket = connect(server.port, '127.0.0.1')
  onTestFinished(() => void socket.destroy())
  socket.on('error', () => {})
  socket.resume()
  await once(socket, 'connect')
  return socket
}

const refusedOptions: readonly (readonly [string, Partial<ServeOptions>, TrackErrorCode])[] = [
  ['another host without TLS', { host: '0.0.0.0' }, 'TRACK_TLS_REQUIRED'],
  ['every address without TLS', { host: '::' }, 'TRACK_TLS_REQUIRED'],
  ['no token', { token: '' }, 'TRACK_ARGUMENT_INVALID'],
  ['a short token', { token: 'secret' }, 'TRACK_ARGUMENT_INVALID'],
  ['a token with a line end', { token: `${token}\nx` }, 'TRACK_ARGUMENT_INVALID'],
  ['no port', { port: 70_000 }, 'TRACK_ARGUMENT_INVALID'],
  ['a strange limit', { limits: { connectionsMax: 0 } }, 'TRACK_ARGUMENT_INVALID'],
  ['a certificate that is none', { tls: { cert: 'x', key: 'y' } }, 'TRACK_ARGUMENT_INVALID'],
  ['a host that there is not', { host: 'no.such.host.invalid' }, 'TRACK_STORE_UNAVAILABLE'],
]

describe('a server is refused with a code', () => {
  it.each(refusedOptions)('for %s', async (_what, options, code) => {
    const store = join(temporaryFolder(), 'store')
    const error: unknown = await serveStore({ store, token, ...options }).then(
      (server) => server.close(),
      (reason: unknown) => reason,
    )
    expect(error).toMatchObject({ code })
    if (options.token) expect(String(error)).not.toContain(options.token)
  })

  it('on a port that is taken', async () => {
    const { port } = await serve()
    const store = join(temporaryFolder(), 'store')
    await expect(serveStore({ store, token, port })).rejects.toMatchObject({
      code: 'TRACK_STORE_UNAVAILABLE',
    })
  })
})

it('another host is served where that is allowed, or with TLS', async () => {
  const open = await serve({ host: '0.0.0.0', insecure: true })
  expect(codeOf(await callHead(await caller(open)))).toBe(undefined)
  const secure = await serve({ host: '0.0.0.0', tls: localhost })
  const log = logOn(`track://localhost:${secure.port}`, temporaryFolder(), { ca: localhost.cert })
  expect(await log.append(metricAppend(0))).toMatchObject({ position: 0 })
})

it('a wrong token, or none, is refused before a message is read, and its connection ended', async () => {
  const server = await serve()
  const wrong = ['', 'Bearer', `Bearer ${token}x`, token, `Basic ${token}`, `bearer ${token}`]
  for (const shown of wrong) {
    const error = await callHead(await caller(server), shown)
    expect([shown, error?.code, codeOf(error)]).toEqual([
      shown,
      status.UNAUTHENTICATED,
      'TRACK_TOKEN_REFUSED',
    ])
    expect(JSON.stringify(error)).not.toContain(token)
  }
  expect(await callHead(await caller(server))).toBe(undefined)
  await vi.waitFor(() => expect(server.stats().connections).toBe(1), 10_000)
  expect(server.stats()).toMatchObject({ refusedTokens: wrong.length, refused: 0 })
})

it('a message over the limit is refused with a code, and a client does not send one', async () => {
  const server = await serve({ limits: { messageBytesMax: 1 << 20 } })
  const call = await caller(server)
  const error = await call(eventLogService.append.path, Buffer.alloc((1 << 20) + 1))
  expect(error?.code).toBe(status.RESOURCE_EXHAUSTED)
  expect(await callHead(call)).toBe(undefined)
  const log = logOn(server.uri, temporaryFolder())
  const large = { ...metricAppend(0), body: new Uint8Array(2 << 20) }
  await expect(log.append(large)).rejects.toMatchObject({ code: 'TRACK_EVENT_TOO_LARGE' })
  expect(await log.append(metricAppend(1))).toMatchObject({ position: 0 })
})

it('connections beyond the limit are told so, and find a place when there is one', async () => {
  const server = await serve({ limits: { connectionsMax: 2 } })
  const first = await connectTo(server)
  const call = await caller(server)
  expect(await callHead(call)).toBe(undefined)
  const third = await callHead(await caller(server))
  expect([third?.code, codeOf(third)]).toEqual([status.RESOURCE_EXHAUSTED, 'TRACK_SERVER_BUSY'])
  const log = logOn(server.uri, temporaryFolder(), { silenceMs: 60_000 })
  const appended = log.append(metricAppend(0))
  first.destroy()
  expect(await appended).toMatchObject({ position: 0 })
  const many = await Promise.all(Array.from({ length: 60 }, () => connectTo(server)))
  await Promise.all(many.slice(30).map((socket) => socket.closed || once(socket, 'close')))
  expect(await callHead(call)).toBe(undefined)
  expect(server.stats().refused).toBeGreaterThanOrEqual(30)
})

it('a client that is too fast is told when to come again, and comes again', async () => {
  const server = await serve({ limits: { requestsPerSecondMax: 10 } })
  const call = await caller(server)
  const errors = await Promise.all(Array.from({ length: 40 }, () => callHead(call)))
  const codes = errors.flatMap((error) => (error === undefined ? [] : [codeOf(error)]))
  expect(codes.length).toBeGreaterThanOrEqual(20)
  expect(new Set(codes)).toEqual(new Set(['TRACK_SERVER_BUSY']))
  const log = logOn(server.uri, temporaryFolder(), { silenceMs: 60_000 })
  for (let i = 0; i < 15; i++) expect((await log.append(metricAppend(i))).position).toBe(i)
  expect(server.stats().delayed).toBeGreaterThan(codes.length)
})

it('who shows no token in time, and who says nothing for long, is sent away', async () => {
  const late = await serve({ limits: { handshakeMs: 100 } })
  const silent = await connectTo(late)
  await once(silent, 'close')
  const idle = await serve({ limits: { idleMs: 100 } })
  const call = await caller(idle)
  expect(await callHead(call)).toBe(undefined)
  await vi.waitFor(() => expect(idle.stats()).toMatchObject({ connections: 0, refused: 1 }), 10_000)
  const slow = await serve({ tls: localhost, limits: { handshakeMs: 100 } })
  await once(await connectTo(slow), 'close')
})

it.each([
  ['TCP', undefined],
  ['TLS', localhost],
])('who says something now and then stays, over %s', async (_name, tls) => {
  const server = await serve({ limits: { idleMs: 1_500 }, ...(tls && { tls }) })
  const log = logOn(server.uri, temporaryFolder(), {
    silenceMs: 1_000,
    ...(tls && { ca: tls.cert }),
  })
  await log.append(metricAppend(0))
  const other = await connectTo(server)
  await once(other, 'close') // it says nothing
  expect(log.spool?.state()).toMatchObject({ away: undefined })
  await vi.waitFor(() => expect(server.stats().connections).toBe(1), 10_000)
  expect(server.stats()).toMatchObject({ accepted: 2, refused: 1 })
})

it.each([
  ['TCP', undefined],
  ['TLS', localhost],
])(
  'bytes that are no protocol end their connection and nothing else, over %s',
  async (_name, tls) => {
    const server = await serve({ limits: { handshakeMs: 500 }, ...(tls && { tls }) })
    const preface = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n')
    const open = async (): Promise<Socket> => {
      if (tls === undefined) return connectTo(server)
      const socket = connectTls({
        port: server.port,
        host: '127.0.0.1',
        ca: tls.cert,
        ALPNProtocols: ['h2'],
      })
      onTestFinished(() => void socket.destroy())
      socket.on('error', () => {})
      socket.resume()
      // A busy machine may not be through with it before the server ends it.
      await new Promise<unknown>((resolve) => {
        socket.once('secureConnect', resolve).once('close', resolve)
      })
      return socket
    }
    await fc.assert(
      fc.asyncProperty(fc.boolean(), fc.uint8Array({ maxLength: 400 }), async (begins, bytes) => {
        const socket = await open()
        socket.write(Buffer.concat([begins ? preface : Buffer.alloc(0), bytes]))
        socket.end()
        // Not with `once`, which an error of the socket ends: that is one way of being closed.
        if (!socket.closed) await new Promise((resolve) => socket.once('close', resolve))
      }),
      { numRuns: 60 },
    )
    const raw = await connectTo(server)
    raw.write(Buffer.from('GET / HTTP/1.1\r\nHost: x\r\n\r\n'))
    await once(raw, 'close')
    const log = logOn(server.uri, temporaryFolder(), tls && { ca: tls.cert })
    expect(await log.append(metricAppend(0))).toMatchObject({ position: 0 })
  },
)

it('whatever is asked with the token, the server answers with a code, and goes on', async () => {
  const server = await serve()
  const call = await caller(server)
  const { append, read, hello, beat, listBeats } = eventLogService
  const process = { host: 'h', boot: 'b', pid: 1, startedMs: 2 }
  const samples: readonly (readonly [string, Buffer])[] = [
    [append.path, append.requestSerialize(appendRequest([metricAppend(0, { writer: 7 })]))],
    [read.path, read.requestSerialize({ from: 0, to: 9, pageBytes: 100 })],
    [hello.path, hello.requestSerialize({ protocol: 1, store: '', folder: '' })],
    [beat.path, beat.requestSerialize({ process, beatMs: 5 })],
    [listBeats.path, listBeats.requestSerialize({})],
  ]
  const allowed = new Set<string>(trackErrorCodes)
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...samples),
      fc.nat(),
      fc.uint8Array({ maxLength: 40 }),
      async ([path, bytes], at, by) => {
        const start = at % (bytes.length + 1)
        const altered = [bytes.subarray(0, start), by, bytes.subarray(start + by.length)]
        const error = await call(path, Buffer.concat(altered))
        if (error === undefined || error.code === status.INTERNAL) return
        expect(error.code, error.message).toBe(status.FAILED_PRECONDITION)
        expect(allowed.has(codeOf(error) ?? ''), error.message).toBe(true)
      },
    ),
    { numRuns: 200 },
  )
  const log = logOn(server.uri, temporaryFolder())
  const { position } = await log.head()
  expect(await log.append(metricAppend(0))).toMatchObject({ position })
})

it('a store that another thread has open is served, and goes on when that closes', async () => {
  const store = join(temporaryFolder(), 'store')
  const owner = new LevelLog(store, sharedProgram())
  await owner.append(metricAppend(0))
  const server = await serve({ store })
  const log = logOn(server.uri, temporaryFolder())
  expect(await log.append(metricAppend(0, { writer: 1 }))).toMatchObject({ position: 1 })
  await owner.close()
  expect(await log.append(metricAppend(1, { writer: 1 }))).toMatchObject({ position: 2 })
})

it('the server keeps heartbeats of clients for each other, until a client ends in order', async () => {
  const server = await serve()
  const [one, other] = [1, 2].map(() => logOn(server.uri, temporaryFolder())) as [
    LevelLog,
    LevelLog,
  ]
  const process = { host: 'here', boot: 'b', pid: 7, startedMs: 1_000 }
  await one.head()
  one.heartbeats.start(process)
  await vi.waitFor(async () => {
    expect(await other.heartbeats.read()).toEqual([{ process, beatMs: expect.any(Number) }])
  }, 10_000)
  await one.close()
  expect(await other.heartbeats.read()).toEqual([])
})

it('makes tokens that a server takes, each another one', async () => {
  const made = [newToken(), newToken()]
  expect(new Set(made).size).toBe(2)
  const server = await serve({ token: made[0] as string })
  expect(await callHead(await caller(server), `Bearer ${made[0]}`)).toBe(undefined)
})
