// Servers and clients as processes of their own, and what kills them.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { newToken, openLog, TrackClient } from '@track/client'
import { eventsOf } from '@track/core'
import { LevelLog } from '@track/log'
import { expect, it, onTestFinished } from 'vitest'
import { countTo, readStore } from './testing/read-store.js'
import { lastNumber, type Program, startProgram, temporaryFolder } from './testing/run-program.js'
import { SeededMoments } from './testing/seeded-moments.js'
import { writerStream } from './testing/writer-stream.js'

const token = await newToken()
/** Servers killed in one run. */
const kills = Number(process.env.TRACK_TEST_KILLS ?? 8)

async function startServer(store: string, port = 0): Promise<{ server: Program; port: number }> {
  const server = startProgram('serve', [store, String(port), token])
  const line = await server.line('serving ')
  return { server, port: Number(line.split(' ')[1]) }
}

async function kill({ process, ended }: Program): Promise<void> {
  process.kill('SIGKILL')
  await ended
}

/** Events of each stream of a store. @throws When positions or steps are not 0, 1, 2 ... */
async function countStreams(path: string): Promise<Map<string, number>> {
  const log = new LevelLog(path)
  onTestFinished(() => log.close())
  const counts = new Map<string, number>()
  let next = 0
  for await (const { commits } of log.read()) {
    for (const { position, stream, event } of commits.flatMap((commit) => [...eventsOf(commit)])) {
      const count = counts.get(stream) ?? 0
      if (position !== next++) throw new Error(`position ${next - 1} is missing`)
      const isDue = event.type === 'MetricsLogged' && event.step === count
      if (!isDue) throw new Error(`step ${count} of ${stream} was due at ${position}`)
      counts.set(stream, count + 1)
    }
  }
  return counts
}

const spoolsIn = (folder: string): string[] =>
  readdirSync(folder).flatMap((server) => readdirSync(join(folder, server)))

it('a server that is killed again and again while clients log loses and doubles nothing', async () => {
  const folder = temporaryFolder()
  const [store, spools] = [join(folder, 'store'), join(folder, 'spools')]
  let { server, port } = await startServer(store)
  const uri = `track://127.0.0.1:${port}`
  const clients = [0, 1].map((writer) =>
    startProgram('log-to-server', [uri, token, spools, String(writer), '10000000']),
  )
  await Promise.all(clients.map((client) => client.line('acknowledged 100 ')))
  const moments = new SeededMoments()
  for (let i = 0; i < kills; i++) {
    await kill(server)
    await moments.some(i % 2 === 0 ? 1 : 500)
    ;({ server } = await startServer(store, port))
    await moments.some(500)
  }
  for (const { process } of clients) process.kill('SIGTERM')
  const outputs = await Promise.all(clients.map(({ ended }) => ended))
  for (const output of outputs) expect(output).toMatchObject({ code: 0, stderr: '' })
  server.process.kill('SIGTERM')
  expect(await server.ended).toMatchObject({ code: 0, stderr: '' })
  const counts = await countStreams(store)
  for (const [writer, { stdout }] of outputs.entries()) {
    const logged = lastNumber(stdout, 'logged')
    expect(counts.get(writerStream(writer)), `seed ${moments.seed}`).toBe(logged)
    expect(stdout, 'some of it went through the spool').toMatch(/ spooled [1-9]/)
  }
  expect(spoolsIn(spools)).toEqual([])
})

it('what a client that is killed had acknowledged in its spool, the next one sends on, once', async () => {
  const folder = temporaryFolder()
  const [store, spools] = [join(folder, 'store'), join(folder, 'spools')]
  const { server, port } = await startServer(store)
  const uri = `track://127.0.0.1:${port}`
  const args = (writer: number): string[] => [uri, token, spools, String(writer), '10000000']
  const clients = [0, 1, 2].map((writer) => startProgram('log-to-server', args(writer)))
  await Promise.all(clients.map((client) => client.line('acknowledged 50 ')))
  await kill(server)
  await Promise.all(clients.map((client) => untilSpooled(client, 200)))
  await Promise.all(clients.map(kill))
  const outputs = await Promise.all(clients.map(({ ended }) => ended))
  expect(spoolsIn(spools)).toHaveLength(3)
  const again = await startServer(store, port)
  // Two at once: each spool is sent on by one of them, or by both, and stored once.
  const logs = [1, 2].map(() => openLog(uri, { token, spool: { folder: spools } }))
  await Promise.all(logs.map((log) => log.spool?.sent()))
  for (const log of logs) await log.close()
  const last = openLog(uri, { token, spool: { folder: spools } })
  await last.spool?.sent()
  await last.close()
  again.server.process.kill('SIGTERM')
  await again.server.ended
  const counts = await countStreams(store)
  for (const [writer, { stdout }] of outputs.entries()) {
    const acknowledged = lastNumber(stdout, 'acknowledged')
    expect(counts.get(writerStream(writer))).toBeGreaterThanOrEqual(acknowledged)
  }
  expect(spoolsIn(spools)).toEqual([])
})

/** Resolves when so many events of a client's are in its spool. */
async function untilSpooled({ process }: Program, count: number): Promise<void> {
  await new Promise<void>((resolve) => {
    process.stdout?.on('data', (text: string) => {
      const found = [...text.matchAll(/ spooled (\d+)\n/g)].at(-1)?.[1]
      if (Number(found) >= count) resolve()
    })
  })
}

it('a trial goes on and finishes while its server is away, and is whole when that is back', async () => {
  const folder = temporaryFolder()
  const [store, spools] = [join(folder, 'store'), join(folder, 'spools')]
  const { server, port } = await startServer(store)
  const client = new TrackClient(`track://127.0.0.1:${port}`, {
    token,
    spool: { folder: spools },
    silenceMs: 3_000,
  })
  await client.setProject({ name: 'far' })
  const trial = await client.newTrial({ name: 't', parameters: { lr: 1 } })
  trial.logMetrics({ loss: 3 }, { step: 0 })
  await client.flush()
  await kill(server)
  const told: string[] = []
  client.errors$.subscribe(({ code }) => told.push(code))
  for (let step = 1; step < 100; step++) trial.logMetrics({ loss: 3 / step }, { step })
  await trial.finish()
  await expect(client.setGroup({ name: 'g' })).rejects.toMatchObject({ code: 'TRACK_SERVER_AWAY' })
  await expect(client.report({ print: false })).rejects.toMatchObject({ code: 'TRACK_SERVER_AWAY' })
  expect(client.stats().spool?.events).toBeGreaterThan(0)
  expect(client.stats().spool?.away).toMatchObject({ code: 'TRACK_SERVER_AWAY' })
  await expect(
    client.flush({ onServer: true, signal: AbortSignal.abort(new Error('enough')) }),
  ).rejects.toThrow('enough')
  expect(told).toContain('TRACK_SERVER_AWAY')
  const again = await startServer(store, port)
  await client.flush({ onServer: true })
  expect(client.stats().spool).toMatchObject({ events: 0, away: undefined, refused: 0 })
  const report = await client.report({ print: false })
  expect(report.status.name).toBe('Completed')
  await client.close()
  again.server.process.kill('SIGTERM')
  await again.server.ended
  expect((await readStore(store)).steps).toEqual(countTo(100))
})

it('a program that begins while its server is away waits for it, or hears so in bounded time and can go on', async () => {
  const folder = temporaryFolder()
  const [store, spools] = [join(folder, 'store'), join(folder, 'spools')]
  const { server, port } = await startServer(store)
  await kill(server)
  const uri = `track://127.0.0.1:${port}`
  const [impatient, patient] = [500, 60_000].map((silenceMs) => {
    const client = new TrackClient(uri, { token, spool: { folder: spools }, silenceMs })
    onTestFinished(() => client.close())
    return client
  }) as [TrackClient, TrackClient]
  const waiting = patient.setProject({ name: 'far' })
  await expect(impatient.setProject({ name: 'far' })).rejects.toMatchObject({
    code: 'TRACK_SERVER_AWAY',
    details: { uri },
  })
  const again = await startServer(store, port)
  await waiting
  await impatient.flush({ onServer: true }) // it is back
  await impatient.setProject({ name: 'far' })
  for (const client of [impatient, patient]) {
    const trial = await client.newTrial({ name: 't', parameters: { lr: 1 }, force: true })
    await trial.run(() => trial.logMetrics({ loss: 1 }, { step: 0 }))
    await client.close()
  }
  await kill(again.server)
  expect((await readStore(store)).steps).toEqual([0, 0])
})
