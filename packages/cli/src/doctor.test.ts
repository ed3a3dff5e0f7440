import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { type Ran, runInTerminal, runTrack } from './testing/run-track.js'

async function storeIn(): Promise<string> {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  return cwd
}

/** Without the spools of whoever runs the tests. */
const doctor = (cwd: string, ...args: string[]): Promise<Ran> =>
  runTrack(['doctor', ...args], { cwd, env: { XDG_STATE_HOME: join(cwd, 'state') } })

test('doctor says what a sound store is', async () => {
  const cwd = await storeIn()
  const { out, err, code } = await doctor(cwd)
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/^store +\/.*runs\nidentity +[0-9a-f]{32}\nformat +version 1\n/)
  expect(out).toMatch(/trials +3 \(1 Completed, 1 Exception, 1 CreatedGroup\)/)
  expect(out).toMatch(/\nderived +\d+ values, \d+\S+, intact\n/)
  expect(out).toMatch(/\nnot checked +commits, logged files \(track verify checks them\)\n/)
  expect(out).toContain('nothing is wrong in what was checked')
  expect(JSON.parse((await doctor(cwd, '--json')).out)).toMatchObject({
    state: { identity: { formatVersion: 1 } },
    opened: { trials: 3, projects: 1, statuses: { Completed: 1 }, kept: { damaged: 0 } },
    spools: [],
    unchecked: ['commits', 'logged files'],
    findings: [],
  })
})

test('doctor says who has the store open, and answers meanwhile', async () => {
  const cwd = await storeIn()
  await using client = new TrackClient(`file:${cwd}/runs`)
  await client.trials()
  const { out, code } = await doctor(cwd)
  expect(code).toBe(0)
  expect(out).toContain(`process ${process.pid} on `)
})

test('doctor tells of a process that was killed', async () => {
  const cwd = await storeIn()
  const library = import.meta.resolve('@track/client')
  const program = `import { TrackClient } from '${library}'
const client = new TrackClient('file:${cwd}/runs')
const trial = await client.newTrial({ name: 'lost', parameters: {} })
trial.start()
await trial.flush()
console.log('ready')
setInterval(() => {}, 1000)`
  const file = join(cwd, 'train.mjs')
  writeFileSync(file, program)
  const child = spawn(process.execPath, [file, '--epochs', '3'])
  await once(child.stdout, 'data')
  child.kill('SIGKILL')
  await once(child, 'exit')
  const { out, code } = await doctor(cwd)
  expect(code).toBe(0)
  expect(out).toMatch(
    /process \d+ \(\S+train\.mjs --epochs 3\) had the store .* ended without closing it/,
  )
  expect(out).toContain('1 process ended without close()')
  expect(out).toContain('1 Interrupted')
})

test('doctor tells of what was left behind, and what waits for a server', async () => {
  const cwd = await storeIn()
  mkdirSync(join(cwd, 'runs', 'unfinished'))
  const spools = join(cwd, 'state', 'track', 'spool', 'server')
  mkdirSync(join(spools, '1-ab-any.spool'), { recursive: true })
  mkdirSync(join(spools, '2-cd-any.refused'))
  const { out, code } = await doctor(cwd)
  expect(code).toBe(1)
  expect(out).toMatch(/unfinished was left by work that was cut off/)
  expect(out).toMatch(/problem: .*any\.refused holds .* put aside: refused/)
  expect(out).toMatch(/note: .*any\.spool holds .* wait for a server/)
})

test('doctor says what is wrong with what is no store', async () => {
  const cwd = await storeIn()
  const none = await doctor(cwd, '--store', 'nothing')
  expect(none.code).toBe(1)
  expect(none.out).toMatch(
    /problem: There is no store at .*nothing\n {2}name another with --store: /,
  )
  mkdirSync(join(cwd, 'other'))
  writeFileSync(join(cwd, 'other', 'notes.txt'), '')
  expect((await doctor(cwd, '--store', 'other')).out).toMatch(/problem: .*not a Track store/)
  rmSync(join(cwd, 'runs', 'store.json'))
  const lost = await doctor(cwd)
  expect(lost.code).toBe(1)
  expect(lost.out).toContain('track repair TARGET')
})

test('doctor tells of damage that opening the store finds', async () => {
  const cwd = await storeIn()
  writeFileSync(join(cwd, 'runs', 'log', 'CURRENT'), 'nothing\n')
  const { out, code } = await doctor(cwd)
  expect(code).toBe(1)
  expect(out).toContain('problem: ')
})

test('on a terminal the findings have colours, and lines fit', async () => {
  const cwd = await storeIn()
  const env = { XDG_STATE_HOME: join(cwd, 'state') }
  const { out } = await runInTerminal(['doctor'], { cwd, columns: 80, env })
  expect(out).toContain('\u001b[32mnothing is wrong')
})
