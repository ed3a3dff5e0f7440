// Whatever a guest sends, its host lives on; whatever a host answers, its guest finds out.
import { once } from 'node:events'
import { createConnection } from 'node:net'
import { join } from 'node:path'
import { Client, credentials, type ServiceError, status } from '@grpc/grpc-js'
import { isTrackError, type LogHead, trackErrorCodes } from '@track/core'
import { readHost } from '@track/log/hosting'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { appendRequest } from './append-message.js'
import { eventLogService, failureTrailer } from './event-log-service.js'
import { errorOfFailureBytes } from './failure-message.js'
import { HostedStore } from './hosted-store.js'
import { pageOf, readRequest, readResponse } from './page-message.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const request = { from: 0, to: 100, direction: 'forward', pageBytes: 1 << 20 } as const

async function hostOf(commits: number): Promise<{ host: HostedStore; socket: string }> {
  const path = join(temporaryFolder(), 'store')
  const host = await HostedStore.open(path, undefined, () => {})
  onTestFinished(() => host.close())
  for (let i = 0; i < commits; i++) await host.append([metricAppend(i)])
  return { host, socket: readHost(path)?.socket ?? '' }
}

/** One sound request of each method, as bytes. */
const samples: readonly (readonly [path: string, bytes: Buffer])[] = [
  [
    eventLogService.append,
    appendRequest([metricAppend(9, { writer: 7 }), metricAppend(10, { writer: 7 })]),
  ],
  [eventLogService.read, readRequest(request, undefined)],
  [eventLogService.read, readRequest({ ...request, direction: 'backward' }, metricStream)],
  [eventLogService.hello, { protocol: 1, store: 'x'.repeat(32), folder: '1:2' }],
  [eventLogService.streamHead, { stream: new Uint8Array(16) }],
  [eventLogService.head, {}],
  [eventLogService.getDerived, { keys: ['a', 'b'] }],
  [eventLogService.listDerived, { from: '', to: 'z', limit: 9, reverse: true }],
].map(([method, message]) => {
  const { path, requestSerialize } = method as typeof eventLogService.hello
  return [path, requestSerialize(message as object)]
})

const hostile = fc.tuple(fc.constantFrom(...samples), fc.nat(), fc.uint8Array({ maxLength: 40 }))

/** A sound request with some bytes of it replaced, or bytes that are none. */
function altered(bytes: Buffer, at: number, by: Uint8Array): Buffer {
  const start = at % (bytes.length + 1)
  return Buffer.concat([bytes.subarray(0, start), by, bytes.subarray(start + by.length)])
}

it('whatever is asked, the host answers with a code, and goes on', async () => {
  const { host, socket } = await hostOf(20)
  const client = new Client(`unix:${socket}`, credentials.createInsecure())
  onTestFinished(() => client.close())
  const call = (path: string, bytes: Buffer): Promise<ServiceError | null> =>
    new Promise((resolve) => {
      const same = (buffer: Buffer): Buffer => buffer
      client.makeUnaryRequest(path, same, same, bytes, (error) => resolve(error))
    })
  const allowed = new Set<string>(trackErrorCodes)
  await fc.assert(
    fc.asyncProperty(hostile, async ([[path, bytes], at, by]) => {
      const error = await call(path, altered(bytes, at, by))
      if (error === null || error.code === status.INTERNAL) return // bytes that are no message
      expect(error.code, error.message).toBe(status.FAILED_PRECONDITION)
      const [failure] = error.metadata.get(failureTrailer)
      const told = errorOfFailureBytes(failure as Buffer)
      expect(allowed.has(told?.code ?? ''), error.message).toBe(true)
    }),
    { numRuns: 400 },
  )
  const head: LogHead = await host.head()
  expect(head.position).toBeGreaterThanOrEqual(20)
  expect((await host.append([metricAppend(20)]))[0]).toMatchObject({
    appended: { position: head.position },
  })
})

it('whoever comes to the socket without speaking the protocol is sent away', async () => {
  const { host, socket } = await hostOf(1)
  for (const bytes of [
    Buffer.alloc(0),
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    Buffer.alloc(99, 7),
  ]) {
    const guest = createConnection(socket)
    await once(guest, 'connect')
    guest.on('error', () => {})
    guest.end(bytes)
    guest.resume()
    await once(guest, 'close')
  }
  expect((await host.head()).position).toBe(1)
})

it('a page that was altered on its way is refused, or says the same', async () => {
  const { host } = await hostOf(20)
  const page = await host.readPage(request)
  const { read } = eventLogService
  const sent = read.responseSerialize(readResponse(page))
  expect(pageOf(read.responseDeserialize(sent), request, undefined)).toEqual(page)
  fc.assert(
    fc.property(fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 4 }), (at, by) => {
      const bytes = altered(sent, at % sent.length, by)
      let response: ReturnType<typeof read.responseDeserialize>
      try {
        response = read.responseDeserialize(bytes)
      } catch {
        return // no message at all
      }
      try {
        const { places, digests } = pageOf(response, request, undefined)
        expect({ places, digests }).toEqual({ places: page.places, digests: page.digests })
      } catch (error) {
        if (!isTrackError(error)) throw error
      }
    }),
    { numRuns: 2000 },
  )
})
