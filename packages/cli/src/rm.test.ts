import { TrackClient } from '@track/client'
import { expect, test } from 'vitest'
import { makeStore, temporaryFolder } from './testing/make-store.js'
import { runTrack, typeInTerminal } from './testing/run-track.js'

async function storeIn(): Promise<string> {
  const cwd = temporaryFolder()
  await makeStore(cwd)
  return cwd
}

const namesIn = async (cwd: string): Promise<string[]> => {
  const { out } = await runTrack(['ls', '-c', 'name'], { cwd })
  return out.trimEnd().split('\n').slice(1)
}

test('rm deletes trials, and says which', async () => {
  const cwd = await storeIn()
  const { out, err, code } = await runTrack(['rm', 'base', 'wide', '--yes'], { cwd })
  expect({ err, code }).toEqual({ err: '', code: 0 })
  expect(out).toMatch(/^deleted \S+ {2}base \(digits, Completed\)\ndeleted \S+ {2}wide .*\n$/)
  expect(await namesIn(cwd)).toEqual(['later'])
})

test('rm says why in the log', async () => {
  const cwd = await storeIn()
  await runTrack(['rm', 'base', '--yes', '--reason', 'wrong data'], { cwd })
  const { out } = await runTrack(['log', '--json'], { cwd })
  expect(out).toContain('"reason":"wrong data"')
})

test('rm deletes nothing unless all are there', async () => {
  const cwd = await storeIn()
  expect((await runTrack(['rm', 'base', 'nobody', '--yes'], { cwd })).code).toBe(3)
  expect(await namesIn(cwd)).toEqual(['base', 'wide', 'later'])
})

test('rm wants --yes where nobody can be asked', async () => {
  const cwd = await storeIn()
  const { err, code } = await runTrack(['rm', 'base'], { cwd })
  expect(code).toBe(2)
  expect(err).toContain('--yes deletes without asking')
  expect(await namesIn(cwd)).toHaveLength(3)
})

test('rm asks on a terminal, and takes the end of the input for a no', async () => {
  const cwd = await storeIn()
  const typed = (text: string) => typeInTerminal(text, ['rm', 'base'], { cwd, columns: 80 })
  const left = await typed('')
  expect(left.out).toContain('Delete this trial? [y/N]')
  expect(left.out).toContain('nothing was deleted')
  expect(left.code).toBe(1)
  expect((await typed('n\n')).code).toBe(1)
  expect(await namesIn(cwd)).toHaveLength(3)
  expect((await typed('y\n')).code).toBe(0)
  expect(await namesIn(cwd)).toEqual(['wide', 'later'])
})

test('rm leaves a trial alone that a living process runs', async () => {
  const cwd = await storeIn()
  await using client = new TrackClient(`file:${cwd}/runs`)
  const trial = await client.newTrial({ name: 'busy', parameters: {} })
  trial.start()
  await client.flush()
  const { err, code } = await runTrack(['rm', 'busy', '--yes'], { cwd })
  expect(code).toBe(1)
  expect(err).toMatch(/1 of the trials are running\n.*busy \(orphan, Running\)\n {2}end them first/)
  await trial.finish()
})
