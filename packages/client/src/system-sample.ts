/** Numbers of the process and its machine at a moment: `values[i]` belongs to `names[i]`. */
export interface SystemSample {
  /** Milliseconds since 1970, by the system's clock. */
  readonly atMs: number
  readonly names: readonly string[]
  readonly values: readonly number[]
}

/** CPU time of the process at a moment. */
export interface CpuMoment {
  readonly usage: NodeJS.CpuUsage
  /** `performance.now()` plus `performance.timeOrigin`: the same clock in all threads. */
  readonly atMs: number
}

/** The CPU time of the process so far. */
export function cpuMoment(): CpuMoment {
  return { usage: process.cpuUsage(), atMs: performance.timeOrigin + performance.now() }
}

/** What the process itself has used since `since`; 100 percent is one core. */
export function processNumbers(since: CpuMoment, now: CpuMoment): Record<string, number> {
  const usedMicroseconds = now.usage.user + now.usage.system - since.usage.user - since.usage.system
  const elapsedMs = now.atMs - since.atMs
  return {
    ...(elapsedMs > 0 && { 'process.cpuPercent': usedMicroseconds / 10 / elapsedMs }),
    'process.memoryBytes': process.memoryUsage.rss(),
  }
}

/** A sample of what has a finite number: what the system does not tell is left out. */
export function systemSample(numbers: Readonly<Record<string, number>>): SystemSample {
  const known = Object.entries(numbers).filter(([, value]) => Number.isFinite(value))
  return {
    atMs: Date.now(),
    names: known.map(([name]) => name),
    values: known.map(([, value]) => value),
  }
}
