// The thread of a store that many processes use: what it is started with says which.
import { workerData } from 'node:worker_threads'
import { serveStore, type ThreadData } from '@track/log/hosting'
import { SharedStore } from './shared-store.js'

/** As long as that nobody takes a host that is busy for one that is stopped. */
const silenceMsDefault = 8_000

const data = workerData as ThreadData
serveStore(data, new SharedStore(data.path, Number(data.options.silenceMs ?? silenceMsDefault)))
