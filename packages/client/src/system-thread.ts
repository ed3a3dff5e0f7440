// The thread that samples the numbers of the system: whatever that costs, it is not the program's thread.
import { setTimeout as wait } from 'node:timers/promises'
import { type MessagePort, workerData } from 'node:worker_threads'
import { gpuNumbers } from './gpu-numbers.js'
import { machineNumbers, programNumbers } from './machine-numbers.js'
import { type CpuMoment, cpuMoment, processNumbers, systemSample } from './system-sample.js'

/** What the thread is started with. */
export interface SystemThreadData {
  readonly port: MessagePort
  readonly everyMs: number
  /** Since when the first sample counts. */
  readonly since: CpuMoment
  /** The process that is measured, with all that it starts, if it is not this one. */
  readonly pid: number | undefined
}

/** So soon after the start of a process its first sample is: many end before the second one. */
const firstAfterMs = 1000

const { port, everyMs, since, pid } = workerData as SystemThreadData
let before = since
let hasGpu = true

async function sample(): Promise<void> {
  const [process, machine, gpu] = await Promise.allSettled([
    pid === undefined ? ownNumbers() : programNumbers(pid),
    machineNumbers(),
    hasGpu ? gpuNumbers() : undefined,
  ])
  // What the system does not tell is missing in the series.
  if (gpu.status === 'fulfilled') hasGpu = gpu.value !== undefined
  const numbers = {
    ...(process.status === 'fulfilled' && process.value),
    ...(machine.status === 'fulfilled' && machine.value),
    ...(gpu.status === 'fulfilled' && gpu.value),
  }
  port.postMessage(systemSample(numbers))
}

function ownNumbers(): Record<string, number> {
  const now = cpuMoment()
  const numbers = processNumbers(before, now)
  before = now
  return numbers
}

// Not awaited here: what is imported later may import this file, and would wait for it as it waits for that.
async function start(): Promise<void> {
  if (pid !== undefined) {
    await programNumbers(pid).catch(() => {}) // CPU is counted from here on
    await wait(Math.min(everyMs, firstAfterMs))
  }
  await sample()
  setInterval(() => void sample(), everyMs)
}

void start()
