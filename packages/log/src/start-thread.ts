import { MessageChannel, type MessagePort, type ResourceLimits, Worker } from 'node:worker_threads'
import { cell, sharedBytes, type ThreadData, type ThreadProgram } from './thread-protocol.js'

/**
 * What passes through a thread is short-lived: a young generation of V8's usual size would only hold on to
 * it, 100 MB and more.
 */
export const threadLimits: ResourceLimits = { maxYoungGenerationSizeMb: 8 }

/** A store's thread, as this side of it sees it. */
export interface StartedThread {
  readonly worker: Worker
  readonly port: MessagePort
  /** The memory that both see; see `cell`. */
  readonly cells: Int32Array
}

/** Starts the thread of the store at `path`. The process does not stay alive for the thread itself. */
export function startThread(path: string, { url, options = {} }: ThreadProgram): StartedThread {
  const { port1, port2 } = new MessageChannel()
  const shared = new SharedArrayBuffer(sharedBytes)
  const cells = new Int32Array(shared)
  Atomics.store(cells, cell.alive, 1)
  const worker = new Worker(url, {
    name: 'track-store',
    workerData: { path, options, shared, port: port2 } satisfies ThreadData,
    transferList: [port2],
    argv: process.argv.slice(1),
    execArgv: [],
    resourceLimits: threadLimits,
  })
  worker.unref()
  return { worker, port: port1, cells }
}
