import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import type { ProcessRecord } from '@track/core'

let own: ProcessRecord | undefined

/** This process, named by host, boot, pid and start time. */
export function processRecord(): ProcessRecord {
  own ??= {
    host: hostname(),
    boot: bootId(),
    pid: process.pid,
    startedMs: startedMs('self') ?? Math.round(performance.timeOrigin),
  }
  return own
}

/**
 * Whether the process lives; undefined when that cannot be known from here, because it belongs to
 * another host.
 */
export function isProcessAlive(record: ProcessRecord): boolean | undefined {
  if (record.host !== hostname()) return undefined
  if (record.boot !== bootId()) return false
  if (record.pid === process.pid) return record.startedMs === processRecord().startedMs
  if (record.pid < 1) return false // 0 and below are groups of processes
  try {
    process.kill(record.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const started = startedMs(record.pid)
  return started === undefined || started === record.startedMs
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/**
 * When the process with that pid started, in milliseconds since the boot, where the system says so: a
 * pid may be in use again. The kernel counts them in hundredths of a second, by a clock that nobody
 * sets: every process reads the same number, whenever it looks.
 */
function startedMs(pid: number | 'self'): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The 22nd field, counted after the command's name, which may hold anything in parentheses.
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
    return Number.isSafeInteger(ticks) ? ticks * 10 : undefined
  } catch {
    return undefined
  }
}
