import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack } from './testing/run-track.js'

const cwd = temporaryFolder(afterAll)
beforeAll(() => makeStore(cwd))

const report = async (...args: string[]) =>
  JSON.parse((await runTrack(['report', ...args], { cwd })).out)

test('prints the report as client.report() gives it', async () => {
  const short = await report('base')
  expect(Object.keys(short)).toEqual([
    ...['revision', 'name', 'description', 'version', 'tags', 'parameters', 'metadata', 'metrics'],
    ...['chronos', 'errors', 'status'],
  ])
  expect(short).toMatchObject({ name: 'base', metrics: { loss: { 0: 1, 4: 0.2 } } })
})

test('all of it, and as of an earlier moment', async () => {
  const full = await report('base', '--full')
  expect(full).toMatchObject({ project: 'digits', groups: ['first'] })
  const { asOf } = full
  const before = await report('base', '--full', '--at', String(asOf.position))
  expect(before.asOf.position).toBeLessThan(asOf.position)
  expect(before.status.name).toBe('Running')
})
