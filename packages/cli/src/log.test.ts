import { EventEmitter, once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newToken, serveStore, TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, onTestFinished, test, vi } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runInTerminal, runShell, runTrack, startTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const log = (...args: string[]) => runTrack(['log', ...args], { cwd })
const lines = (text: string): string[] => text.trimEnd().split('\n')

test('prints every event in a line: position, time, whose, and what', async () => {
  const { out, err, code } = await log()
  expect({ err, code }).toEqual({ err: '', code: 0 })
  const all = lines(out)
  expect(all.map((line) => line.split(' ')[0])).toEqual(all.map((_, i) => String(i)))
  expect(out).toMatch(/^0 {2}\d{4}-.*Z {2}digits@0 {2}ProjectCreated {2}name=digits /m)
  expect(out).toMatch(/ {2}[0-9a-f]{7}_0 base@\d+ {2}MetricsLogged {2}loss=0.3333 step=2$/m)
})

test('on a terminal hashes and ids are cut, so that a line fits', async () => {
  const { out } = await runInTerminal(['log'], { cwd, columns: 120, env: { NO_COLOR: '1' } })
  expect(out).toMatch(
    /TrialCreated {2}name=base version=v1 hash=[0-9a-f]{12}… project=[0-9a-f]{12}…/,
  )
  expect((await log()).out).toMatch(
    /TrialCreated {2}name=base version=v1 hash=[0-9a-f]{64} project=/,
  )
})

test('of one stream, from a revision on, so many', async () => {
  const json = await log('--stream', 'base', '--from', '2', '-n', '2', '--json')
  const events = lines(json.out).map((line) => JSON.parse(line))
  expect(events).toHaveLength(2)
  expect(events[0]).toMatchObject({ streamRevision: 2, event: { type: expect.any(String) } })
  expect(Object.keys(events[0])).toEqual([
    ...['position', 'stream', 'streamRevision', 'timeMs', 'event'],
  ])
  expect((await log('--stream', 'second')).out).toContain('second@0  GroupCreated')
  const nobody = await log('--stream', 'nobody')
  expect(nobody).toMatchObject({ code: 3, out: '' })
  expect(nobody.err).toMatch(
    /^track: there is no trial, project or group nobody\n {2}track ls, track ls groups, /,
  )
  expect((await log('-s', 'nobody', '--at', '3')).err).toMatch(/there was no .* nobody then\n/)
})

test('a name that several projects and groups have is refused, and each can be named by its id', async () => {
  const folder = temporaryFolder()
  {
    await using client = new TrackClient(`file:${join(folder, 'runs')}`)
    for (const name of ['one', 'two']) {
      await client.setProject({ name, force: true })
      await client.setGroup({ name: 'grid', force: true })
    }
  }
  const run = (...args: string[]) => runTrack(['log', ...args], { cwd: folder })
  const { out, err, code } = await run('-s', 'grid')
  expect({ out, code }).toEqual({ out: '', code: 3 })
  const [said, ...streams] = lines(err)
  expect(said).toBe('track: 2 projects and groups are meant by grid: name one by its id')
  expect(streams).toEqual([
    expect.stringMatching(/^ {2}[0-9a-f]{32} {2}group of one$/),
    expect.stringMatching(/^ {2}[0-9a-f]{32} {2}group of two$/),
  ])
  const { error } = JSON.parse((await run('-s', 'grid', '--json')).err)
  expect(error.code).toBe('TRACK_STREAM_AMBIGUOUS')
  expect((await run('-s', error.details.streams[1].id)).out).toContain('grid@0  GroupCreated')
})

test('a pipe that closes early ends it', async () => {
  const { out, code } = await runShell('track log | head -1', { cwd })
  expect(code).toBe(0)
  expect(lines(out)).toHaveLength(1)
})

test('follows what another process logs', async () => {
  const folder = temporaryFolder()
  await using client = new TrackClient(`file:${join(folder, 'runs')}`)
  const trial = await client.newTrial({ name: 'a', parameters: {} })
  trial.logMetrics({ loss: 1 }, { step: 0 })
  await client.flush()
  const { child } = startTrack(['log', '--follow', '--json', '--stream', 'a'], { cwd: folder })
  onTestFinished(() => void child.kill('SIGKILL'))
  const steps: number[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    const { event } = JSON.parse(line)
    if (event.type !== 'MetricsLogged') continue
    steps.push(event.step)
    if (steps.length === 3) break
    trial.logMetrics({ loss: 1 }, { step: steps.length })
    await client.flush()
  }
  expect(steps).toEqual([0, 1, 2])
})

test('one that follows keeps no program from logging, not even while it is stopped', async () => {
  const folder = temporaryFolder()
  const uri = `file:${join(folder, 'runs')}`
  const logOnce = async (step: number): Promise<void> => {
    await using client = new TrackClient(uri)
    const trial = await client.newTrial({ name: `trial ${step}`, parameters: {} })
    trial.logMetrics({ loss: 1 }, { step })
    await trial.finish()
  }
  await logOnce(0)
  const { child } = startTrack(['log', '--follow', '--json'], { cwd: folder })
  onTestFinished(() => void child.kill('SIGKILL'))
  const steps: number[] = []
  const told = new EventEmitter()
  createInterface({ input: child.stdout }).on('line', (line) => {
    const { event } = JSON.parse(line)
    if (event.type !== 'MetricsLogged') return
    steps.push(event.step)
    told.emit(`step ${event.step}`)
  })
  const hears = (step: number) => once(told, `step ${step}`)
  await hears(0)
  await Promise.all([hears(1), logOnce(1)])
  // When the program has closed, the one that follows looks at the store once more, and gives it up.
  const host = join(folder, 'runs', 'host.json')
  const patience = { timeout: 20_000, interval: 20 }
  await vi.waitFor(() => {
    expect(JSON.parse(readFileSync(host, 'utf8'))).toMatchObject({ pid: child.pid })
  }, patience)
  await vi.waitFor(() => expect(existsSync(host)).toBe(false), patience)
  child.kill('SIGSTOP')
  await logOnce(2)
  await logOnce(3)
  const last = hears(3)
  child.kill('SIGCONT')
  await last
  expect(steps).toEqual([0, 1, 2, 3])
})

test('one that follows ends when its server goes away, and says so', async () => {
  const token = await newToken()
  const server = await serveStore({ store: join(cwd, 'runs'), token })
  onTestFinished(() => server.close())
  const args = ['log', '--follow', '--stream', 'base', '--store', server.uri]
  const surroundings = { cwd, env: { TRACK_TOKEN: token } }
  const { child, ended } = startTrack(args, surroundings)
  onTestFinished(() => void child.kill('SIGKILL'))
  let said = ''
  child.stdout.on('data', (text) => {
    said += text
  })
  await once(child.stdout, 'data')
  await runTrack(['tag', 'base', 'seen=true', '--store', server.uri], surroundings)
  while (!said.includes('seen')) await once(child.stdout, 'data') // it follows
  await server.close()
  const { code, err } = await ended
  expect(code).toBe(1)
  expect(err).toContain(`${server.uri} cannot be reached`)
})
