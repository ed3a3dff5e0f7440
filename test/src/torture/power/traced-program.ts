import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { PlannedTask } from '../planned-task.js'
import { type SystemCall, SystemCallReader, tracedNames } from './system-call.js'

/** Bytes of a write that strace tells; LevelDB writes 64 KiB at a time, or a record. */
const stringBytesMax = 32 << 20

/** Why system calls cannot be traced here; undefined when they can. */
export function tracingIsAbsent(): string | undefined {
  const { error, status } = spawnSync('strace', ['-qq', '-o', '/dev/null', 'true'])
  if (error !== undefined) return 'strace is not installed'
  return status === 0 ? undefined : 'strace may not trace processes here'
}

/**
 * Runs a program that logs by a plan, to its end, and gives the system calls that it made.
 * @param file Where strace writes.
 */
export async function tracedCalls(task: PlannedTask, file: string): Promise<readonly SystemCall[]> {
  const program = fileURLToPath(new URL('../../programs/log-planned.js', import.meta.url))
  const strace = ['-f', '-qq', '-xx', '-s', String(stringBytesMax), '-o', file]
  const names = ['-e', `trace=${tracedNames.map((name) => `?${name}`).join(',')}`]
  const child = spawn('strace', [...strace, ...names, process.execPath, program], {
    stdio: ['pipe', 'ignore', 'pipe'],
  })
  let errors = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text
  })
  child.stdin.end(JSON.stringify(task))
  await once(child, 'close')
  if (errors !== '') throw new Error(`the program that logs failed: ${errors}`)

  const reader = new SystemCallReader()
  const calls: SystemCall[] = []
  for await (const line of createInterface({ input: createReadStream(file) })) {
    const call = reader.read(line)
    if (call !== undefined) calls.push(call)
  }
  return calls
}
