// The thread that owns a store, alone: what it is started with says which.
import { workerData } from 'node:worker_threads'
import { appendContentsFirst } from './contents-first.js'
import { OwnStore } from './own-store.js'
import { serveStore } from './serve-store.js'
import { Store } from './store.js'
import type { ThreadData } from './thread-protocol.js'

const data = workerData as ThreadData
serveStore(data, new OwnStore(Store.open(data.path), appendContentsFirst))
