import { readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runInTerminal, runTrack } from './testing/run-track.js'

async function storeIn(): Promise<string> {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  return cwd
}

/** Zeros over the log's last file: the newest events. */
function damage(cwd: string): void {
  const log = join(cwd, 'runs', 'log')
  const file = readdirSync(log)
    .filter((name) => /\.(log|ldb)$/.test(name))
    .map((name) => join(log, name))
    .find((path) => statSync(path).size > 200) as string
  writeFileSync(file, Buffer.alloc(statSync(file).size))
}

test('verify tells a sound store, and holds a digest that was kept against it', async () => {
  const cwd = await storeIn()
  const { out, err, code } = await runTrack(['verify'], { cwd })
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/runs: sound\n {2}\d+ commits, \d+ events, 7 streams, /)
  const [, position = '', digest = ''] = /position (\d+), digest ([0-9a-f]{64})\n$/.exec(out) ?? []
  const json = JSON.parse((await runTrack(['verify', '--json'], { cwd })).out)
  expect(json).toMatchObject({ isSound: true, damage: [], head: { position: +position, digest } })
  const kept = await runTrack(['verify', '--digest', digest, '--position', position], { cwd })
  expect(kept.code).toBe(0)
  expect(kept.out).toContain(`the digest is that of position ${position}\n`)
  const other = await runTrack(['verify', '--digest', '0'.repeat(64)], { cwd })
  expect(other.code).toBe(1)
  expect(other.out).toMatch(/runs: NOT THE HISTORY of that digest\n[\s\S]*head-digest: /)
  expect(other.out).toContain('mistyped, or is that of another store')
  expect(other.out).not.toContain('track repair')
})

test('verify tells damage, and what to do', async () => {
  const cwd = await storeIn()
  damage(cwd)
  const { out, code } = await runTrack(['verify'], { cwd })
  expect(code).toBe(1)
  expect(out).toContain('runs: DAMAGED: ')
  expect(out).toContain('track repair TARGET')
  const kept = await runTrack(['verify', '--digest', '0'.repeat(64)], { cwd })
  expect(kept.out).toContain('runs: DAMAGED: ')
  expect(kept.out).toContain('track repair TARGET')
})

test('verify refuses a store that is open, and a folder that is none', async () => {
  const cwd = await storeIn()
  {
    await using client = new TrackClient(`file:${cwd}/runs`)
    await client.trials()
    const { err, code } = await runTrack(['verify', '--json'], { cwd })
    expect(code).toBe(1)
    expect(JSON.parse(err).error.code).toBe('TRACK_STORE_LOCKED')
  }
  expect((await runTrack(['verify', '--store', 'nothing'], { cwd })).code).toBe(3)
  expect((await runTrack(['verify', '--digest', 'abc'], { cwd })).code).toBe(2)
  expect((await runTrack(['verify', '--position', '3'], { cwd })).code).toBe(2)
  const elsewhere = await runTrack(['verify', '--store', 'memory:'], { cwd })
  expect(elsewhere.code).toBe(2)
  expect(elsewhere.err).toContain('is in no folder')
})

test('a line on a terminal shows how far it is, and goes', async () => {
  const cwd = await storeIn()
  const { out } = await runInTerminal(['verify'], { cwd, columns: 80 })
  expect(out).toContain('\u001b[2Kreading commits: ')
  const last = out.slice(out.lastIndexOf('\u001b[2K'))
  expect(last).toContain('runs: sound')
})

test('repair makes a new store of what is intact', async () => {
  const cwd = await storeIn()
  const sound = await runTrack(['repair', 'whole'], { cwd })
  expect(sound).toMatchObject({ err: '', code: 0 })
  expect(sound.out).toContain('  no event is lost\n')
  const ls = (store: string) => runTrack(['ls', '--json', '--store', store], { cwd })
  expect((await ls('whole')).out).toBe((await ls('runs')).out)
  rmSync(join(cwd, 'whole'), { recursive: true })
  rmSync(join(cwd, 'runs', 'store.json'))
  const lost = await runTrack(['repair', 'whole', '--json'], { cwd })
  expect(JSON.parse(lost.out)).toMatchObject({ damage: [{ kind: 'identity' }], lostEvents: 0 })
  expect((await runTrack(['repair', 'whole'], { cwd })).code, 'it is there already').toBe(1)
})

test('repair says which positions are lost', async () => {
  const cwd = await storeIn()
  const events = JSON.parse((await runTrack(['verify', '--json'], { cwd })).out).events
  // What comes after it is in another file.
  {
    await using client = new TrackClient(`file:${cwd}/runs`)
    await client.setProject({ name: 'later' })
  }
  damage(cwd)
  const { out, code } = await runTrack(['repair', 'whole'], { cwd })
  expect(code).toBe(0)
  expect(out).toContain(`  ${events} events are lost\n    positions 0 to ${events - 1}`)
})

test('backup copies a store that is in use, and then what is new', async () => {
  const cwd = await storeIn()
  await using client = new TrackClient(`file:${cwd}/runs`)
  await client.setProject({ name: 'digits' })
  const first = await runTrack(['backup', 'copy'], { cwd })
  expect(first).toMatchObject({ err: '', code: 0 })
  expect(first.out).toMatch(/copy: a copy up to position \d+\n {2}copied: \d+ commits/)
  expect((await runTrack(['backup', 'copy'], { cwd })).out).toContain('  new: 0 commits with 0 ')
  const trial = await client.newTrial({ name: 'more', parameters: {} })
  await trial.flush()
  const again = JSON.parse((await runTrack(['backup', 'copy', '--json'], { cwd })).out)
  expect(again).toMatchObject({ commits: 1, target: join(cwd, 'copy') })
  const { position, digest } = again.head
  const kept = ['--digest', digest, '--position', String(position)]
  expect((await runTrack(['verify', '--store', 'copy', ...kept], { cwd })).code).toBe(0)
  const names = await runTrack(['ls', '-c', 'name', '--store', 'copy'], { cwd })
  expect(names.out).toContain('more')
  expect((await runTrack(['backup', 'runs'], { cwd })).code, 'onto itself').toBe(1)
})
