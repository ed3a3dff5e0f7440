// The thread of a log on a server.
import { workerData } from 'node:worker_threads'
import { serveStore, type ThreadData } from '@track/log/hosting'
import { isLoopback } from './loopback.js'
import { RemoteStore } from './remote-store.js'
import type { RemoteProgramOptions } from './server-options.js'

const data = workerData as ThreadData
const { isSecure, tls, ...options } = data.options as unknown as RemoteProgramOptions
const isEncrypted = isSecure ?? !isLoopback(options.host)
serveStore(data, new RemoteStore({ ...options, tls: isEncrypted ? tls : undefined }))
