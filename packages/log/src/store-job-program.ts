// The process that does one job on a store, sent by runStoreJob, and ends.
import { repairCopy } from './repair-copy.js'
import type { JobReport, StoreJob } from './store-job.js'
import { plainError } from './thread-protocol.js'
import { type StoreListener, verifyCopy } from './verify-copy.js'

process.once('message', (job: StoreJob) => {
  void work(job)
})
// Whoever wanted it done is gone.
process.once('disconnect', () => process.exit())

async function work(job: StoreJob): Promise<void> {
  try {
    const listener: StoreListener = {
      onDamage: (damage) => tell({ type: 'damage', damage }),
      onProgress: (progress) => tell({ type: 'progress', progress }),
    }
    const value = await (job.type === 'verify'
      ? verifyCopy(job, listener)
      : repairCopy(job, listener))
    await told({ type: 'done', value })
  } catch (error) {
    await told({ type: 'failed', error: plainError(error) })
  }
  process.exit()
}

function tell(report: JobReport): void {
  process.send?.(report)
}

function told(report: JobReport): Promise<void> {
  return new Promise((resolve) => {
    if (process.send === undefined) resolve()
    else process.send(report, () => resolve())
  })
}
