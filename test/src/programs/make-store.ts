// Usage: make-store.js, with a MakingTask as JSON on standard input. Makes a store of others, and tells when it
// begins and when it is done.
import { readFileSync } from 'node:fs'
import { backupStore, mergeStores, repairStore, vacuumStore } from '@track/client'
import { tell } from '../testing/tell.js'
import type { MakingTask } from '../torture/new-store/making-task.js'

const { operation, stores, target } = JSON.parse(readFileSync(0, 'utf8')) as MakingTask
const [first = ''] = stores
tell('phase making')
switch (operation) {
  case 'merge':
    await mergeStores(stores, target)
    break
  case 'vacuum':
    await vacuumStore(first, target)
    break
  case 'backup':
    await backupStore(first, target)
    break
  case 'repair':
    await repairStore(first, target)
    break
  default:
    operation satisfies never
}
tell('made it')
