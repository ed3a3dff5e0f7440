import { readFileSync } from 'node:fs'

/** What Linux says of this process, in MiB; elsewhere the resident set alone. */
function memory() {
  try {
    const status = readFileSync('/proc/self/status', 'utf8')
    const field = (/** @type {string} */ name) =>
      Number(new RegExp(`${name}:\\s+(\\d+) kB`).exec(status)?.[1]) / 1024
    return { anonymous: field('RssAnon'), peak: field('VmHWM') }
  } catch {
    const resident = process.memoryUsage.rss() / 2 ** 20
    return { anonymous: resident, peak: resident }
  }
}

/** Keeps the most memory that was seen: what is the process's own, and all that was resident. */
export function watchMemory() {
  let anonymous = 0
  let peak = 0
  return {
    sample() {
      const now = memory()
      anonymous = Math.max(anonymous, now.anonymous)
      peak = Math.max(peak, now.peak)
    },
    anonymousMiB: () => anonymous,
    peakMiB: () => peak,
  }
}
