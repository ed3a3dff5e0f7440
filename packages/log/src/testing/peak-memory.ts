import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const lookEachMs = 5

/**
 * The most memory of its own, in MB, that a program's process or one that it started was seen to have. Files
 * that are mapped are left out: the system takes their pages back when it needs them. On Linux only.
 */
export async function peakMemoryMb(program: URL, args: readonly string[]): Promise<number> {
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const closed = once(child, 'close')
  let peak = 0
  const timer = setInterval(() => {
    const { pid } = child
    if (pid === undefined) return
    for (const each of [pid, ...childrenOf(pid)]) peak = Math.max(peak, ownMemoryMb(each))
  }, lookEachMs)
  try {
    const [code] = await closed
    if (code !== 0) throw new Error(`${program} ended with ${code}`)
  } finally {
    clearInterval(timer)
  }
  return peak
}

function childrenOf(pid: number): number[] {
  return read(`/proc/${pid}/task/${pid}/children`).split(' ').filter(Boolean).map(Number)
}

function ownMemoryMb(pid: number): number {
  const [, kb = '0'] = /^RssAnon:\s*(\d+) kB$/m.exec(read(`/proc/${pid}/status`)) ?? []
  return Number(kb) / 1024
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return '' // the process has ended
  }
}
