// The thread of a store that many processes use: what it is started with says which.
import { workerData } from 'node:worker_threads'
import { serveStore, type ThreadData } from '@track/log/hosting'
import { SharedStore } from './shared-store.js'
import { silenceOf } from './silence.js'

const data = workerData as ThreadData
const { silenceMs, reader } = data.options as { silenceMs?: number; reader?: boolean }
serveStore(data, new SharedStore(data.path, silenceOf(silenceMs), reader ? 'follow' : 'write'))
