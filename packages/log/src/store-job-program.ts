// The process that does one job on a store, sent by runStoreJob, and ends.
import { rmSync } from 'node:fs'
import { DamageList } from './damage-list.js'
import { probeTables } from './probe-tables.js'
import { ProgressPace } from './progress-pace.js'
import { repairCopy } from './repair-copy.js'
import type { JobReport, JobResults, StoreJob } from './store-job.js'
import { plainError } from './thread-protocol.js'
import { type StoreListener, verifyCopy } from './verify-copy.js'

process.once('message', (job: StoreJob) => {
  // Whoever wanted it done is gone, and with it whoever would have tidied up.
  process.once('disconnect', () => {
    rmSync(job.scratch, { recursive: true, force: true })
    process.exit()
  })
  void work(job)
})
// What a terminal sends to all of a program is for the one that wanted it done.
process.on('SIGINT', () => {})

async function work(job: StoreJob): Promise<void> {
  const damages = new DamageList()
  const pace = new ProgressPace(
    (progress) => tell({ type: 'progress', progress }),
    () => performance.now(),
  )
  const listener: StoreListener = {
    onDamage: (damage) => {
      if (damages.add(damage)) tell({ type: 'damage', damage })
    },
    onProgress: (progress) => pace.add(progress),
  }
  try {
    const value = await done(job, listener)
    pace.flush()
    await told({ type: 'done', value, damageCount: damages.count })
  } catch (error) {
    await told({ type: 'failed', error: plainError(error) })
  }
  process.exit()
}

function done(job: StoreJob, listener: StoreListener): Promise<JobResults[StoreJob['type']]> {
  switch (job.type) {
    case 'verify':
      return verifyCopy(job, listener)
    case 'repair':
      return repairCopy(job, listener)
    case 'probe':
      return probeTables(job, (table) => told({ type: 'table', table }))
  }
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
