import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** How a program ended, and what it wrote. */
export interface ProgramResult {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end; one that hangs is killed after five minutes: a slow machine takes more than one for a large file. */
export function runProgram(
  program: URL,
  args: readonly string[],
  cwd: string = process.cwd(),
): ProgramResult {
  const file = fileURLToPath(program)
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, [file, ...args], {
    cwd,
    encoding: 'utf8',
    timeout: 300_000,
    killSignal: 'SIGKILL',
  })
  return { code: status, signal, stdout, stderr }
}
