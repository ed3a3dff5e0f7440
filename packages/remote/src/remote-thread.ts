// The thread of a log on a server.
import { workerData } from 'node:worker_threads'
import { serveStore, type ThreadData } from '@track/log/hosting'
import { isLoopback } from './loopback.js'
import { RemoteStore } from './remote-store.js'
import type { RemoteProgramOptions } from './server-options.js'

const data = workerData as ThreadData
const { isSecure, tls, ...options } = data.options as unknown as RemoteProgramOptions
const isEncrypted = isSecure ?? !isLoopback(options.host)
// When all is closed. By itself the thread would live as long as the socket of a server that does not answer the beginning of
// TLS, which gRPC keeps, and the program's close() waits for the thread.
data.port.on('close', () => process.exit())
serveStore(data, new RemoteStore({ ...options, tls: isEncrypted ? tls : undefined }))
