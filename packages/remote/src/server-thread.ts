// The thread of a server: it lets clients in to a store, which it hosts or is a guest of.
import { parentPort, workerData } from 'node:worker_threads'
import { plainError, readStoreIdentity } from '@track/log/hosting'
import { ServerDoor } from './server-door.js'
import { type ServerMessage, type ServerThreadData, serverCounts } from './server-protocol.js'
import { SharedStore } from './shared-store.js'

const data = workerData as ServerThreadData
const counts = new BigInt64Array(data.counts)
const store = new SharedStore(data.path, data.silenceMs)

function tell(message: ServerMessage): void {
  parentPort?.postMessage(message)
}

async function open(): Promise<ServerDoor> {
  const folder = await store.opened
  const id = readStoreIdentity(data.path)?.id ?? ''
  return ServerDoor.open(store, { id, folder }, data.path, {
    ...data,
    count: (what, change) => Atomics.add(counts, serverCounts.indexOf(what), BigInt(change)),
  })
}

async function close(door: ServerDoor): Promise<void> {
  try {
    await door.close()
  } finally {
    await store.close()
  }
}

// Not awaited here: what is imported later imports this file, and would wait for it as it waits for that.
async function serve(): Promise<void> {
  try {
    const door = await open()
    parentPort?.once('message', () => {
      close(door).then(
        () => tell({ type: 'closed', error: undefined }),
        (error: unknown) => tell({ type: 'closed', error: plainError(error) }),
      )
    })
    tell({ type: 'listening', port: door.port })
  } catch (error) {
    await store.close().catch(() => {}) // what is wrong with it is told already
    tell({ type: 'failed', error: plainError(error) })
  }
}

void serve()
