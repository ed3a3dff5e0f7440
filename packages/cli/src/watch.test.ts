import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { newToken, serveStore, TrackClient, type Trial } from '@track/client'
import { expect, onTestFinished, test } from 'vitest'
import { temporaryFolder } from './testing/make-store.js'
import { type Running, runTrack, startInTerminal, startTrack } from './testing/run-track.js'

async function training(): Promise<{ cwd: string; client: TrackClient; trial: Trial }> {
  const cwd = temporaryFolder()
  const client = new TrackClient(`file:${join(cwd, 'runs')}`)
  onTestFinished(() => client.close())
  const done = await client.newTrial({ name: 'done', parameters: {} })
  done.start()
  await done.finish()
  const trial = await client.newTrial({ name: 'long', parameters: { epochs: 10 }, force: true })
  trial.start()
  trial.logMetrics({ loss: 0.5 }, { step: 3 })
  await client.flush()
  return { cwd, client, trial }
}

/** A process that has a trial that runs, "lost", and will say nothing more. */
async function lostTrial(cwd: string): Promise<ChildProcess> {
  const library = import.meta.resolve('@track/client')
  const program = `import { TrackClient } from '${library}'
const client = new TrackClient('file:${cwd}/runs')
const trial = await client.newTrial({ name: 'lost', parameters: {} })
trial.logMetrics({ loss: 1 }, { step: 0 })
await trial.flush()
console.log('ready')
setInterval(() => {}, 1000)`
  const dying = spawn(process.execPath, ['--input-type=module', '-e', program])
  onTestFinished(() => void dying.kill('SIGKILL'))
  await once(dying.stdout, 'data')
  return dying
}

test('without a terminal shows the trials that run, once', async () => {
  const { cwd } = await training()
  const { out, code } = await runTrack(['watch'], { cwd })
  expect(code).toBe(0)
  expect(out).toMatch(/^name +status +step +loss +runtime .*\nlong +Running +3 +0.5 .*\n1 running/)
  const [trial, ...others] = JSON.parse(
    (await runTrack(['watch', '--once', '--json'], { cwd })).out,
  )
  expect(trial).toMatchObject({
    name: 'long',
    status: 'Running',
    step: 3,
    metrics: { loss: { value: 0.5, step: 3 } },
  })
  expect(others).toEqual([])
})

test('shows the id of ls, and no speed where it looked once', async () => {
  const { cwd } = await training()
  const ids = async (command: string) => {
    const { out } = await runTrack([command], { cwd })
    return /\b[0-9a-f]{7}_\d+\b/g[Symbol.match](out)
  }
  const listed = await ids('ls')
  expect(listed).toHaveLength(2)
  expect(await ids('watch')).toEqual([listed?.[1]])
  const { out } = await runTrack(['watch'], { cwd })
  expect(out).toMatch(/ events\/s +id\nlong .* - +[0-9a-f]{7}_\d+\n/)
  const [trial] = JSON.parse((await runTrack(['watch', '--once', '--json'], { cwd })).out)
  expect(trial).not.toHaveProperty('eventsPerSecond')
})

test('a count of steps that is none is refused, and a parameter that none has is told', async () => {
  const { cwd } = await training()
  for (const steps of ['0', '000', '']) {
    const { err, code } = await runTrack(['watch', '--once', '--steps', steps], { cwd })
    expect(code).toBe(2)
    expect(err).toContain('It is a count from 1, or the name of a parameter.')
  }
  const watched = (steps: string) => runTrack(['watch', '--once', '--steps', steps], { cwd })
  const unknown = 'none of these trials has a count of steps in parameters.foo\n'
  expect(await watched('foo')).toMatchObject({ err: unknown, code: 0 })
  expect(await watched('epochs')).toMatchObject({ err: '', code: 0 })
})

test('with --json prints a line each time, of those that run and those that start', async () => {
  const { cwd, client, trial } = await training()
  const { child } = startTrack(['watch', '--json', '--interval', '10'], { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  let asked = 0
  for await (const line of createInterface({ input: child.stdout })) {
    const trials: { name: string; status: string; step?: number }[] = JSON.parse(line)
    const [long, next] = trials
    if (long === undefined) continue
    expect(long.name).toBe('long')
    if (asked === 0) {
      asked++
      trial.logMetrics({ loss: 0.4 }, { step: 4 })
      const started = await client.newTrial({ name: 'next', parameters: {}, force: true })
      started.start()
      await trial.finish()
    }
    if (next?.status === 'Running' && long.status === 'Completed') {
      expect(long.step).toBe(4)
      expect(next.name).toBe('next')
      break
    }
  }
  expect(asked).toBe(1)
})

test('with --json says that a process died, and that a server went away', async () => {
  const { cwd } = await training()
  const dying = await lostTrial(cwd)
  const token = await newToken()
  const server = await serveStore({ store: join(cwd, 'runs'), token })
  onTestFinished(() => server.close())
  const args = ['watch', '--json', '--store', server.uri]
  const { child, ended } = startTrack(args, { cwd, env: { TRACK_TOKEN: token } })
  onTestFinished(() => void child.kill('SIGKILL'))
  const statuses = new Set<string>()
  const said: string[] = []
  for await (const line of createInterface({ input: child.stdout })) {
    said.push(line)
    const trials: { name: string; status: string }[] = JSON.parse(line)
    const lost = trials.find(({ name }) => name === 'lost')
    if (lost !== undefined) statuses.add(lost.status)
    if (lost?.status === 'Running') dying.kill('SIGKILL')
    if (lost?.status === 'Interrupted') void server.close()
  }
  expect([...statuses]).toEqual(['Running', 'Interrupted'])
  said.slice(1).forEach((line, i) => {
    expect(line).not.toBe(said[i])
  })
  const { code, err } = await ended
  expect(code).toBe(1)
  expect(JSON.parse(err)).toMatchObject({ error: { code: 'TRACK_SERVER_AWAY' } })
})

test('with --where shows those that run and that it holds for, until they end', async () => {
  const { cwd, client, trial } = await training()
  const other = await client.newTrial({ name: 'other', parameters: { epochs: 3 }, force: true })
  other.start()
  await client.flush()
  const once = await runTrack(['watch', '-w', 'parameters.epochs>5', '--once', '--json'], { cwd })
  expect(JSON.parse(once.out).map(({ name }: { name: string }) => name)).toEqual(['long'])
  const { child } = startTrack(['watch', '-w', 'parameters.epochs>5', '--json'], { cwd })
  onTestFinished(() => void child.kill('SIGKILL'))
  const seen = new Set<string>()
  for await (const line of createInterface({ input: child.stdout })) {
    const trials: { name: string }[] = JSON.parse(line)
    for (const { name } of trials) seen.add(name)
    if (trials.length > 0) await trial.finish()
    else if (seen.size > 0) break
  }
  expect([...seen]).toEqual(['long'])
  expect((await runTrack(['watch', '-w', 'nonsense'], { cwd })).code).toBe(2)
})

/** Types Ctrl-C, once. */
function interrupt({ stdin }: Running['child']): void {
  if (stdin.writable) stdin.end('\u0003')
}

/** A line of a trial, with a metric that came later: its runtime, and the time left. */
const hasTimeLeft = /Running\S* +\d+ +0\.4 +[\d.]+ (ms|s) +[\d.]+ (ms|s) /

test('a trial whose process died shows as Interrupted, though it said nothing', async () => {
  const { cwd } = await training()
  const dying = await lostTrial(cwd)
  const { child, ended } = startInTerminal(['watch'], { cwd, columns: 100 })
  let drawn = ''
  child.stdout.on('data', (text: string) => {
    drawn += text
    if (/lost +.*Running/.test(drawn)) dying.kill('SIGKILL')
    if (/lost +.*Interrupted/.test(drawn)) interrupt(child)
  })
  await ended
  expect(drawn).toMatch(/lost +.*Interrupted/)
})

test('in a terminal draws over what it drew, and leaves the cursor as it was when it is interrupted', async () => {
  const { cwd, trial } = await training()
  const { child, ended } = startInTerminal(['watch', '--steps', 'epochs'], { cwd, columns: 100 })
  let drawn = ''
  let step = 3
  child.stdout.on('data', (text: string) => {
    drawn += text
    if (hasTimeLeft.test(drawn)) interrupt(child)
    else if (drawn.includes(` ${step} `)) trial.logMetrics({ loss: 0.4 }, { step: ++step })
  })
  await ended
  expect(drawn).toContain('\u001b[?25l')
  expect(drawn).toContain('\u001b[2K')
  expect(drawn.lastIndexOf('\u001b[?25h')).toBeGreaterThan(drawn.lastIndexOf('\u001b[?25l'))
})

test('in a terminal says that its server went away, without a stack, and leaves the cursor', async () => {
  const { cwd } = await training()
  const token = await newToken()
  const server = await serveStore({ store: join(cwd, 'runs'), token })
  onTestFinished(() => server.close())
  const args = ['watch', '--store', server.uri]
  const env = { TRACK_TOKEN: token }
  const { child, ended } = startInTerminal(args, { cwd, columns: 100, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  let drawn = ''
  child.stdout.on('data', (text: string) => {
    drawn += text
    if (/long +.*Running/.test(drawn)) void server.close()
  })
  expect((await ended).code).toBe(1)
  const [, said = ''] = drawn.split('track: ')
  expect(said).toContain(`${server.uri} cannot be reached`)
  expect(said).not.toMatch(/\n\s+at /)
  expect(drawn.lastIndexOf('\u001b[?25h')).toBeGreaterThan(drawn.lastIndexOf('\u001b[?25l'))
})
