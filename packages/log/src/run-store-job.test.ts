import { expect, it } from 'vitest'
import { runStoreJob } from './run-store-job.js'
import type { VerifyJob } from './store-job.js'

const program = new URL('./testing/ending-program.js', import.meta.url)

function job(path: string): VerifyJob {
  return { type: 'verify', path, scratch: '', kept: undefined, withIndex: true, leftOut: [] }
}

it.each(['SIGABRT', 'exit'])(
  'a process that ends by a fault is told with its last words: %s',
  async (how) => {
    const end = await runStoreJob(job(how), () => {}, undefined, program)
    expect(end).toEqual({ crash: expect.stringContaining(`last words before ${how}`) })
  },
)

it('a process that somebody ends is no damage', async () => {
  const ended = runStoreJob(job('SIGKILL'), () => {}, undefined, program)
  await expect(ended).rejects.toMatchObject({
    code: 'TRACK_LOG_FAILED',
    details: { signal: 'SIGKILL' },
  })
})
