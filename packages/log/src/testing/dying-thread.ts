// A store's thread that dies while it takes an append, or a question for the head. The file dying.json beside
// the store says how often it shall, and while taking which of them; a worker's URL would lose a query.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { workerData } from 'node:worker_threads'
import '../writer-thread.js' // listens in the same turn, so that no message passes either of us
import { isPostedAppend, type PostedAppend } from '../posted-append.js'
import type { Request, ThreadData } from '../thread-protocol.js'

const { path, port } = workerData as ThreadData
const file = join(path, '..', 'dying.json')
const plan: { deaths: number; appends: number; dyingOf?: Request['type'] } = existsSync(file)
  ? JSON.parse(readFileSync(file, 'utf8'))
  : { deaths: 0, appends: 0 }

let appends = 0
port.on('message', (message: Request | PostedAppend) => {
  const type = isPostedAppend(message) ? 'append' : message.type
  if (type !== (plan.dyingOf ?? 'append') || plan.deaths === 0 || ++appends < plan.appends) return
  writeFileSync(file, JSON.stringify({ ...plan, deaths: plan.deaths - 1 }))
  process.exit(1)
})
