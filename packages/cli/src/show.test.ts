import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runInTerminal, runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const show = (...args: string[]) => runTrack(['show', ...args], { cwd })

test('shows what a trial is, was given, and came to', async () => {
  const { out, err, code } = await show('wide')
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/^wide\n {2}uid +[0-9a-f]{64}_0\n {2}status +Exception\n/)
  expect(out).toMatch(/\nparameters\n {2}lr +0.01\n {2}net.hidden +64\n/)
  expect(out).toMatch(/\ntags\n {2}owner +ada\n/)
  expect(out).toMatch(/\nmetrics\n {2}name +last +step .*\n {2}loss +NaN +0 +NaN /)
  expect(out).toMatch(/\nerrors\n.* Error: out of memory\n$/)
})

test('on a terminal a uid that has no room is shortened to what names the trial too', async () => {
  const env = { NO_COLOR: '1' }
  const uidAt = async (columns: number): Promise<string> => {
    const { out } = await runInTerminal(['show', 'wide'], { cwd, columns, env })
    return / uid +(\S+)/.exec(out)?.[1] ?? ''
  }
  const uid = await uidAt(100)
  expect(uid).toMatch(/^[0-9a-f]{64}_0$/)
  const short = await uidAt(80)
  expect(short).toMatch(/^[0-9a-f]{12}_0$/)
  expect(JSON.parse((await show(short, '--json')).out).uid).toBe(uid)
})

test('a trial is named by its name, its uid, and the beginning of that', async () => {
  const { uid, id } = JSON.parse((await show('base', '--json')).out)
  for (const name of [uid, id, uid.slice(0, 5), `${uid.slice(0, 5)}_0`]) {
    expect(JSON.parse((await show(name, '--json')).out).id).toBe(id)
  }
  expect((await show(`${uid.slice(0, 5)}_1`)).code).toBe(3)
  expect((await show('')).code).toBe(3)
})

test('of a name that several have, those are shown', async () => {
  const folder = temporaryFolder()
  await using client = new TrackClient(`file:${join(folder, 'runs')}`)
  for (const lr of [1, 2]) {
    const trial = await client.newTrial({ name: 'twin', force: true })
    trial.logArguments({ lr })
  }
  await client.flush()
  const { err, code } = await runTrack(['show', 'twin'], { cwd: folder })
  expect(code).toBe(3)
  expect(err).toMatch(/^track: 2 trials are meant by twin\n {2}[0-9a-f]{7}_0 {2}twin \(orphan\)\n/)
})

test('names and values of strangers do not reach the terminal as commands', async () => {
  const folder = temporaryFolder()
  await using client = new TrackClient(`file:${join(folder, 'runs')}`)
  const trial = await client.newTrial({ name: 'evil\u001b]0;owned\u0007\u202e' })
  trial.logArguments({ 'a\u009bb\n': '\u001b[2J\r' })
  await client.flush()
  const surroundings = { cwd: folder, columns: 100, env: { NO_COLOR: '1' } }
  for (const args of [
    ['show', 'evil'],
    ['ls', '-c', 'name,parameters'],
    ['ls', '--json'],
  ]) {
    const { out } = await runInTerminal(
      args[0] === 'show' ? ['show', trial.id] : args,
      surroundings,
    )
    expect(out.replaceAll('\r\n', '')).not.toMatch(/[\p{Cc}\p{Cf}]/u)
  }
})
