import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const fileVariable = 'TRACK_HELD_MEMORY'

/**
 * The most memory of its own, in MB, that a program's process or one that it started was seen to hold, each
 * time after garbage was collected: how much of that V8 leaves, and for how long, differs by machine. On
 * Linux only; `collect-garbage.ts` looks.
 * @param file Where it is noted; not there yet.
 */
export async function heldMemoryMb(
  program: URL,
  args: readonly string[],
  file: string,
): Promise<number> {
  const collector = new URL('./collect-garbage.js', import.meta.url)
  const child = spawn(process.execPath, [fileURLToPath(program), ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      [fileVariable]: file,
      NODE_OPTIONS: `--import=${collector}`,
      // What is freed goes back to the system at once: values of commits are larger than this.
      MALLOC_MMAP_THRESHOLD_: '65536',
    },
  })
  const [code] = await once(child, 'close')
  if (code !== 0) throw new Error(`${program} ended with ${code}`)
  return Math.max(...readFileSync(file, 'utf8').trim().split('\n').map(Number))
}

/** Where this process notes how much it holds. */
export function heldMemoryFile(): string {
  const file = process.env[fileVariable]
  if (file === undefined) throw new Error(`The environment has no ${fileVariable}`)
  return file
}

/**
 * This process's memory now, in MB. Files that are mapped are left out: the system takes their pages back when
 * it needs them.
 */
export function ownMemoryMb(): number {
  const [, kb = '0'] =
    /^RssAnon:\s*(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? []
  return Number(kb) / 1024
}
