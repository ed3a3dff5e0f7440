import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

const lockTable = '/proc/locks'

/** Why it cannot be told here who holds a lock; undefined when it can. */
export function holdersAreUnknown(): string | undefined {
  try {
    readFileSync(lockTable)
    return undefined
  } catch {
    return `this system has no ${lockTable}, which says who holds a lock`
  }
}

/** The process that holds LevelDB's lock of the store; undefined when nobody does. */
export function lockHolder(path: string): number | undefined {
  const lock = statSync(join(path, 'log', 'LOCK'), { throwIfNoEntry: false, bigint: true })
  if (lock === undefined) return undefined
  for (const line of readFileSync(lockTable, 'utf8').split('\n')) {
    // 1: POSIX  ADVISORY  WRITE 1234 fd:00:5678 0 EOF
    const [, , , , pid, file] = line.split(/\s+/)
    if (file !== undefined && BigInt(file.split(':')[2] ?? 0) === lock.ino) return Number(pid)
  }
  return undefined
}

/** Stops a process at once, and waits until all of its threads stand still; nothing when it is gone. */
export function freeze(pid: number): void {
  process.kill(pid, 'SIGSTOP')
  while (threadsOf(pid).some((state) => state !== 'T' && state !== 'Z' && state !== 'X'));
}

function threadsOf(pid: number): readonly (string | undefined)[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map((thread) => {
      // The name in brackets may hold anything.
      const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
      return stat.slice(stat.lastIndexOf(')') + 2)[0]
    })
  } catch {
    return [] // it has ended, or a thread of it has
  }
}
