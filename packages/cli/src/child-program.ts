import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { once } from 'node:events'
import { closeSync } from 'node:fs'
import { constants } from 'node:os'
import type { Readable, Writable } from 'node:stream'
import { CliError } from './failure.js'
import { makePipes } from './output-pipe.js'

/** How a program ended. */
export interface ProgramEnd {
  /** Undefined when a signal ended it. */
  readonly code: number | undefined
  readonly signal: NodeJS.Signals | undefined
  /** The last signal that it was sent, or that the terminal gave it. */
  readonly told: NodeJS.Signals | undefined
}

/** Where the program's output goes, and what it is started with. */
export interface ProgramSurroundings {
  readonly folder: string
  readonly env: Readonly<Record<string, string | undefined>>
  readonly stdout: Writable
  readonly stderr: Writable
  /** Told the number of its process when it has started. */
  readonly onStart: (pid: number) => void
  /** Told of each chunk, after it was passed through. */
  readonly onOutput: (name: 'stdout' | 'stderr', chunk: Uint8Array) => void
  /** Told why a signal could not be passed on, as to a program of another user, which goes on. */
  readonly onSignalRefused: (error: Error) => void
}

/** Those that a terminal sends to every process of the command line, and so to the program too. */
const terminalSignals = ['SIGINT', 'SIGQUIT', 'SIGHUP'] as const
const otherSignals = ['SIGTERM', 'SIGUSR1', 'SIGUSR2', 'SIGCONT'] as const

/**
 * Runs a program to its end: its output passes through, signals are passed on to it, and what is typed is
 * its own. Where the reader of the output goes away, the program's own writes fail, as without Track.
 * @throws CliError TRACK_COMMAND_UNUSABLE, with the exit code of shells for it: 127 not found, 126 otherwise.
 */
export async function runProgram(
  [file = '', ...args]: readonly string[],
  surroundings: ProgramSurroundings,
): Promise<ProgramEnd> {
  const { folder, env, stdout, stderr } = surroundings
  const { child, outputs } = await start(file, args, { cwd: folder, env })
  surroundings.onStart(child.pid ?? 0)
  const signals = new SignalRelay(child, outputs)
  child.on('error', surroundings.onSignalRefused) // once it has started, of nothing else
  try {
    const passed = [
      passThrough(outputs.stdout, stdout, (chunk) => surroundings.onOutput('stdout', chunk)),
      passThrough(outputs.stderr, stderr, (chunk) => surroundings.onOutput('stderr', chunk)),
    ]
    const [code, signal]: [number | null, NodeJS.Signals | null] = await exited(child)
    await Promise.all(passed)
    return { code: code ?? undefined, signal: signal ?? undefined, told: signals.last }
  } finally {
    signals.stop()
  }
}

/** What a program writes. */
interface Outputs {
  readonly stdout: Readable
  readonly stderr: Readable
}

async function start(
  file: string,
  args: readonly string[],
  options: SpawnOptions,
): Promise<{ readonly child: ChildProcess; readonly outputs: Outputs }> {
  const [out, err] = makePipes(2) ?? []
  if (out === undefined || err === undefined) {
    const child = spawn(file, args, { ...options, stdio: ['inherit', 'pipe', 'pipe'] })
    await started(child, file)
    return { child, outputs: child }
  }
  try {
    const child = spawn(file, args, { ...options, stdio: ['inherit', out.writer, err.writer] })
    await started(child, file)
    return { child, outputs: { stdout: out.source, stderr: err.source } }
  } catch (error) {
    for (const { source } of [out, err]) source.destroy()
    throw error
  } finally {
    for (const { writer } of [out, err]) closeSync(writer) // the program has its own
  }
}

async function started(child: ChildProcess, file: string): Promise<void> {
  try {
    await once(child, 'spawn')
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException
    const isMissing = code === 'ENOENT'
    const why = isMissing ? 'there is no such program, or no such folder to run it in' : message
    throw new CliError('TRACK_COMMAND_UNUSABLE', `${file} cannot be run: ${why}`, {
      exitCode: isMissing ? 127 : 126,
      details: { command: file },
    })
  }
}

function exited(child: ChildProcess): Promise<[number | null, NodeJS.Signals | null]> {
  if (child.exitCode !== null || child.signalCode !== null) {
    return Promise.resolve([child.exitCode, child.signalCode])
  }
  // Not events.once, which an error ends: a signal that was refused is not the end of the program.
  return new Promise((resolve) => child.once('exit', (...end) => resolve(end)))
}

/** Resolves when there is no more to come: also from processes that the program has left behind. */
async function passThrough(
  source: Readable,
  target: Writable,
  onChunk: (chunk: Uint8Array) => void,
): Promise<void> {
  const stop = (): void => void source.destroy()
  target.once('error', stop)
  source.once('error', stop)
  source.on('data', (chunk: Uint8Array) => {
    const hasRoom = target.write(chunk)
    onChunk(chunk)
    if (hasRoom) return
    source.pause()
    target.once('drain', () => source.resume())
  })
  await new Promise<void>((resolve) => source.once('close', resolve))
  target.off('error', stop)
}

/** Passes signals on to a program while it runs. */
class SignalRelay {
  readonly #child: ChildProcess
  readonly #outputs: Outputs
  last: NodeJS.Signals | undefined

  constructor(child: ChildProcess, outputs: Outputs) {
    this.#child = child
    this.#outputs = outputs
    for (const name of [...terminalSignals, ...otherSignals]) process.on(name, this.#take)
  }

  stop(): void {
    for (const name of [...terminalSignals, ...otherSignals]) process.off(name, this.#take)
  }

  readonly #take = (name: NodeJS.Signals): void => {
    const { exitCode, signalCode } = this.#child
    this.last = name
    if (exitCode !== null || signalCode !== null) {
      // It has ended, and only what it left behind is waited for.
      this.#outputs.stdout.destroy()
      this.#outputs.stderr.destroy()
      return
    }
    const isTyped = process.stdin.isTTY === true && terminalSignals.some((one) => one === name)
    if (!isTyped) this.#child.kill(name)
  }
}

/** What a shell says of a program that ended so. */
export function exitCodeOf({ code, signal }: Pick<ProgramEnd, 'code' | 'signal'>): number {
  return signal === undefined ? (code ?? 0) : 128 + constants.signals[signal]
}

/**
 * The signal that ended a program: by itself, or as a program does that handles one and then says so by its
 * exit code.
 */
export function endingSignal({ code, signal, told }: ProgramEnd): NodeJS.Signals | undefined {
  if (signal !== undefined) return signal
  return told !== undefined && code === 128 + constants.signals[told] ? told : undefined
}
