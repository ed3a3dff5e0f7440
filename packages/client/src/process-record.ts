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
    startedMs: Math.round(performance.timeOrigin),
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
  if (record.pid === process.pid) return Math.abs(record.startedMs - processRecord().startedMs) < 1
  if (record.pid < 1) return false // 0 and below are groups of processes
  try {
    process.kill(record.pid, 0)
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
  const started = startTimeMs(record.pid)
  // The kernel counts from the boot in hundredths of a second; the program learns its own a bit later.
  return started === undefined || Math.abs(started - record.startedMs) < 5_000
}

function bootId(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return ''
  }
}

/** When the process with that pid started, where the system says so. A pid may be in use again. */
function startTimeMs(pid: number): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    // The 22nd field, counted after the command's name, which may hold anything in parentheses.
    const ticks = Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19])
    const uptimeMs = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000
    return Date.now() - uptimeMs + ticks * 10
  } catch {
    return undefined
  }
}
