// Usage: run-on-store.js JOB STORE TARGET. Does one of the long jobs on a store.
import { backupStore } from '../backup-store.js'
import { mergeStores } from '../merge-stores.js'
import { repairStore } from '../repair-store.js'
import { vacuumStore } from '../vacuum-store.js'
import { verifyStore } from '../verify-store.js'
import { streamOf } from './metric-append.js'

const [, , job, path = '', target = ''] = process.argv
switch (job) {
  case 'verify':
    await verifyStore(path, { scratch: target })
    break
  case 'repair':
    await repairStore(path, target)
    break
  case 'backup':
    await backupStore(path, target)
    break
  case 'merge':
    await mergeStores([path], target, { former: () => () => [], names: () => [] })
    break
  case 'vacuum': {
    const leaveOut = async (): Promise<ReadonlySet<string>> => new Set([streamOf(1)])
    await vacuumStore(path, target, { leaveOut, reason: 'deleted' })
    break
  }
  default:
    throw new Error(`There is no job ${job}`)
}
