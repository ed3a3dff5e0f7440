// Many processes use one store at the same time.
import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { choice, integer, newToken, TrackClient } from '@track/client'
import { type Append, buildAppend, eventsOf, isTrackError } from '@track/core'
import { LevelLog } from '@track/log'
import { StoreThread } from '@track/log/store-thread'
import { sharedProgram } from '@track/remote'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { clientOf } from './testing/client-of.js'
import { readStore } from './testing/read-store.js'
import {
  lastNumber,
  type Program,
  runProgram,
  startProgram,
  stopProgram,
  temporaryFolder,
} from './testing/run-program.js'
import { SeededMoments } from './testing/seeded-moments.js'
import { storeHost, until } from './testing/store-host.js'
import { writerStream } from './testing/writer-stream.js'

/** Hosts killed in one run; the torture of it takes more. */
const kills = Number(process.env.TRACK_TEST_KILLS ?? 20)

function startMany(count: number, start: (i: number) => Program): Program[] {
  return Array.from({ length: count }, (_, i) => start(i))
}

/** Lets programs that wait for it begin at the same moment. */
async function beginAtOnce(programs: readonly Program[]): Promise<void> {
  await Promise.all(programs.map((program) => program.line('ready')))
  for (const { process } of programs) process.stdin?.write('begin\n')
}

async function endsWell(program: Program): Promise<string> {
  const result = await program.ended
  expect(result).toMatchObject({ code: 0, signal: null, stderr: '' })
  return result.stdout
}

/** Events of each stream. @throws When positions or steps are not 0, 1, 2 ... */
async function countStreams(path: string): Promise<Map<string, number>> {
  const log = new LevelLog(path)
  const counts = new Map<string, number>()
  let next = 0
  try {
    for await (const { commits } of log.read()) {
      for (const commit of commits) {
        for (const { position, stream, event } of eventsOf(commit)) {
          const count = counts.get(stream) ?? 0
          if (position !== next++) throw new Error(`position ${next - 1} is missing`)
          const isDue = event.type === 'MetricsLogged' && event.step === count
          if (!isDue) throw new Error(`step ${count} of ${stream} was due at ${position}`)
          counts.set(stream, count + 1)
        }
      }
    }
  } finally {
    await log.close()
  }
  return counts
}

function openShared(path: string, silenceMs?: number): LevelLog {
  const log = new LevelLog(path, sharedProgram(silenceMs === undefined ? {} : { silenceMs }))
  onTestFinished(() => log.close().catch(() => {}))
  return log
}

/** The event with that step, and sequence, of writer 7. */
function metric(step: number): Append {
  const stream = writerStream(7)
  const event = { type: 'MetricsLogged', names: ['loss'], values: [1], step } as const
  const origin = { writer: stream, sequence: step }
  return buildAppend([{ stream, event, timeMs: 0 }], { origin, salt: new Uint8Array(12) })
}

/** The longest time between two acknowledgements that each writer saw, ascending. */
function tellPauses(outputs: readonly string[]): void {
  const pauses = outputs.map((output) =>
    Number(
      output
        .match(/pause (\d+)/g)
        ?.at(-1)
        ?.slice(6) ?? 0,
    ),
  )
  console.log(`longest pauses in ms: ${pauses.sort((a, b) => a - b).join(' ')}`)
}

/** What programs are told of a new store, which they have themselves or which a server has. */
async function wayTo(where: 'store' | 'server'): Promise<readonly string[]> {
  const folder = temporaryFolder()
  const path = join(folder, 'store')
  if (where === 'store') return [`file:${path}`]
  const token = await newToken()
  const port = (await startProgram('serve', [path, '0', token]).line('serving ')).split(' ')[1]
  return [`track://127.0.0.1:${port}`, token, join(folder, 'spools')]
}

describe('processes that use one store at the same time', () => {
  it('create equal trials in one group at once: revisions 0 to 11, the same for every reader', async () => {
    const path = join(temporaryFolder(), 'store')
    const programs = startMany(12, () => startProgram('create-trial', [path]))
    await beginAtOnce(programs)
    const outputs = await Promise.all(programs.map(endsWell))
    const uids = outputs.map((output) => /^uid (.*)$/m.exec(output)?.[1] ?? '')
    const revisions = uids.map((uid) => Number(uid.split('_')[1]))
    expect(revisions.sort((a, b) => a - b)).toEqual(Array.from({ length: 12 }, (_, i) => i))
    // Every one of them, and who reads later, has the same revision of the same trial.
    await using client = new TrackClient(`file:${path}`)
    const trials = await client.trials()
    expect(trials.map(({ uid, metrics }) => [metrics.pid?.last, uid]).sort()).toEqual(
      programs.map(({ process }, i) => [process.pid, uids[i]]).sort(),
    )
    expect(trials.map(({ status }) => status)).toEqual(Array(12).fill('Completed'))
  })

  it.each(['store', 'server'] as const)(
    'reserve trials of one group at once, and each gets a different one: %s',
    async (where) => {
      const way = await wayTo(where)
      const client = clientOf(way)
      await client.setProject({ name: 'shared' })
      await client.setGroup({ name: 'sweep' })
      const ids: string[] = []
      for (let seed = 0; seed < 12; seed++) {
        const trial = await client.newTrial({ name: 'waits', parameters: { seed }, force: true })
        ids.push(trial.id)
      }
      await client.close()
      const programs = startMany(13, () => startProgram('reserve-trial', way))
      await beginAtOnce(programs)
      const told = await Promise.all(programs.map((program) => program.line('reserved')))
      for (const { process } of programs) process.stdin?.end()
      await Promise.all(programs.map(endsWell))
      const reserved = told.map((line) => line.split(' ')[1])
      expect(reserved.sort()).toEqual([...ids, 'none'].sort())
    },
  )

  it.each(['store', 'server'] as const)(
    'share one search, and never try the same point twice: %s',
    async (where) => {
      const way = await wayTo(where)
      const programs = startMany(12, (i) => startProgram('search-parameters', [String(i), ...way]))
      await beginAtOnce(programs)
      const told = await Promise.all(programs.map(endsWell))
      const tried = told.flatMap((text) =>
        text.split('\n').flatMap((line) => (line.startsWith('tried ') ? [line.slice(6)] : [])),
      )
      const all = Array.from({ length: 12 }, (_, x) => ['a', 'b', 'c'].map((kind) => `${x}${kind}`))
      expect(tried.toSorted()).toEqual(all.flat().toSorted())
      await using client = clientOf(way)
      await client.setProject({ name: 'shared', getOnly: true })
      const space = { x: integer(0, 11), kind: choice(['a', 'b', 'c']) }
      const search = await client.search({ space, group: 'search' })
      const observations = await search.observations()
      expect(observations.map(({ state }) => state)).toEqual(Array(36).fill('observed'))
      expect((await search.best())?.parameters).toEqual({ x: 0, kind: 'a' })
      expect(await search.suggest()).toBeUndefined()
    },
  )

  it("update one trial's metadata at once, and nothing is lost", async () => {
    const path = join(temporaryFolder(), 'store')
    const maker = startProgram('create-trial', [path])
    await beginAtOnce([maker])
    const uid = /^uid (.*)$/m.exec(await endsWell(maker))?.[1] ?? ''
    const programs = startMany(20, (i) => startProgram('log-metadata', [path, uid, `worker ${i}`]))
    await beginAtOnce(programs)
    await Promise.all(programs.map(endsWell))
    const [trial] = (await readStore(path)).trials
    expect([...(trial?.metadata ?? [])].sort()).toEqual(
      programs.map(({ process }, i) => [`worker ${i}`, process.pid]).sort(),
    )
  })

  it('append a million events, and one that follows sees each once and in order', async () => {
    const path = join(temporaryFolder(), 'store')
    const reader = startProgram('follow', [path, '1000000'])
    const writers = startMany(8, (i) =>
      startProgram('append-on', [path, String(i), '125000', '500']),
    )
    await Promise.all(writers.map(endsWell))
    const followed = /^followed (.*)$/m.exec(await endsWell(reader))?.[1] ?? ''
    const expected = Array.from({ length: 8 }, (_, i) => [writerStream(i), 125_000])
    expect(JSON.parse(followed)).toEqual(expected)
    expect([...(await countStreams(path))].sort()).toEqual(expected)
  })
})

it('a guest that never yields, and ends by process.exit(), loses nothing', async () => {
  const path = join(temporaryFolder(), 'store')
  const host = startProgram('append-on', [path, '1', '1e9', '16'])
  await host.line('acknowledged')
  expect(await runProgram('train', [path, 'exit', '50000'])).toMatchObject({ code: 0, stderr: '' })
  host.process.kill('SIGTERM')
  await endsWell(host)
  const [trial] = (await readStore(path)).trials
  expect(trial?.status.name).toBe('Completed')
  expect(trial?.metrics.get('loss')?.count).toBe(50_000)
})

it('two clients in one thread, in worker threads and in child processes share the store of their program', async () => {
  const path = join(temporaryFolder(), 'store')
  const output = await endsWell(startProgram('log-in-threads', [path]))
  expect(output.trim().split('\n').sort()).toEqual(['child done', 'main done', 'worker done'])
  const { trials } = await readStore(path)
  expect(trials.map(({ name }) => name).sort()).toEqual(
    ['child', 'main', 'worker'].flatMap((name) => [`${name} 0`, `${name} 1`]),
  )
  expect(trials.map(({ status }) => status.name)).toEqual(Array(6).fill('Completed'))
  expect(trials.map(({ metrics }) => metrics.get('loss')?.count)).toEqual(Array(6).fill(1000))
})

it('a worker thread that has the store and is terminated leaves it to the clients of other threads', async () => {
  const path = join(temporaryFolder(), 'store')
  const output = await endsWell(startProgram('end-hosting-thread', [path]))
  expect(output).toBe('before\nafter\n')
  const { trials } = await readStore(path)
  const found = trials.map(({ name, status, metrics }) => [
    name,
    status.name,
    metrics.get('loss')?.count,
  ])
  expect(found).toEqual([
    ['worker', 'Running', 1],
    ['main', 'Completed', 1000],
  ])
})

describe('the host of a store', () => {
  it('is killed again and again: nothing acknowledged is lost, and nothing is there twice', async () => {
    const moments = new SeededMoments()
    const path = join(temporaryFolder(), 'store')
    const outputs: { readonly writer: number; readonly stdout: string }[] = []
    const programs = new Map<number, { readonly writer: number; readonly program: Program }>()
    let writers = 0
    const begin = async (): Promise<void> => {
      const writer = writers++
      const program = startProgram('append-on', [path, String(writer), '1e9', '16'])
      programs.set(program.process.pid ?? 0, { writer, program })
      await program.line('acknowledged')
    }
    await Promise.all(Array.from({ length: 4 }, begin))
    for (let round = 0; round < kills; round++) {
      const next = begin()
      const host = await until(() => programs.get(storeHost(path)?.pid ?? 0))
      await moments.some(60)
      host.program.process.kill('SIGKILL')
      const { stdout, stderr } = await host.program.ended
      expect(stderr, `seed ${moments.seed}, round ${round}`).toBe('')
      programs.delete(host.program.process.pid ?? 0)
      outputs.push({ writer: host.writer, stdout })
      await next // it has got through to whoever has the store now
    }
    for (const { program } of programs.values()) program.process.kill('SIGTERM')
    for (const { writer, program } of programs.values()) {
      outputs.push({ writer, stdout: await endsWell(program) })
    }
    const counts = await countStreams(path)
    for (const { writer, stdout } of outputs) {
      const moment = `seed ${moments.seed}, writer ${writer}`
      const told = lastNumber(stdout, 'acknowledged')
      const stored = counts.get(writerStream(writer)) ?? 0
      expect(stored, moment).toBeGreaterThanOrEqual(told)
      if (stdout.includes('closed')) expect(stored, moment).toBe(told)
    }
    if (process.env.TRACK_TEST_KILLS !== undefined) tellPauses(outputs.map(({ stdout }) => stdout))
  })

  it('closes, and the next one takes its place: the socket is its own', async () => {
    const path = join(temporaryFolder(), 'store')
    const programs: Program[] = []
    for (let writer = 0; writer < 4; writer++) {
      const program = startProgram('append-on', [path, String(writer), '1e9', '4'])
      await program.line('acknowledged')
      programs.push(program)
    }
    const sockets = new Set<string>()
    while (programs.length > 0) {
      const host = await until(() => {
        const found = storeHost(path)
        return programs.some(({ process }) => process.pid === found?.pid) ? found : undefined
      })
      expect(existsSync(host.socket)).toBe(true)
      sockets.add(host.socket)
      const closing = programs.find(({ process }) => process.pid === host.pid)
      closing?.process.kill('SIGTERM')
      if (closing !== undefined) await endsWell(closing)
      expect(existsSync(dirname(host.socket))).toBe(false)
      programs.splice(programs.indexOf(closing as Program), 1)
    }
    expect(sockets.size).toBe(4)
    expect(storeHost(path)).toBeUndefined()
    expect((await countStreams(path)).size).toBe(4)
  })

  it('closes, and a program that it started, which has its open files, takes its place', async () => {
    const path = join(temporaryFolder(), 'store')
    const host = openShared(path)
    await host.append(metric(0))
    const program = startProgram('append-on', [path, '1', '20000', '16'])
    await program.line('acknowledged')
    await host.close()
    await endsWell(program)
    expect((await countStreams(path)).get(writerStream(1))).toBe(20_000)
  })

  it('dies and leaves its files: who comes next takes them away', async () => {
    const path = join(temporaryFolder(), 'store')
    const first = startProgram('append-on', [path, '0', '1e9', '1'])
    await first.line('acknowledged')
    const dead = await until(() => storeHost(path))
    first.process.kill('SIGKILL')
    await first.ended
    expect(storeHost(path)).toEqual(dead)
    const log = openShared(path)
    await log.head()
    expect(storeHost(path)).toMatchObject({ pid: process.pid })
    expect(existsSync(dirname(dead.socket))).toBe(false)
  })

  it('that is stopped is told by a code, logging loses nothing, and all goes on when it does', async () => {
    const path = join(temporaryFolder(), 'store')
    const holder = startProgram('append-on', [path, '1', '1e9', '16'])
    await holder.line('acknowledged')
    const log = openShared(path, 2_000)
    const before = await log.head()
    await stopProgram(holder)
    const silent = { code: 'TRACK_HOST_SILENT', details: { pid: holder.process.pid } }
    await expect(log.head()).rejects.toMatchObject(silent)
    const told: unknown[] = []
    for (let i = 0; i < 20; i++) log.quiet.append(metric(i), (error) => told.push(error))
    await expect(log.append(metric(20))).rejects.toMatchObject(silent)
    await expect(log.quiet.settled()).rejects.toMatchObject(silent)
    expect(told, 'nothing is given up').toEqual([])
    expect(log.backlog.bytes()).toBeGreaterThan(0)
    expect(log.backlog.failure()).toBeUndefined()
    holder.process.kill('SIGCONT')
    for (let settled = false; !settled; ) {
      settled = await log.quiet.settled().then(
        () => true,
        (error) => !isTrackError(error, 'TRACK_HOST_SILENT'),
      )
    }
    expect(told).toEqual(Array(20).fill(undefined))
    expect((await log.head()).position).toBeGreaterThan(before.position + 20)
    expect(await log.streamHead(writerStream(7))).toBe(20)
    holder.process.kill('SIGTERM')
    await endsWell(holder)
    await log.close()
    const counts = await countStreams(path)
    expect(counts.get(writerStream(7))).toBe(21)
  })

  it('that is stopped is told by flush() and close(), and by no call that logs', async () => {
    const path = join(temporaryFolder(), 'store')
    const holder = startProgram('append-on', [path, '1', '1e9', '16'])
    await holder.line('acknowledged')
    const client = new TrackClient(`file:${path}`, { silenceMs: 2_000 })
    onTestFinished(() => client.close().catch(() => {}))
    await client.setProject({ name: 'silent' })
    const trial = await client.newTrial({ name: 'trial', parameters: {} })
    await trial.flush()
    // More patient than the client, and less than a client that is told nothing.
    const other = new StoreThread(path, sharedProgram({ silenceMs: 6_000 }))
    onTestFinished(() => other.close().catch(() => {}))
    await other.ask({ type: 'head' })
    await stopProgram(holder)
    const refused = [
      other.ask({ type: 'head' }).catch(() => 'the other'),
      client.log.head().catch(() => 'the client'),
    ]
    expect(await Promise.race(refused)).toBe('the client')
    const silent = { code: 'TRACK_HOST_SILENT' }
    const result = await trial.run(() => {
      for (let step = 0; step < 2000; step++) trial.logMetrics({ loss: 0.5 }, { step })
      return 'trained'
    })
    expect(result).toBe('trained')
    await expect(client.flush()).rejects.toMatchObject(silent)
    await expect(client.setProject({ name: 'new', force: true })).rejects.toMatchObject(silent)
    expect(client.stats()).toMatchObject({ dropped: 0 })
    holder.process.kill('SIGCONT')
    for (let settled = false; !settled; ) {
      settled = await client.flush().then(
        () => true,
        (error) => !isTrackError(error, 'TRACK_HOST_SILENT'),
      )
    }
    expect((await trial.view()).metrics.get('loss')?.count).toBe(2000)
    expect(client.stats()).toMatchObject({ dropped: 0, backlogBytes: 0 })
    await stopProgram(holder)
    trial.logMetrics({ loss: 0.5 }, { step: 2000 })
    const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true)
    await expect(client.close()).rejects.toMatchObject(silent)
    const lost = /^track: 1 events were lost: .* does not answer/
    expect(stderr.mock.calls.join()).toMatch(lost)
    stderr.mockRestore()
    expect(client.stats().dropped).toBeGreaterThan(0)
    holder.process.kill('SIGCONT')
    holder.process.kill('SIGTERM')
    await endsWell(holder)
  })
})
