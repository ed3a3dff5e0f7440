// The thread that samples the numbers of the system: whatever that costs, it is not the program's thread.
import { type MessagePort, workerData } from 'node:worker_threads'
import { gpuNumbers } from './gpu-numbers.js'
import { machineNumbers } from './machine-numbers.js'
import { type CpuMoment, cpuMoment, processNumbers, systemSample } from './system-sample.js'

/** What the thread is started with. */
export interface SystemThreadData {
  readonly port: MessagePort
  readonly everyMs: number
  /** Since when the first sample counts. */
  readonly since: CpuMoment
}

const { port, everyMs, since } = workerData as SystemThreadData
let before = since
let hasGpu = true

async function sample(): Promise<void> {
  const now = cpuMoment()
  const own = processNumbers(before, now)
  before = now
  const [machine, gpu] = await Promise.allSettled([
    machineNumbers(),
    hasGpu ? gpuNumbers() : undefined,
  ])
  // What the system does not tell is missing in the series.
  if (gpu.status === 'fulfilled') hasGpu = gpu.value !== undefined
  const numbers = {
    ...own,
    ...(machine.status === 'fulfilled' && machine.value),
    ...(gpu.status === 'fulfilled' && gpu.value),
  }
  port.postMessage(systemSample(numbers))
}

await sample()
setInterval(() => void sample(), everyMs)
