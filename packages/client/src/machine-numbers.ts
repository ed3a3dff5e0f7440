// systeminformation's one importer; loaded by the thread that samples, with its first sample.
import { cpus } from 'node:os'
import si from 'systeminformation'

/** CPU and memory of the machine; of the CPU, all cores together are 100 percent. */
export async function machineNumbers(): Promise<Record<string, number>> {
  const [load, memory] = await Promise.all([si.currentLoad(), si.mem()])
  return {
    'system.cpuPercent': load.currentLoad,
    'system.memoryBytes': memory.total - memory.available,
  }
}

/**
 * CPU and memory of the process `pid` and of all that it started, directly or not, as far as those that
 * started them live: nothing where it does not. CPU is since the call before, and little in the first one;
 * 100 percent is one core.
 */
export async function programNumbers(pid: number): Promise<Record<string, number>> {
  const { list } = await si.processes()
  const family = familyOf(pid, list)
  if (family.length === 0) return {}
  // They are told by the share of all cores that they have, and their memory in KiB.
  const percent = cpus().length * sumOf(family, ({ cpu }) => cpu)
  return {
    'process.cpuPercent': percent,
    'process.memoryBytes': 1024 * sumOf(family, ({ memRss }) => memRss),
  }
}

type Process = si.Systeminformation.ProcessesProcessData

function familyOf(pid: number, list: readonly Process[]): readonly Process[] {
  const pids = new Set(list.filter((one) => one.pid === pid).map((one) => one.pid))
  for (let before = 0; before < pids.size; ) {
    before = pids.size
    for (const one of list) if (pids.has(one.parentPid)) pids.add(one.pid)
  }
  return list.filter((one) => pids.has(one.pid))
}

function sumOf(family: readonly Process[], numberOf: (one: Process) => number): number {
  return family.reduce((sum, one) => sum + numberOf(one), 0)
}
