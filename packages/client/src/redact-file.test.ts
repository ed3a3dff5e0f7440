import { createHash, randomBytes } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import type { FileStore } from '@track/core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { backupStore } from './backup-store.js'
import { mergeStores } from './merge-stores.js'
import { newToken, serveStore } from './serve-store.js'
import type { SeveralLogs } from './several-logs.js'
import { verifyReceipt, verifyStore } from './store-checks.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const secret = randomBytes(300_000)
const digest = createHash('sha256').update(secret).digest('hex')

function openClient(path: string): TrackClient {
  const client = new TrackClient(`file:${path}`)
  onTestFinished(() => client.close())
  return client
}

const token = await newToken()

async function served(store: string) {
  const server = await serveStore({ store, token })
  onTestFinished(() => server.close())
  return server
}

const isThere = (path: string): boolean =>
  existsSync(join(path, 'files', digest.slice(0, 2), digest))

async function setUp() {
  const path = join(temporaryFolder(), 'runs')
  const client = openClient(path)
  await client.setProject({ name: 'p' })
  const trial = await client.newTrial({ name: 't', version: 'v', parameters: {} })
  await trial.logFile(secret, { name: 'keys/api.v1.txt' })
  await trial.logFile(new TextEncoder().encode('no secret'), { name: 'other' })
  return { path, client, trial }
}

it('a file that was redacted has the mark for its content, at every moment, and the content is gone', async () => {
  const { path, client, trial } = await setUp()
  const copy = `${path}-copy`
  await backupStore(path, copy)
  const receipt = await client.receipt(trial)
  const at = (await client.log.head()).position
  expect(isThere(path)).toBe(true)
  const { search, copies } = await client.redact({
    trial,
    path: 'files.keys/api.v1.txt',
    by: 'ada',
  })
  expect(search).toMatchObject({ sought: 2, found: [] }) // its digest, and its beginning
  expect(copies).toEqual([copy])
  expect(isThere(path)).toBe(false)
  expect(String(await buffer(await trial.openFile('keys/api.v1.txt')))).toBe('[redacted]')
  expect(String(await buffer(await trial.openFile('other')))).toBe('no secret')
  const { files } = await client.report({ trial, full: true, at, print: false })
  expect(files?.['keys/api.v1.txt']).toMatchObject({ bytes: 10, mime: 'text/plain' })
  await client.close()
  expect(await verifyStore(path)).toMatchObject({ isSound: true, redactions: [{ by: 'ada' }] })
  expect(await verifyReceipt(path, receipt)).toMatchObject({ isIntact: true })
  // A copy of before has it, until it is brought up to now, or merged.
  expect(isThere(copy)).toBe(true)
  const merged = `${path}-merged`
  await mergeStores([copy, path], merged)
  expect(isThere(merged)).toBe(false)
  expect(await verifyStore(merged)).toMatchObject({ isSound: true })
  await backupStore(path, copy)
  expect(isThere(copy)).toBe(false)
  expect(await verifyStore(copy)).toMatchObject({ isSound: true })
})

it('a content that another event names stays, and the search says where', async () => {
  const { path, client, trial } = await setUp()
  const other = await client.newTrial({ name: 'u', version: 'v', parameters: {}, force: true })
  await other.logFile(secret, { name: 'same' })
  const { search } = await client.redact({ trial, path: 'files.keys/api.v1.txt' })
  expect(search.found).toContain(join('files', digest.slice(0, 2), digest))
  expect(isThere(path)).toBe(true)
  await client.redact({ trial: other, path: 'files.same' })
  expect(isThere(path)).toBe(false)
})

it('the content of a file goes from a backup that was cut off before it came to the file', async () => {
  const path = join(temporaryFolder(), 'runs')
  const copy = `${path}-copy`
  const client = openClient(path)
  const trial = await client.newTrial({ name: 't', parameters: {} })
  for (let i = 0; i < 12; i++) {
    trial.logMetadata({ [i]: randomBytes(300_000) })
    await client.flush()
  }
  await trial.logFile(secret, { name: 'key' })
  const cut = new AbortController()
  const { signal } = cut
  const cutOff = backupStore(path, copy, { signal, onProgress: () => cut.abort() })
  await expect(cutOff).rejects.toThrow()
  expect(isThere(copy)).toBe(true)
  await client.redact({ trial, path: 'files.key' })
  await backupStore(path, copy)
  expect(isThere(copy)).toBe(false)
  expect((await verifyStore(copy)).isSound).toBe(true)
})

it('the content of a file whose redaction was begun and not done stays', async () => {
  const { path, client, trial } = await setUp()
  const uid = await trial.uid()
  await client.close()
  writeFileSync(join(path, 'erasing'), `${digest}\n`) // as a process leaves it that dies before its write
  const again = openClient(path)
  const same = await again.setTrial({ uid })
  const content = await buffer(await same.openFile('keys/api.v1.txt'))
  expect(content.equals(secret)).toBe(true)
  expect(existsSync(join(path, 'erasing'))).toBe(false)
})

it('a file of equal content that is logged while it is redacted elsewhere is kept', async () => {
  const { path, client, trial } = await setUp()
  const other = await client.newTrial({ name: 'other', parameters: {}, force: true })
  const redacting = client.redact({ trial, path: 'files.keys/api.v1.txt' })
  const logging = other.logFile(secret, { name: 'again' })
  await Promise.all([redacting, logging])
  const content = await buffer(await other.openFile('again'))
  expect(content.equals(secret)).toBe(true)
  await client.close()
  expect((await verifyStore(path)).isSound).toBe(true)
})

it.each(['beside its store', 'on a server'])(
  'a file %s whose content went with a redaction before its event came is put once more',
  async (where) => {
    const { path, client, trial } = await setUp()
    const server = where === 'on a server' ? await served(path) : undefined
    const logging = new TrackClient(server?.uri ?? `file:${path}`, {
      token,
      spool: { folder: temporaryFolder() },
    })
    onTestFinished(() => logging.close())
    const other = await logging.newTrial({ name: 'other', parameters: {}, force: true })
    await logging.flush()
    const files = logging.log.files as FileStore
    const { put } = files
    let puts = 0
    vi.spyOn(files, 'put').mockImplementation(async (content) => {
      const stored = await put(content)
      if (++puts > 1) return stored
      await client.redact({ trial, path: 'files.keys/api.v1.txt' })
      expect(isThere(path)).toBe(false)
      return stored
    })
    await other.logFile(secret, { name: 'again' })
    expect(puts).toBe(2)
    expect((await buffer(await other.openFile('again'))).equals(secret)).toBe(true)
    await logging.close()
    await server?.close()
    await client.close()
    expect((await verifyStore(path)).isSound).toBe(true)
  },
)

it('a file whose content went in one of several stores before its event came is in the others', async () => {
  const { path, client, trial } = await setUp()
  const beside = join(temporaryFolder(), 'beside')
  const logging = new TrackClient([`file:${path}`, `file:${beside}`])
  onTestFinished(() => logging.close().catch(() => {}))
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => stderr.mockRestore())
  const other = await logging.newTrial({ name: 'other', parameters: {}, force: true })
  await logging.flush()
  const log = logging.log as SeveralLogs
  const keepFile = log.keepFile.bind(log)
  vi.spyOn(log, 'keepFile').mockImplementationOnce(async (content) => {
    const kept = await keepFile(content)
    await client.redact({ trial, path: 'files.keys/api.v1.txt' })
    return kept
  })
  const logged = other.logFile(secret, { name: 'again' })
  other.logMetrics({ loss: 1 })
  await logged
  other.logMetrics({ loss: 2 })
  await expect(logging.flush()).rejects.toMatchObject({ code: 'TRACK_EVENTS_DROPPED' })
  const uid = await other.uid()
  expect(logging.stats().logs?.map(({ failure }) => failure)).toEqual([undefined, undefined])
  await other.logFile(secret, { name: 'last' })
  await logging.close()
  await client.close()
  for (const [store, files] of [
    [path, ['last']],
    [beside, ['again', 'last']],
  ] as const) {
    const one = openClient(store)
    await one.setTrial({ uid })
    const report = await one.report({ full: true, print: false })
    await one.close()
    expect(Object.keys(report.files ?? {})).toEqual(files)
    expect((await verifyStore(store)).isSound).toBe(true)
  }
})

it('what is logged while a value is redacted is there, after what was logged before', async () => {
  const { client, trial } = await setUp()
  trial.logMetadata({ token: 'sk-hunter2-hunter2' })
  let step = 0
  const log = (): void => {
    for (let i = 0; i < 20; i++) trial.logMetrics({ loss: step }, { step: step++ })
  }
  log()
  let isDone = false
  const redacting = client.redact({ trial, path: 'metadata.token' }).finally(() => {
    isDone = true
  })
  while (!isDone) {
    log()
    void client.flush()
    await new Promise((resolve) => setImmediate(resolve))
  }
  await redacting
  const { metrics } = await client.report({ trial, full: true, print: false })
  expect(client.stats().dropped).toBe(0)
  expect(Object.keys(metrics.loss ?? {})).toHaveLength(step)
})
