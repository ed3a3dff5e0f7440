import { once } from 'node:events'
import { readdirSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, createServer } from 'node:net'
import { join } from 'node:path'
import { type Append, type EventLog, isTrackError, readEvents } from '@track/core'
import { LevelLog } from '@track/log'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { localhost } from './testing/certificates.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { logOn, serve } from './testing/store-server.js'
import { temporaryFolder } from './testing/temporary-folder.js'

interface LossyOptions {
  readonly silenceMs?: number
  readonly bytesMax?: number
}

/** A server that can be closed and opened again at one address, and a log on it. */
async function lossyServer({ silenceMs = 30_000, ...spool }: LossyOptions = {}) {
  const folder = temporaryFolder()
  const store = join(folder, 'store')
  const spools = join(folder, 'spools')
  const first = await serve({ store })
  let server = first
  const { uri, port } = first
  return {
    uri,
    store,
    spools,
    log: () => logOn(uri, spools, { silenceMs, spool }),
    close: () => server.close(),
    open: async () => {
      server = await serve({ store, port })
    },
  }
}

/** The steps of the metrics in a store, in the order of the log. */
async function stepsIn(store: string): Promise<(number | undefined)[]> {
  const log = new LevelLog(store)
  onTestFinished(() => log.close())
  const steps: (number | undefined)[] = []
  for await (const { event } of readEvents(log)) {
    if (event.type === 'MetricsLogged') steps.push(event.step)
  }
  return steps
}

const upTo = (end: number): number[] => Array.from({ length: end }, (_, i) => i)
const codeOf = (promise: Promise<unknown>): Promise<unknown> =>
  promise.then(
    () => undefined,
    (error: unknown) => (isTrackError(error) ? error.code : error),
  )
const isAway = (log: EventLog): boolean => log.spool?.state().away !== undefined
const foldersIn = (spools: string): string[] =>
  readdirSync(spools, { withFileTypes: true }).flatMap(({ parentPath, name }) =>
    readdirSync(join(parentPath, name)),
  )

describe('while its server is away, a log', () => {
  it('keeps appends in a spool, and sends them on once and in order when the server is back', async () => {
    const server = await lossyServer()
    const log = server.log()
    await log.append(metricAppend(0))
    await server.close()
    await vi.waitFor(() => expect(isAway(log)).toBe(true), 5_000)
    const answers = await Promise.all([1, 2, 3].map((i) => log.append(metricAppend(i))))
    expect(answers.map(({ position }) => position)).toEqual([Number.NaN, Number.NaN, Number.NaN])
    expect(log.spool?.state()).toMatchObject({ events: 3, away: { code: 'TRACK_SERVER_AWAY' } })
    await server.open()
    await log.spool?.sent()
    expect(await log.append(metricAppend(4))).toMatchObject({ position: 4 })
    expect(log.spool?.state()).toMatchObject({ events: 0, bytes: 0, away: undefined, refused: 0 })
    await log.close()
    await server.close()
    expect(await stepsIn(server.store)).toEqual(upTo(5))
    expect(foldersIn(server.spools)).toEqual([])
  })

  it('keeps more appends than go into one request', async () => {
    const server = await lossyServer()
    const log = server.log()
    await log.append(metricAppend(0))
    await server.close()
    const count = 6_000
    for (let i = 1; i < count; i++) log.quiet?.append(metricAppend(i), () => {})
    await log.quiet?.settled()
    await server.open()
    await log.spool?.sent()
    await log.close()
    await server.close()
    expect(await stepsIn(server.store)).toEqual(upTo(count))
  })

  it('fails what needs the server with a code, in bounded time', async () => {
    const server = await lossyServer({ silenceMs: 2_000 })
    const log = server.log()
    await log.append(metricAppend(0))
    await server.close()
    const conditional = metricAppend(1, { expected: 0 })
    expect(await codeOf(log.head())).toBe('TRACK_SERVER_AWAY')
    expect(await codeOf(log.streamHead(metricStream))).toBe('TRACK_SERVER_AWAY')
    expect(await codeOf(log.derived?.get(['a']) ?? Promise.resolve())).toBe('TRACK_SERVER_AWAY')
    expect(await codeOf(readEvents(log)[Symbol.asyncIterator]().next())).toBe('TRACK_SERVER_AWAY')
    expect(await codeOf(log.append(conditional))).toBe('TRACK_SERVER_AWAY')
    await log.append(metricAppend(2))
    await server.open()
    await log.spool?.sent()
    expect(await log.append(metricAppend(3, { expected: 1 }))).toMatchObject({ position: 2 })
    await log.close()
    await server.close()
    expect(await stepsIn(server.store), 'what was refused is not done later').toEqual([0, 2, 3])
  })

  it('refuses what no log takes, and goes on', async () => {
    const server = await lossyServer()
    const log = server.log()
    await log.append(metricAppend(0))
    await server.close()
    await log.append(metricAppend(1))
    const malformed = { ...metricAppend(2), body: new Uint8Array(9) }
    expect(await codeOf(log.append(malformed))).toBe('TRACK_COMMIT_CORRUPT')
    const other = withStep(metricAppend(1), 999)
    expect(await codeOf(log.append(other))).toBe('TRACK_ORIGIN_CONFLICT')
    await log.append(metricAppend(3))
    await server.open()
    await log.spool?.sent()
    await log.close()
    await server.close()
    expect(await stepsIn(server.store)).toEqual([0, 1, 3])
  })

  it('keeps as much as its bound allows; the rest waits for the server', async () => {
    const server = await lossyServer({ bytesMax: 40_000 })
    const log = server.log()
    await log.append(metricAppend(0))
    await server.close()
    const outcomes: unknown[] = []
    const appends = upTo(400)
      .slice(1)
      .map((i) => metricAppend(i))
    for (const append of appends) log.quiet?.append(append, (error) => outcomes.push(error))
    await vi.waitFor(() => {
      expect(log.backlog.outage?.()).toMatchObject({ code: 'TRACK_SPOOL_FULL' })
    }, 10_000)
    expect(await codeOf(log.quiet?.settled() ?? Promise.resolve())).toBe('TRACK_SPOOL_FULL')
    const { bytes = 0, events = 0 } = log.spool?.state() ?? {}
    expect(bytes).toBeLessThanOrEqual(40_000)
    expect(events).toBeGreaterThan(0)
    expect(outcomes.length).toBeLessThan(appends.length)
    await server.open()
    await log.spool?.sent()
    await log.quiet?.settled()
    expect(outcomes).toEqual(appends.map(() => undefined))
    expect(log.backlog.outage?.()).toBe(undefined)
    await log.close()
    await server.close()
    expect(await stepsIn(server.store)).toEqual(upTo(400))
  })
})

it('what a log leaves in its spool, the next log of the server on this machine sends before its own', async () => {
  const server = await lossyServer()
  const first = server.log()
  await first.append(metricAppend(0))
  await server.close()
  await Promise.all([1, 2].map((i) => first.append(metricAppend(i))))
  await first.close()
  const second = server.log()
  const third = second.append(metricAppend(3, { writer: 1 }))
  await server.open()
  await third
  await second.spool?.sent()
  await second.close()
  await server.close()
  expect(await stepsIn(server.store)).toEqual(upTo(4))
  expect(foldersIn(server.spools)).toEqual([])
})

it('two logs with spools at once do not meet in them', async () => {
  const server = await lossyServer()
  const logs = [server.log(), server.log()]
  for (const [writer, log] of logs.entries()) await log.append(metricAppend(0, { writer }))
  await server.close()
  for (const i of [1, 2, 3]) {
    await Promise.all(logs.map((log, writer) => log.append(metricAppend(i, { writer }))))
  }
  expect(foldersIn(server.spools)).toHaveLength(2)
  await server.open()
  for (const log of logs) await log.spool?.sent()
  for (const log of logs) await log.close()
  await server.close()
  expect((await stepsIn(server.store)).toSorted()).toEqual([0, 0, 1, 1, 2, 2, 3, 3])
})

it('what the server refuses of a spool is kept, counted and told; what follows goes on', async () => {
  const warnings: Error[] = []
  const note = (warning: Error): void => void warnings.push(warning)
  process.on('warning', note)
  onTestFinished(() => void process.off('warning', note))
  const server = await lossyServer()
  const log = server.log()
  await log.append(metricAppend(0))
  await server.close()
  await Promise.all([1, 2].map((i) => log.append(metricAppend(i))))
  // Somebody else has used the origin of one of them meanwhile.
  const other = new LevelLog(server.store)
  await other.append(withStep(metricAppend(1), 999))
  await other.close()
  await server.open()
  await log.spool?.sent()
  expect(log.spool?.state()).toMatchObject({ events: 0, refused: 1 })
  await log.close()
  await server.close()
  expect(await stepsIn(server.store)).toEqual([0, 999, 2])
  const [kept = ''] = foldersIn(server.spools)
  const [folder = ''] = readdirSync(server.spools)
  expect(await stepsIn(join(server.spools, folder, kept))).toEqual([1])
})

function withStep(append: Append, step: number): Append {
  return { ...metricAppend(step), origin: append.origin }
}

it('a spool that cannot be read is put aside, and hinders nobody', async () => {
  const server = await lossyServer()
  const first = server.log()
  await first.append(metricAppend(0))
  await server.close()
  await first.append(metricAppend(1))
  await first.close()
  const [folder = ''] = readdirSync(server.spools)
  const [spool = ''] = readdirSync(join(server.spools, folder))
  const path = join(server.spools, folder, spool)
  rmSync(join(path, 'log'), { recursive: true })
  writeFileSync(join(path, 'store.json'), 'nothing')
  await server.open()
  const second = server.log()
  expect(await second.append(metricAppend(0, { writer: 1 }))).toMatchObject({ position: 1 })
  expect(foldersIn(server.spools)).toEqual([spool.replace('.spool', '.damaged')])
})

it('a server that has another store gets nothing of what waits for the first', async () => {
  const server = await lossyServer()
  const log = server.log()
  await log.append(metricAppend(0))
  await server.close()
  await log.append(metricAppend(1))
  const port = Number(new URL(server.uri.replace('track:', 'http:')).port)
  const other = await serve({ port })
  await vi.waitFor(() => {
    expect(log.spool?.state().away?.cause).toMatchObject({ code: 'TRACK_STORE_INVALID' })
  }, 10_000)
  await log.append(metricAppend(2))
  await other.close()
  await server.open()
  await log.spool?.sent()
  await log.close()
  await server.close()
  expect(await stepsIn(server.store)).toEqual(upTo(3))
})

it('what a client made is kept by a server that is back, unless values were removed meanwhile', async () => {
  const server = await lossyServer()
  const { derived } = server.log()
  const made = new Uint8Array([7])
  await derived?.write([['first', made]])
  await server.close()
  await server.open()
  await derived?.write([['second', made]])
  expect(await derived?.get(['first', 'second'])).toEqual([made, made])
  await server.close()
  const log = new LevelLog(server.store)
  await log.eraser?.replace(metricAppend(0), { bodies: [], contents: [], sought: [] })
  await log.close()
  await server.open()
  await derived?.write([['stale', made]])
  expect(await derived?.get(['first', 'stale'])).toEqual([undefined, undefined])
  const later = server.log()
  await later.derived?.write([['new', made]])
  expect(await derived?.get(['new'])).toEqual([made])
})

it('a certificate that nobody vouches for, or of another host, is refused with its reason', async () => {
  const { uri } = await serve({ tls: localhost })
  const folder = temporaryFolder()
  const unknown = logOn(uri, folder, { tls: true })
  await expect(unknown.head()).rejects.toMatchObject({
    code: 'TRACK_CERTIFICATE_REFUSED',
    details: { reason: 'DEPTH_ZERO_SELF_SIGNED_CERT' },
  })
  const misnamed = logOn(uri, folder, { ca: localhost.cert, serverName: 'elsewhere' })
  await expect(misnamed.head()).rejects.toMatchObject({
    code: 'TRACK_CERTIFICATE_REFUSED',
    details: { reason: 'ERR_TLS_CERT_ALTNAME_INVALID' },
  })
})

it('a client is closed although a server takes its connection and never says anything of TLS', async () => {
  const silent = createServer((socket) => socket.on('error', () => {}))
  onTestFinished(() => void silent.close())
  await once(silent.listen(0, '127.0.0.1'), 'listening')
  const { port } = silent.address() as AddressInfo
  const log = logOn(`track://127.0.0.1:${port}`, temporaryFolder(), { tls: true, silenceMs: 500 })
  expect(await codeOf(log.head())).toBe('TRACK_SERVER_AWAY')
  await log.close()
}, 60_000)

it('a wrong token is refused at once, and after the server was there before it is waited out', async () => {
  const { uri, port, close, store } = await (async () => {
    const path = join(temporaryFolder(), 'store')
    const server = await serve({ store: path })
    return { uri: server.uri, port: server.port, close: () => server.close(), store: path }
  })()
  const folder = temporaryFolder()
  const wrong = logOn(uri, folder, { token: 'another-token-0123456789' })
  await expect(wrong.head()).rejects.toMatchObject({ code: 'TRACK_TOKEN_REFUSED' })
  expect(await codeOf(wrong.append(metricAppend(0)))).toBe('TRACK_TOKEN_REFUSED')
  const right = logOn(uri, folder)
  await right.append(metricAppend(0))
  await close()
  const changed = await serve({ store, port, token: 'a-new-token-0123456789' })
  await right.append(metricAppend(1))
  await vi.waitFor(() => {
    expect(right.spool?.state().away?.cause).toMatchObject({ code: 'TRACK_TOKEN_REFUSED' })
  }, 10_000)
  await changed.close()
  await serve({ store, port })
  await right.spool?.sent()
  expect(await right.append(metricAppend(2))).toMatchObject({ position: 2 })
})
