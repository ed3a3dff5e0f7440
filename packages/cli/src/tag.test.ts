import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

test('tag gives a trial tags, with values of their kinds', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  const tagged = await runTrack(['tag', 'base', 'best=true', 'seed=7', 'by=grace=h'], { cwd })
  expect(tagged).toMatchObject({ err: '', code: 0 })
  expect(tagged.out).toMatch(/^tagged [0-9a-f]+_0 {2}base\n$/)
  const json = await runTrack(['tag', 'base', 'seed=8', 'owner=eve', '--json'], { cwd })
  expect(JSON.parse(json.out)).toMatchObject({
    uid: expect.stringMatching(/_0$/),
    tags: { owner: 'ada', best: true, seed: 8, by: 'grace=h' }, // the project's owner stays
  })
})

test('tag refuses what is no tag, and a trial that there is not', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  const none = await runTrack(['tag', 'base', 'best'], { cwd })
  expect(none.code).toBe(2)
  expect(none.err).toContain('It is name=value.')
  expect((await runTrack(['tag', 'nobody', 'a=1'], { cwd })).code).toBe(3)
  expect((await runTrack(['tag', 'base'], { cwd })).code).toBe(2)
})
