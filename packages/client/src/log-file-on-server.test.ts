// What log-file.test.ts says of files beside a store, where the store is a server's.
import { spawn } from 'node:child_process'
import { readdirSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { buffer } from 'node:stream/consumers'
import { fileURLToPath } from 'node:url'
import { ViewReader } from '@track/projections'
import { expect, it, onTestFinished, vi } from 'vitest'
import { newToken, serveStore } from './serve-store.js'
import { verifyStore } from './store-checks.js'
import { eventsOfLog } from './testing/events-of-log.js'
import { runProgram } from './testing/run-program.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'

const token = await newToken()

async function servedStore() {
  const folder = temporaryFolder()
  const store = join(folder, 'store')
  const server = await serveStore({ store, token })
  onTestFinished(() => server.close())
  const open = (silenceMs = 30_000): TrackClient => {
    const spool = { folder: join(folder, 'spools') }
    const client = new TrackClient(server.uri, { token, spool, silenceMs })
    onTestFinished(() => client.close())
    return client
  }
  return { folder, store, server, open }
}

it('logFile keeps a file beside the store of a server, for every client of it and for who opens the store', async () => {
  const { folder, store, server, open } = await servedStore()
  const file = join(folder, 'weights.bin')
  writeFileSync(file, 'weights')
  const client = open()
  const trial = await client.newTrial({ name: 'keeps files', parameters: {} })
  const logged = await trial.logFile(file)
  await trial.logFile(Buffer.from('weights'), { name: 'again' })
  const { files } = await client.report({ full: true, print: false })
  expect(Object.keys(files ?? {})).toEqual(['weights.bin', 'again'])
  const uid = await trial.uid()
  const remote = await open().setTrial({ uid })
  expect(String(await buffer(await remote.openFile('again')))).toBe('weights')
  await client.close()
  await server.close()
  await using local = new TrackClient(`file:${store}`)
  const same = await local.setTrial({ uid })
  expect(String(await buffer(await same.openFile('weights.bin')))).toBe('weights')
  expect(readdirSync(join(store, 'files', logged.digest.slice(0, 2)))).toEqual([logged.digest])
})

it('logFile is refused with TRACK_SERVER_AWAY while the server is away, and nothing names the file', async () => {
  const { store, server, open } = await servedStore()
  const client = open(500)
  const trial = await client.newTrial({ name: 'far away', parameters: {} })
  await client.flush({ onServer: true })
  await server.close()
  const refused = trial.logFile(Buffer.from('x'), { name: 'x' })
  await expect(refused).rejects.toMatchObject({ code: 'TRACK_SERVER_AWAY' })
  trial.logMetrics({ loss: 1 })
  await client.flush()
  expect(client.stats().spool?.events).toBeGreaterThan(0)
  const again = await serveStore({ store, token, port: server.port })
  await client.flush({ onServer: true })
  await client.close()
  await again.close()
  await using local = new TrackClient(`file:${store}`)
  const types = (await eventsOfLog(local.log)).map(({ type }) => type)
  expect(types).toContain('MetricsLogged')
  expect(types).not.toContain('FileLogged')
})

it('of several logs, a server that is away when a file is logged goes on without that file, and says so', async () => {
  const { folder, store, server } = await servedStore()
  const uris = [`file:${join(folder, 'own')}`, server.uri]
  const spool = { folder: join(folder, 'spools') }
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  onTestFinished(() => stderr.mockRestore())
  await using client = new TrackClient(uris, { token, spool, silenceMs: 500 })
  const told: string[] = []
  client.errors$.subscribe(({ code, details }) => told.push(`${code} ${details.uri}`))
  const trial = await client.newTrial({ name: 'in both', parameters: {} })
  await trial.logFile(Buffer.from('first'), { name: 'first' })
  await client.flush({ onServer: true })
  await server.close()
  const left = await trial.logFile(Buffer.from('left out'), { name: 'left' })
  trial.logMetrics({ loss: 1 })
  await expect(client.flush()).rejects.toMatchObject({
    code: 'TRACK_EVENTS_DROPPED',
    details: { uri: server.uri, events: 1, digest: left.digest, bytes: 8 },
    cause: { code: 'TRACK_SERVER_AWAY' },
  })
  expect(client.stats().logs?.map(({ failure }) => failure)).toEqual([undefined, undefined])
  const again = await serveStore({ store, token, port: server.port })
  await client.flush({ onServer: true })
  await trial.logFile(Buffer.from('last'), { name: 'last' })
  await client.close()
  await again.close()
  expect(told).toContain(`TRACK_EVENTS_DROPPED ${server.uri}`)
  const types = async (path: string): Promise<string[]> => {
    await using one = new TrackClient(`file:${path}`)
    const events = await eventsOfLog(one.log)
    return events.map(({ type }) => type).filter((type) => /File|Metrics|Dropped/.test(type))
  }
  const had = ['FileLogged', 'FileLogged', 'MetricsLogged', 'FileLogged']
  expect(await types(join(folder, 'own'))).toEqual(had)
  // One event in its place: the revisions of what follows are the same.
  expect(await types(store)).toEqual(had.with(1, 'EventsDropped'))
  expect((await verifyStore(store)).isSound).toBe(true)
})

it('a client of a server that is killed as it logs files leaves none that is named and not there', async () => {
  const { store, server, folder } = await servedStore()
  const program = fileURLToPath(new URL('./testing/log-files-on.js', import.meta.url))
  const env = { ...process.env, TRACK_TOKEN: token, XDG_STATE_HOME: folder }
  const child = spawn(process.execPath, [program, server.uri], { env })
  const told: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    told.push(line)
    if (told.length === 10) child.kill('SIGKILL')
  }
  await server.close()
  const { isSound, files } = await verifyStore(store)
  expect(isSound).toBe(true)
  expect(files).toBeGreaterThanOrEqual(told.length)
  await using client = new TrackClient(`file:${store}`)
  const [trial] = await client.trials()
  const view = await new ViewReader(client.log).trial(trial?.id ?? '')
  const digests = Array.from(view.files.values(), ({ digest }) => digest)
  expect(digests.slice(0, told.length)).toEqual(told)
})

it('a larger file takes no more memory, on the way to a server and back, for client and server together', () => {
  const folder = temporaryFolder()
  const file = join(folder, 'large')
  writeFileSync(file, 'not all of it is zeros')
  const bytes = 400 << 20
  truncateSync(file, bytes)
  const program = new URL('./testing/serve-large-file.js', import.meta.url)
  const { stdout, stderr } = runProgram(program, [join(folder, 'store'), file])
  expect(stderr).toBe('')
  const { grownMb, ...read } = JSON.parse(stdout)
  expect(read).toEqual({ bytes, read: bytes })
  // Of a small file too it is about 100: each of three threads has what is not collected yet.
  expect(grownMb).toBeLessThan(250)
})
