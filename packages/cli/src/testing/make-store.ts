import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { onTestFinished } from 'vitest'

/** A new folder, which is gone when the test or the file of tests has ended. */
export function temporaryFolder(whenFinished: (end: () => void) => void = onTestFinished): string {
  const folder = mkdtempSync(join(tmpdir(), 'track-cli-'))
  whenFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/**
 * Makes the store `runs` in `folder`: a project `digits` with two groups, and of the trials `base` and
 * `wide` one that completed, one that ended with an error, and one that was created and never started.
 */
export async function makeStore(folder: string): Promise<void> {
  await using client = new TrackClient(`file:${join(folder, 'runs')}`)
  await client.setProject({ name: 'digits', description: 'written digits', tags: { owner: 'ada' } })
  await client.setGroup({ name: 'first' })
  const base = await client.newTrial({ name: 'base', version: 'v1' })
  base.logArguments({ lr: 0.1, 'net.hidden': 32 })
  await base.run(() => {
    for (let step = 0; step < 5; step++) base.logMetrics({ loss: 1 / (step + 1) }, { step })
    base.logMetrics({ accuracy: 0.9 })
  })
  const wide = await client.newTrial({ name: 'wide', version: 'v1', groups: ['second'] })
  wide.logArguments({ lr: 0.01, 'net.hidden': 64 })
  wide.logMetrics({ loss: Number.NaN }, { step: 0 })
  await wide.finish(new Error('out of memory'))
  const later = await client.newTrial({ name: 'later', version: 'v1' })
  later.logArguments({ lr: 0.01, 'net.hidden': 128 })
  await client.flush()
}
