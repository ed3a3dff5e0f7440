import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackClient, type TrialSummary } from '@track/client'
import { expect, test, vi } from 'vitest'
import { temporaryFolder } from './testing/make-store.js'
import {
  type Ran,
  runInTerminal,
  runShell,
  runTrack,
  startInTerminal,
  startTrack,
} from './testing/run-track.js'

async function onlyTrial(cwd: string): Promise<TrialSummary> {
  await using client = new TrackClient(`file:${cwd}/runs`)
  const trials = await client.trials()
  expect(trials).toHaveLength(1)
  return trials[0] as TrialSummary
}

async function outputOf(cwd: string): Promise<string> {
  const { out } = await runTrack(['report', (await onlyTrial(cwd)).uid, '--full', '--json'], {
    cwd,
  })
  return JSON.stringify(JSON.parse(out).output ?? JSON.parse(out))
}

const bash = (script: string, options: readonly string[], cwd: string): Promise<Ran> =>
  runTrack(['run', ...options, '--', 'bash', '-c', script], { cwd })

test('run tracks a program: output untouched and kept, metrics, options, time', async () => {
  const cwd = temporaryFolder()
  const script =
    'printf "a\\xff\\0b\\n"; echo "loss=0.5 step=1"; echo "{\\"step\\":2,\\"loss\\":0.25}"; echo oops >&2'
  const direct = await runShell(script, { cwd })
  const options = ['-p', 'digits', '-g', 'sweep', '--tag', 'gpu=true', '--param', 'lr=0.1']
  const { out, err, code } = await bash(script, options, cwd)
  expect({ out, err, code }).toEqual(direct)
  expect(await onlyTrial(cwd)).toMatchObject({
    name: 'bash',
    project: 'digits',
    groups: ['sweep'],
    tags: { gpu: true },
    parameters: { lr: 0.1 },
    metadata: { command: ['bash', '-c', script], folder: cwd },
    status: 'Completed',
    metrics: { loss: { count: 2, last: 0.25, lastStep: 2, max: 0.5 } },
  })
  expect(await outputOf(cwd)).toContain('oops')
})

test('run ends with the exit code of the program, and the trial with it', async () => {
  const cwd = temporaryFolder()
  expect(await bash('exit 7', ['--name', 'seven'], cwd)).toEqual({ out: '', err: '', code: 7 })
  const trial = await onlyTrial(cwd)
  expect(trial).toMatchObject({ name: 'seven', status: 'Exception', errors: 1 })
  const { out } = await runTrack(['show', trial.uid], { cwd })
  expect(out).toContain('exit code 7')
})

test('run is called after the file that the command names, whose content is its version', async () => {
  const cwd = temporaryFolder()
  const source = 'echo "acc=1"\n'
  writeFileSync(join(cwd, 'train.sh'), source)
  await runTrack(['run', '--', 'bash', 'train.sh', '--name', 'mine'], { cwd }) // its own options
  expect(await onlyTrial(cwd)).toMatchObject({
    name: 'train.sh',
    version: createHash('sha256').update(source).digest('hex').slice(0, 8),
    metadata: { command: ['bash', 'train.sh', '--name', 'mine'] },
  })
})

test('the numbers of the system are of the program, and of what it starts', async () => {
  const cwd = temporaryFolder()
  const bytes = 200 << 20
  const large = `const all = Buffer.alloc(${bytes}, 1); process.stdin.resume().on('end', () => all)`
  // The program is a shell, which holds little itself.
  const script = `"${process.execPath}" -e "${large}"; true`
  const { child, ended } = startTrack(['run', '--', 'bash', '-c', script], { cwd })
  await vi.waitFor(
    async () => {
      await using client = new TrackClient(`file:${cwd}/runs`)
      const { system } = await client.trialView((await client.trials())[0] as TrialSummary)
      expect([...system.keys()].sort()).toEqual(expect.arrayContaining(systemNumbers))
      expect(system.get('process.memoryBytes')?.max).toBeGreaterThan(bytes)
      expect(system.has('eventLoop.delayMeanMs')).toBe(false)
    },
    { timeout: 50_000, interval: 500 },
  )
  child.stdin.end()
  expect((await ended).code).toBe(0)
})

const systemNumbers = ['process.cpuPercent', 'process.memoryBytes', 'system.memoryBytes']

test('a program that cannot be run is told of as shells do', async () => {
  const cwd = temporaryFolder()
  const missing = await runTrack(['run', '--', 'no-such-program'], { cwd })
  expect(missing).toMatchObject({ code: 127 })
  expect(missing.err).toMatch(/^track: no-such-program cannot be run: /)
  expect((await onlyTrial(cwd)).status).toBe('Exception')
  const folder = await runTrack(['run', '--', '/'], { cwd })
  expect(folder.code).toBe(126)
  expect((await runTrack(['run'], { cwd })).code).toBe(2)
})

test('signals are passed on, and a program that ends by one is Interrupted', async () => {
  for (const [script, code] of [
    ['echo ready; exec sleep 60', 143],
    ['trap "exit 143" TERM; echo ready; while :; do sleep 0.05; done', 143],
    ['trap "exit 0" TERM; echo ready; while :; do sleep 0.05; done', 0],
  ] as const) {
    const cwd = temporaryFolder()
    const running = startTrack(['run', '--', 'bash', '-c', script], { cwd })
    await once(running.child.stdout, 'data')
    running.child.kill('SIGTERM')
    expect((await running.ended).code).toBe(code)
    expect((await onlyTrial(cwd)).status).toBe(code === 0 ? 'Completed' : 'Interrupted')
  }
})

test('what is typed to end a program reaches it once', async () => {
  const cwd = temporaryFolder()
  // A second one would come meanwhile.
  const script = `let heard = 0
process.on('SIGINT', () => {
  heard++
  setTimeout(() => process.exit(heard), 500)
})
console.log('ready')
setInterval(() => {}, 1000)`
  const args = ['run', '--', process.execPath, '-e', script]
  const { child, ended } = startInTerminal(args, { cwd, columns: 80 })
  await once(child.stdout, 'data')
  child.stdin.write('\u0003')
  expect((await ended).code).toBe(1)
})

test('a program that is killed is told of', async () => {
  const cwd = temporaryFolder()
  const { err, code } = await bash('kill -KILL $$', [], cwd)
  expect(code).toBe(137)
  expect(err).toBe('track: bash was killed by SIGKILL: by hand, or for want of memory\n')
  expect((await onlyTrial(cwd)).status).toBe('Interrupted')
})

test('track run itself killed leaves a trial that reads as lost, with the last words', async () => {
  const cwd = temporaryFolder()
  const script = 'echo "loss=1 step=0"; while sleep 0.1; do echo more || exit; done'
  const running = startTrack(['run', '--', 'bash', '-c', script], { cwd })
  await once(running.child.stdout, 'data')
  {
    await using client = new TrackClient(`file:${cwd}/runs`)
    for await (const { event } of client.events({ follow: true })) {
      if (event.type === 'OutputCaptured') break
    }
    expect((await client.trials())[0]?.status).toBe('Running')
  }
  running.child.kill('SIGKILL')
  await running.ended
  expect((await onlyTrial(cwd)).status).toBe('Interrupted')
  expect(await outputOf(cwd)).toContain('loss=1 step=0')
})

test('a store that fails disturbs no program', async () => {
  const cwd = temporaryFolder()
  mkdirSync(join(cwd, 'runs'))
  writeFileSync(join(cwd, 'runs', 'notes.txt'), '')
  const { out, err, code } = await bash('echo hello; exit 3', [], cwd)
  expect({ out, code }).toEqual({ out: 'hello\n', code: 3 })
  expect(err).toMatch(/^track: the trial is not kept as a whole: .*notes\.txt/)
})

test('the program writes to pipes of the system’s, which it can open by name', async () => {
  const cwd = temporaryFolder()
  const script = 'test -p /dev/stdout && test -p /dev/stderr && echo loss=0.5 | tee /dev/stderr'
  const ran = await bash(script, [], cwd)
  expect(ran).toEqual({ out: 'loss=0.5\n', err: 'loss=0.5\n', code: 0 })
  expect((await onlyTrial(cwd)).metrics).toMatchObject({ loss: { count: 2 } })
})

test('a program whose reader goes away is ended by SIGPIPE, as without Track', async () => {
  const cwd = temporaryFolder()
  const { out, err } = await runShell(`track run -- yes | head -1; echo \${PIPESTATUS[0]}`, { cwd })
  expect({ out, err }).toEqual({ out: 'y\n141\n', err: '' })
  expect((await onlyTrial(cwd)).status).toBe('Interrupted')
})

test('a reader of the output that goes away is the program’s own affair', async () => {
  const cwd = temporaryFolder()
  const line = `track run -- bash -c 'trap "" PIPE; while echo y; do :; done 2>/dev/null; exit 5' | head -n 1; exit \${PIPESTATUS[0]}`
  expect(await runShell(line, { cwd })).toEqual({ out: 'y\n', err: '', code: 5 })
  expect((await onlyTrial(cwd)).status).toBe('Exception')
})

test('what is kept of the output, and whether metrics are taken, is an option', async () => {
  const cwd = temporaryFolder()
  await bash('printf "sec%s\\n" ret; echo loss=1', ['--no-metrics', '--output', 'none'], cwd)
  expect((await onlyTrial(cwd)).metrics).toEqual({})
  expect(await outputOf(cwd)).not.toContain('secret')
})

test('--json ends standard error with a line of what came of it', async () => {
  const cwd = temporaryFolder()
  const { err, code } = await bash('echo warn >&2; exit 4', ['--json'], cwd)
  expect(code).toBe(4)
  const { uid, id } = await onlyTrial(cwd)
  const [first, last = ''] = err.trimEnd().split('\n')
  expect(first).toBe('warn')
  expect(JSON.parse(last)).toEqual({
    trial: { uid, id, name: 'bash' },
    status: 'Exception',
    exitCode: 4,
    runtimeSeconds: expect.any(Number),
  })
})

test('a program finds the store, and with --join the trial, in its environment', async () => {
  const cwd = temporaryFolder()
  const script = 'echo "$TRACK_STORE|$ORION_PROJECT|$ORION_TRIAL_ID|$PYTHONUNBUFFERED"'
  const alone = await bash(script, ['-p', 'digits'], cwd)
  expect(alone.out).toBe(`file:${cwd}/runs|||1\n`)
  const joined = await bash(script, ['-p', 'digits', '--join', '--name', 'joined'], cwd)
  expect(joined.out).toMatch(/\|digits\|[0-9a-f]+_0\|1\n$/)
})

test('what the environment selects is for the program', async () => {
  const cwd = temporaryFolder()
  const env = { ORION_PROJECT: 'elsewhere', ORION_TRIAL_ID: 'none_0' }
  const args = ['run', '--', 'bash', '-c', 'echo "$ORION_PROJECT $ORION_TRIAL_ID"']
  const { out, err } = await runTrack(args, { cwd, env })
  expect({ out, err }).toEqual({ out: 'elsewhere none_0\n', err: '' })
  expect((await onlyTrial(cwd)).project).toBe('orphan')
})

test('on a terminal the last line says what came of it, and programs may use colours', async () => {
  const cwd = temporaryFolder()
  const args = ['run', '--', 'bash', '-c', 'echo "color $FORCE_COLOR"']
  const { out, code } = await runInTerminal(args, { cwd, columns: 80 })
  expect(code).toBe(0)
  expect(out).toMatch(/^color 1\r\ntrack: [0-9a-f]+_0 {2}bash: Completed after .* m?s\r\n$/)
})
