// Contents of logged files that go to a server and come back: all of them or nothing, whatever happens on the way.
import { createHash, randomBytes } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { status } from '@grpc/grpc-js'
import { buildAppend, type EventLog, isTrackError, trackErrorCodes } from '@track/core'
import { filePieceBytes } from '@track/log/hosting'
import fc from 'fast-check'
import { describe, expect, it, vi } from 'vitest'
import { eventLogService, type ServiceMethod } from './event-log-service.js'
import { caller, codeOf } from './testing/call-server.js'
import { frailLine } from './testing/frail-line.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { logOn, serve } from './testing/store-server.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const content = (bytes: Uint8Array): AsyncIterable<Uint8Array> => ({
  async *[Symbol.asyncIterator]() {
    for (let at = 0; at < bytes.length; at += 1 << 20) yield bytes.subarray(at, at + (1 << 20))
  },
})

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

/** Every file below `files/` of a store, what is half written among them. */
function filesIn(store: string): string[] {
  const root = join(store, 'files')
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)))
}

const placeOf = (digest: string): string => join(digest.slice(0, 2), digest)

function put(log: EventLog, bytes: Uint8Array): Promise<unknown> {
  return log.files?.put(content(bytes)) ?? Promise.resolve()
}

/** The digest of what comes back: to compare large contents byte by byte takes a test runner minutes. */
async function readBack(log: EventLog, digest: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const piece of log.files?.read(digest) ?? []) hash.update(piece)
  return hash.digest('hex')
}

const refusalOf = (work: Promise<unknown>): Promise<unknown> =>
  work.then(
    () => 'no error',
    (error: unknown) => (isTrackError(error) ? error.code : error),
  )

describe('a file on a server', () => {
  it.each([0, 1, filePieceBytes - 1, filePieceBytes, filePieceBytes + 1, 3 * filePieceBytes])(
    'of %i bytes is beside its store, and comes back',
    async (length) => {
      const store = join(temporaryFolder(), 'store')
      const server = await serve({ store })
      const log = logOn(server.uri, temporaryFolder())
      const bytes = randomBytes(length)
      const digest = sha256(bytes)
      expect(await log.files?.put(content(bytes))).toEqual({ digest, bytes: length })
      expect(filesIn(store)).toEqual([placeOf(digest)])
      expect(await readBack(log, digest)).toBe(digest)
    },
  )

  it('that the server has is not sent again, also by another client', async () => {
    const server = await serve()
    const line = await frailLine(server.port)
    const bytes = randomBytes(2 << 20)
    await put(logOn(line.uri, temporaryFolder()), bytes)
    expect(line.sent()).toBeGreaterThan(bytes.length)
    const before = line.sent()
    await put(logOn(line.uri, temporaryFolder()), bytes)
    expect(line.sent() - before).toBeLessThan(1 << 16)
  })

  it('goes on where it was when the line breaks', async () => {
    const store = join(temporaryFolder(), 'store')
    const server = await serve({ store })
    const line = await frailLine(server.port)
    const log = logOn(line.uri, temporaryFolder())
    const bytes = randomBytes(8 << 20)
    line.breakAfter(3 << 20, 2)
    await put(log, bytes)
    expect(line.sent(), 'it is not sent twice').toBeLessThan(10 << 20)
    expect(await readBack(log, sha256(bytes))).toBe(sha256(bytes))
    expect(filesIn(store)).toEqual([placeOf(sha256(bytes))])
  })

  it('begins anew when the server forgot what it had of it', async () => {
    const store = join(temporaryFolder(), 'store')
    const first = await serve({ store })
    const log = logOn(first.uri, temporaryFolder())
    const bytes = randomBytes(4 << 20)
    let times = 0
    const interrupted: AsyncIterable<Uint8Array> = {
      async *[Symbol.asyncIterator]() {
        const time = ++times
        yield bytes.subarray(0, 2 << 20)
        if (time === 2) {
          await first.close()
          await serve({ store, port: first.port })
        }
        yield bytes.subarray(2 << 20)
      },
    }
    expect(await log.files?.put(interrupted)).toEqual({
      digest: sha256(bytes),
      bytes: bytes.length,
    })
    expect(times, 'once for the digest, and sent twice').toBe(3)
    expect(filesIn(store)).toEqual([placeOf(sha256(bytes))])
  })

  it('that changes before it is sent is kept as it was sent', async () => {
    const store = join(temporaryFolder(), 'store')
    const log = logOn((await serve({ store })).uri, temporaryFolder())
    let times = 0
    const changing: AsyncIterable<Uint8Array> = {
      async *[Symbol.asyncIterator]() {
        yield Buffer.from(`time ${++times}`)
      },
    }
    const second = Buffer.from('time 2')
    expect(await log.files?.put(changing)).toEqual({ digest: sha256(second), bytes: 6 })
    expect(filesIn(store)).toEqual([placeOf(sha256(second))])
  })

  it('whose content is gone when its event comes out of the spool is not named: the event is kept and told', async () => {
    const store = join(temporaryFolder(), 'store')
    const server = await serve({ store })
    const log = logOn(server.uri, temporaryFolder())
    const bytes = randomBytes(99)
    await put(log, bytes)
    const digest = sha256(bytes)
    await server.close()
    const event = { type: 'FileLogged', name: 'a', digest, bytes: 99, mime: 'text/plain' } as const
    await log.append(
      buildAppend([{ stream: metricStream, event, timeMs: 1_700_000_000_000 }], {
        origin: { writer: 'f'.repeat(32), sequence: 0 },
        salt: new Uint8Array(12),
      }),
    )
    await log.append(metricAppend(0))
    rmSync(join(store, 'files', placeOf(digest))) // as a redaction of an equal one does
    await serve({ store, port: server.port })
    await log.spool?.sent()
    expect(log.spool?.state()).toMatchObject({ events: 0, refused: 1 })
    expect((await log.head()).position).toBe(1)
  })

  it('is refused in bounded time while the server is away, and the log goes on', async () => {
    const server = await serve()
    const log = logOn(server.uri, temporaryFolder(), { silenceMs: 500 })
    await log.append(metricAppend(0))
    await server.close()
    expect(await refusalOf(put(log, randomBytes(9)))).toBe('TRACK_SERVER_AWAY')
    expect(await refusalOf(readBack(log, '0'.repeat(64)))).toBe('TRACK_SERVER_AWAY')
    expect((await log.append(metricAppend(1))).position).toBe(Number.NaN)
  })

  it.each([
    ['changed', (file: string) => writeFileSync(file, Buffer.alloc(1 << 20))],
    ['cut off', (file: string) => truncateSync(file, filePieceBytes)],
  ])(
    'whose content is %s is refused as it is read, and mended by logging it again',
    async (_, damage) => {
      const store = join(temporaryFolder(), 'store')
      const log = logOn((await serve({ store })).uri, temporaryFolder())
      const bytes = randomBytes(1 << 20)
      const digest = sha256(bytes)
      await put(log, bytes)
      damage(join(store, 'files', placeOf(digest)))
      expect(await refusalOf(readBack(log, digest))).toBe('TRACK_FILE_CORRUPT')
      await put(log, bytes)
      expect(await readBack(log, digest)).toBe(digest)
    },
  )
})

describe('a server bears', () => {
  it('files up to a size: a larger one is refused before it is sent', async () => {
    const store = join(temporaryFolder(), 'store')
    const server = await serve({ store, limits: { fileBytesMax: 1 << 20 } })
    const line = await frailLine(server.port)
    const log = logOn(line.uri, temporaryFolder())
    await put(log, randomBytes(1 << 20))
    const before = line.sent()
    const large = randomBytes((1 << 20) + 1)
    expect(await refusalOf(put(log, large))).toBe('TRACK_FILE_TOO_LARGE')
    expect(line.sent() - before).toBeLessThan(1 << 16)
    expect(filesIn(store)).toHaveLength(1)
  })

  it('so many at once: others wait for a place, which one that is idle leaves', async () => {
    const store = join(temporaryFolder(), 'store')
    const limits = { uploadsMax: 2, idleMs: 1_000, fileBytesMax: 3 * filePieceBytes }
    const server = await serve({ store, limits })
    const call = await caller(server)
    const begin = (upload: number): Promise<unknown> =>
      call(...putRequest({ upload, offset: 0, piece: Buffer.alloc(9) })).then(codeOf)
    expect(await begin(1)).toBe(undefined)
    expect(await begin(2)).toBe(undefined)
    expect(filesIn(store)).toHaveLength(2)
    expect(await begin(3)).toBe('TRACK_SERVER_BUSY')
    const log = logOn(server.uri, temporaryFolder())
    const bytes = randomBytes(99)
    await put(log, bytes)
    await vi.waitFor(() => expect(filesIn(store)).toEqual([placeOf(sha256(bytes))]), 10_000)
  })

  it('so many questions for contents at once, and none that nobody waits for', async () => {
    const store = join(temporaryFolder(), 'store')
    const server = await serve({ store })
    const digest = Buffer.alloc(32, 7)
    const place = join(store, 'files', placeOf(digest.toString('hex')))
    mkdirSync(dirname(place), { recursive: true })
    writeFileSync(place, '')
    const bytes = 16 * 2 ** 30 // of zeros: no disk has them, and to read them takes longer than any test
    truncateSync(place, bytes)
    const [path, request] = requestOf(eventLogService.findFile, { digest, bytes })
    const [many, other] = [await caller(server), await caller(server)]
    const gone = Array.from({ length: 16 }, () => new AbortController())
    const asked = gone.map(({ signal }) => many(path, request, undefined, signal))
    const ask = (): Promise<unknown> => {
      return other(...requestOf(eventLogService.findFile, { digest, bytes: 1 })).then(codeOf)
    }
    await vi.waitFor(async () => expect(await ask()).toBe('TRACK_SERVER_BUSY'), 10_000)
    for (const one of gone) one.abort()
    for (const error of await Promise.all(asked)) expect(error?.code).toBe(status.CANCELLED)
    await vi.waitFor(async () => expect(await ask()).toBe(undefined), 10_000)
  })

  it('a piece in a message that has more than that is refused', async () => {
    const call = await caller(await serve())
    const [path, bytes] = putRequest({ upload: 1, offset: 0, piece: Buffer.from('x') })
    const unknown = Buffer.concat([Buffer.from([0x7a, 0x80, 0x20]), Buffer.alloc(4_096)])
    expect(await call(path, bytes)).toBe(undefined)
    expect((await call(path, Buffer.concat([bytes, unknown])))?.code).toBe(status.INTERNAL)
  })

  it('nothing that is not what it was said to be, too long, or out of turn', async () => {
    const store = join(temporaryFolder(), 'store')
    const server = await serve({ store, limits: { fileBytesMax: 2 * filePieceBytes } })
    const call = await caller(server)
    const tell = (request: PutRequest): Promise<unknown> =>
      call(...putRequest(request)).then(codeOf)
    const piece = Buffer.alloc(filePieceBytes)
    const digest = Buffer.alloc(32, 7)
    expect(await tell({ upload: 1, offset: 0, piece: Buffer.from('x'), digest })).toBe(
      'TRACK_FILE_CORRUPT',
    )
    expect(await tell({ upload: 2, offset: 0, piece: Buffer.alloc(filePieceBytes + 1) })).toBe(
      'TRACK_ARGUMENT_INVALID',
    )
    expect(await tell({ upload: 3, offset: 0, piece })).toBe(undefined)
    expect(await tell({ upload: 3, offset: 7, piece, digest }), 'out of turn').toBe(undefined)
    expect(await tell({ upload: 3, offset: filePieceBytes, piece })).toBe(undefined)
    expect(await tell({ upload: 3, offset: 2 * filePieceBytes, piece })).toBe(
      'TRACK_FILE_TOO_LARGE',
    )
    expect(await tell({ upload: 4, offset: 0, piece, digest: Buffer.from('../../up') })).toBe(
      'TRACK_ARGUMENT_INVALID',
    )
    expect(filesIn(store)).toEqual([])
  })

  it('whatever is said of files: it answers with a code, leaves nothing, and goes on', async () => {
    const folder = temporaryFolder()
    const store = join(folder, 'store')
    const limits = { uploadsMax: 4, idleMs: 500, requestsPerSecondMax: 100_000 }
    const server = await serve({ store, limits })
    const log = logOn(server.uri, temporaryFolder())
    const kept = randomBytes(99)
    await put(log, kept)
    const digest = Buffer.from(sha256(kept), 'hex')
    const samples: readonly (readonly [string, Buffer])[] = [
      requestOf(eventLogService.findFile, { digest, bytes: 99 }),
      requestOf(eventLogService.getFile, { digest, offset: 3 }),
      putRequest({ upload: 1, offset: 0, piece: Buffer.from('first') }),
      putRequest({ upload: 1, offset: 5, piece: Buffer.from('last'), digest }),
    ]
    const call = await caller(server)
    const allowed = new Set<string>(trackErrorCodes)
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...samples),
        fc.nat(),
        fc.uint8Array({ maxLength: 40 }),
        async ([path, bytes], at, by) => {
          const start = at % (bytes.length + 1)
          const rest = bytes.subarray(start + by.length)
          const error = await call(path, Buffer.concat([bytes.subarray(0, start), by, rest]))
          if (error === undefined || error.code === status.INTERNAL) return // no message at all
          expect(error.code, error.message).toBe(status.FAILED_PRECONDITION)
          expect(allowed.has(codeOf(error) ?? ''), error.message).toBe(true)
        },
      ),
      { numRuns: 400 },
    )
    const isNamed = (file: string): boolean =>
      placeOf(sha256(readFileSync(join(store, 'files', file)))) === file
    await vi.waitFor(() => expect(filesIn(store).filter((file) => !isNamed(file))).toEqual([]), {
      timeout: 10_000,
    })
    expect(readdirSync(folder)).toEqual(['store'])
    expect(await readBack(log, sha256(kept))).toBe(sha256(kept))
  })
})

interface PutRequest {
  /** All bytes of its id. */
  readonly upload: number
  readonly offset: number
  readonly piece: Buffer
  readonly digest?: Buffer
}

function putRequest({ upload, ...rest }: PutRequest): readonly [path: string, bytes: Buffer] {
  return requestOf(eventLogService.putFile, { upload: Buffer.alloc(16, upload), ...rest })
}

function requestOf<Request>(
  { path, requestSerialize }: ServiceMethod<Request, never> | ServiceMethod<Request, object>,
  request: Request,
): readonly [path: string, bytes: Buffer] {
  return [path, requestSerialize(request)]
}
