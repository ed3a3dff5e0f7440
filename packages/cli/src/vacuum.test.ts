import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

test('vacuum makes a store without what a deleted trial has left', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  const before = await runTrack(['ls', '--json'], { cwd })
  expect((await runTrack(['rm', 'wide', '--yes'], { cwd })).code).toBe(0)
  const { out, err, code } = await runTrack(['vacuum', 'smaller'], { cwd })
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(
    /smaller: without \d+ events, of 1 deleted trial\n {2}\d+ events in .*\n {2}position \d+, digest [0-9a-f]{64}\n$/,
  )
  const again = await runTrack(['vacuum', 'again', '--json'], { cwd })
  const { trials, goneEvents, head } = JSON.parse(again.out)
  expect(trials).toBe(1)
  expect(out).toContain(`without ${goneEvents} events`)
  expect(out).toContain(`position ${head.position}, digest ${head.digest}\n`)
  const after = await runTrack(['ls', '--json', '--store', 'smaller'], { cwd })
  const names = (json: string): string[] =>
    JSON.parse(json).map(({ name }: { name: string }) => name)
  expect(names(after.out)).toEqual(names(before.out).filter((name) => name !== 'wide'))
})

test('vacuum wants a new place, and a store that is there', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  expect((await runTrack(['vacuum'], { cwd })).code).toBe(2)
  expect((await runTrack(['vacuum', 'runs'], { cwd })).code).toBe(1)
  expect((await runTrack(['vacuum', 'new', '--store', 'none'], { cwd })).code).toBe(3)
  expect(existsSync(join(cwd, 'new'))).toBe(false)
})
