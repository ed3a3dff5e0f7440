import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)
const timeoutMs = 5_000
const bytesPerMiB = 1 << 20

const query = ['utilization.gpu', 'memory.used', 'temperature.gpu', 'power.draw']
const args = [`--query-gpu=index,${query.join(',')}`, '--format=csv,noheader,nounits']

/**
 * The numbers of each GPU that `nvidia-smi` knows; undefined where there is no such program.
 * @throws What running it throws.
 */
export async function gpuNumbers(): Promise<Record<string, number> | undefined> {
  try {
    const { stdout } = await run('nvidia-smi', args, { timeout: timeoutMs })
    return Object.assign({}, ...stdout.trim().split('\n').map(ofLine))
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
    throw error
  }
}

/** `0, 87, 10240, 61, 240.50`; what a GPU does not tell is `[N/A]`. */
function ofLine(line: string): Record<string, number> {
  const [index, utilization, memoryMiB, temperature, power] = line.split(',').map(Number)
  if (!Number.isInteger(index)) return {}
  return {
    [`gpu${index}.utilizationPercent`]: utilization ?? Number.NaN,
    [`gpu${index}.memoryBytes`]: (memoryMiB ?? Number.NaN) * bytesPerMiB,
    [`gpu${index}.temperatureCelsius`]: temperature ?? Number.NaN,
    [`gpu${index}.powerWatts`]: power ?? Number.NaN,
  }
}
