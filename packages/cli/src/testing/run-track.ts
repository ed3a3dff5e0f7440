import { type ChildProcessByStdio, spawn } from 'node:child_process'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'

/** The built program. */
const trackBin: string = fileURLToPath(new URL('../../bin/track.cjs', import.meta.url))

/** How a program that has ended did so. */
export interface Ran {
  readonly out: string
  readonly err: string
  /** Undefined when a signal ended it. */
  readonly code: number | undefined
}

/** In which surroundings the program runs. */
export interface Surroundings {
  /** The working directory. */
  readonly cwd: string
  readonly env?: Readonly<Record<string, string>>
}

/** Runs the built program to its end, without a terminal. */
export function runTrack(args: readonly string[], surroundings: Surroundings): Promise<Ran> {
  return run(process.execPath, [trackBin, ...args], surroundings)
}

/** Runs a line of a shell, in which `track` is the built program. */
export function runShell(line: string, surroundings: Surroundings): Promise<Ran> {
  const track = `track() { ${quoted(process.execPath)} ${quoted(trackBin)} "$@"; }`
  return run('bash', ['-c', `${track}; ${line}`], surroundings)
}

/** Runs the built program in a terminal (a pseudo-terminal, by util-linux's `script`), to its end. */
export function runInTerminal(
  args: readonly string[],
  surroundings: TerminalSurroundings,
): Promise<Ran> {
  const { child, ended } = startInTerminal(args, surroundings)
  child.stdin.end()
  return ended
}

/** Surroundings with a terminal. */
export interface TerminalSurroundings extends Surroundings {
  readonly columns: number
}

/** Starts the built program in a terminal; what is written to it is typed. */
export function startInTerminal(
  args: readonly string[],
  { columns, ...surroundings }: TerminalSurroundings,
): Running {
  const command = [process.execPath, trackBin, ...args].map(quoted).join(' ')
  const line = `stty cols ${columns} rows 30; exec ${command}`
  return start('script', ['-qec', line, '/dev/null'], surroundings)
}

/** Like {@link runInTerminal}, with a text that is typed; the input ends after it. */
export function typeInTerminal(
  typed: string,
  args: readonly string[],
  { columns, ...surroundings }: Surroundings & { readonly columns: number },
): Promise<Ran> {
  const command = [process.execPath, trackBin, ...args].map(quoted).join(' ')
  const line = `stty cols ${columns} rows 30; exec ${command}`
  const shell = `printf %s ${quoted(typed)} | script -qec ${quoted(line)} /dev/null`
  return run('bash', ['-c', shell], surroundings)
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

/** Variables of the one who runs the tests must not change what they see. */
const inherited = ['PATH', 'HOME', 'TMPDIR', 'XDG_RUNTIME_DIR']

function run(program: string, args: readonly string[], surroundings: Surroundings): Promise<Ran> {
  const { child, ended } = start(program, args, surroundings)
  child.stdin.end()
  return ended
}

/** A program that runs. */
export interface Running {
  readonly child: ChildProcessByStdio<Writable, Readable, Readable>
  readonly ended: Promise<Ran>
}

/** Starts the built program, without a terminal. */
export function startTrack(args: readonly string[], surroundings: Surroundings): Running {
  return start(process.execPath, [trackBin, ...args], surroundings)
}

function start(program: string, args: readonly string[], { cwd, env }: Surroundings): Running {
  const known = inherited.flatMap((name) => {
    const value = process.env[name]
    return value === undefined ? [] : [[name, value] as const]
  })
  const child = spawn(program, args, {
    cwd,
    env: { ...Object.fromEntries(known), TERM: 'xterm-256color', TZ: 'UTC', ...env },
    stdio: ['pipe', 'pipe', 'pipe'],
  })
  const ended = new Promise<Ran>((resolve, reject) => {
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text) => {
      out += text
    })
    child.stderr.setEncoding('utf8').on('data', (text) => {
      err += text
    })
    child.on('error', reject)
    child.on('close', (code) => resolve({ out, err, code: code ?? undefined }))
  })
  return { child, ended }
}
