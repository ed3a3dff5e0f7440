import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

test('revert takes an event back, and a revert too', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  await runTrack(['tag', 'base', 'wrong=true'], { cwd })
  const lines = (await runTrack(['log', '--json', '-s', 'base'], { cwd })).out.trim().split('\n')
  const { position } = JSON.parse(lines.at(-1) as string)
  const tags = async (): Promise<object> =>
    JSON.parse((await runTrack(['show', 'base', '--json'], { cwd })).out).tags
  const reverted = await runTrack(['revert', 'base', `${position}`, '--json'], { cwd })
  expect(reverted).toMatchObject({ err: '', code: 0 })
  const answer = JSON.parse(reverted.out)
  expect(answer).toEqual({
    uid: expect.stringMatching(/_0$/),
    id: expect.any(String),
    reverted: position,
    position: expect.any(Number),
  })
  expect(await tags()).not.toHaveProperty('wrong')
  const { streamRevision } = JSON.parse(lines.at(-1) as string)
  const { reverts } = JSON.parse((await runTrack(['show', 'base', '--json'], { cwd })).out)
  expect(reverts).toEqual([
    {
      position: answer.position,
      streamRevision: streamRevision + 1,
      reverted: streamRevision,
      reason: '',
      timeMs: expect.any(Number),
    },
  ])
  const page = (await runTrack(['show', 'base'], { cwd })).out
  expect(page).toMatch(new RegExp(`\nreverted\n.*\n +@${streamRevision} +${answer.position} `))
  const again = await runTrack(['revert', 'base', `${answer.position}`, '--reason', 'it was'], {
    cwd,
  })
  expect(again.out).toMatch(/^reverted event \d+ of base, at position \d+\n$/)
  expect(await tags()).toHaveProperty('wrong', true)
  const shown = JSON.parse((await runTrack(['show', 'base', '--json'], { cwd })).out)
  expect(shown.reverts).toHaveLength(1) // the revert was, and counts no more
  expect(shown.reverts[0]).toMatchObject({ reverted: streamRevision + 1, reason: 'it was' })
  expect((await runTrack(['log', '-s', 'base'], { cwd })).out).toMatch(
    /Reverted .*reason=it was\n$/,
  )
})

test('revert refuses what cannot be taken back', async () => {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  const [first] = (await runTrack(['log', '--json', '-s', 'base'], { cwd })).out.split('\n')
  const { position } = JSON.parse(first as string)
  const refused = await runTrack(['revert', 'base', `${position}`], { cwd })
  expect(refused.code).toBe(1)
  expect(refused.err).toContain('TrialCreated')
  expect((await runTrack(['revert', 'base', '99999'], { cwd })).code).toBe(3)
  expect((await runTrack(['revert', 'base', 'x'], { cwd })).code).toBe(2)
  expect((await runTrack(['revert', 'nobody', '1'], { cwd })).code).toBe(3)
})
