import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

test('merge makes one store of several, whose old uids are names too', async () => {
  const cwd = temporaryFolder()
  const [one, other] = [join(cwd, 'one'), join(cwd, 'other')]
  await makeStore(one)
  await makeStore(other)
  const { out, err, code } = await runTrack(['merge', 'one/runs', 'other/runs', '--into', 'all'], {
    cwd,
  })
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/all: the store [0-9a-f]{32}\n {2}\d+ commits, \d+ events in /)
  const again = await runTrack(['merge', 'all', 'one/runs', '--into', 'again', '--json'], { cwd })
  const { id, events, head } = JSON.parse(again.out)
  expect(out).toContain(`the store ${id}\n`)
  expect(out).toContain(`  position ${head.position}, digest ${head.digest}\n`)
  expect(events).toBe(head.position)
  const list = async (store: string) =>
    JSON.parse((await runTrack(['ls', '--json', '--store', store], { cwd })).out)
  const trials = await list('all')
  expect(trials).toHaveLength(6)
  expect(await list('again')).toEqual(trials)
  const { id: store } = JSON.parse(readFileSync(join(other, 'runs', 'store.json'), 'utf8'))
  const [{ uid }] = await list(join(other, 'runs'))
  const [{ id: trial }] = await list(join(other, 'runs'))
  const shown = await runTrack(
    ['show', `${uid}@${store.slice(0, 6)}`, '--json', '--store', 'all'],
    { cwd },
  )
  expect(JSON.parse(shown.out).id).toBe(trial)
})

test('merge wants a target, and stores that are there', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  expect((await runTrack(['merge', 'runs'], { cwd })).code).toBe(2)
  expect((await runTrack(['merge', 'runs', 'none', '--into', 'all'], { cwd })).code).toBe(3)
  expect((await runTrack(['merge', 'runs', '--into', 'runs'], { cwd })).code).toBe(1)
  expect(existsSync(join(cwd, 'all'))).toBe(false)
})
