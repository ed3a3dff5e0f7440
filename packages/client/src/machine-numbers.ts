// systeminformation's one importer; loaded by the thread that samples, with its first sample.
import si from 'systeminformation'

/** CPU and memory of the machine; of the CPU, all cores together are 100 percent. */
export async function machineNumbers(): Promise<Record<string, number>> {
  const [load, memory] = await Promise.all([si.currentLoad(), si.mem()])
  return {
    'system.cpuPercent': load.currentLoad,
    'system.memoryBytes': memory.total - memory.available,
  }
}
