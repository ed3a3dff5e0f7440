import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, onTestFailed, onTestFinished, vi } from 'vitest'

/** How a program ended. */
export interface ProgramResult {
  readonly code: number | null
  readonly signal: NodeJS.Signals | null
  readonly stdout: string
  readonly stderr: string
}

/** A program under way. */
export interface Program {
  readonly process: ChildProcess
  /** Resolves with the first line that it prints that begins with `prefix`. */
  line(prefix: string): Promise<string>
  readonly ended: Promise<ProgramResult>
}

/** Of what a program printed, so much of the end is shown when its test fails. */
const tellBytes = 500

/** Starts one of the programs in test/src/programs in a process of its own. */
export function startProgram(name: string, args: readonly string[]): Program {
  const file = fileURLToPath(new URL(`../programs/${name}.js`, import.meta.url))
  const child = spawn(process.execPath, [file, ...args], { stdio: ['pipe', 'pipe', 'pipe'] })
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  let stdout = ''
  let stderr = ''
  const waiting = new Set<() => void>()
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text
    for (const look of waiting) look()
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text
  })
  onTestFailed(() => {
    console.error(`${name} ${child.pid} had said: ${stdout.slice(-tellBytes)}\n${stderr}`)
  })
  const ended = new Promise<ProgramResult>((resolve) => {
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }))
  })
  const line = (prefix: string): Promise<string> =>
    new Promise((resolve, reject) => {
      const look = (): void => {
        const found = stdout.split('\n').find((text) => text.startsWith(prefix))
        if (found === undefined) return
        waiting.delete(look)
        resolve(found)
      }
      waiting.add(look)
      look()
      void ended.then(() => reject(new Error(`the program ended without ${prefix}: ${stderr}`)))
    })
  return { process: child, line, ended }
}

/**
 * Stops a program, and resolves when it has stopped: its threads do one after the other, each when it
 * is next scheduled.
 */
export async function stopProgram({ process: child }: Program): Promise<void> {
  child.kill('SIGSTOP')
  await vi.waitFor(() => {
    for (const state of threadStates(child.pid ?? 0)) expect(state).toBe('T')
  }, 10_000)
}

/** The letter for the state of each of a process's threads, where the system has a /proc. */
function threadStates(pid: number): string[] {
  if (process.platform !== 'linux') return []
  return readdirSync(`/proc/${pid}/task`).map((thread) => {
    const stat = readFileSync(`/proc/${pid}/task/${thread}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')')).slice(2, 3) // the name before may hold anything
  })
}

/** Runs one of the programs to its end. */
export function runProgram(name: string, args: readonly string[]): Promise<ProgramResult> {
  return startProgram(name, args).ended
}

/** The number in the last whole line of `stdout` that begins with `prefix`; NaN without one. */
export function lastNumber(stdout: string, prefix: string): number {
  // The end of the process may have cut the last line.
  const lines = stdout.split('\n').slice(0, -1)
  return Number(lines.findLast((line) => line.startsWith(`${prefix} `))?.split(' ')[1])
}

/** A folder that goes when the test ends. */
export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'track-test-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
