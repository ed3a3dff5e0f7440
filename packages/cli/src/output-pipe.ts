import { spawnSync } from 'node:child_process'
import { closeSync, constants, mkdtempSync, openSync, rmSync } from 'node:fs'
import { Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

/** A pipe for a program to write to, whose other end is read here. */
export interface OutputPipe {
  readonly source: Readable
  /** To be given to the program, and closed here when it has it. */
  readonly writer: number
}

/**
 * Makes pipes of the system's: what Node.js calls a pipe is a socket, which a program cannot open by the name /dev/stdout, and whose
 * writers are told of a reset where its reader goes away, not by SIGPIPE.
 * @returns Undefined where there are no named pipes, of which they are made.
 */
export function makePipes(count: number): readonly OutputPipe[] | undefined {
  const pipes: OutputPipe[] = []
  let folder: string | undefined
  try {
    folder = mkdtempSync(join(tmpdir(), 'track-run-'))
    const names = Array.from({ length: count }, (_, i) => join(folder ?? '', String(i)))
    if (spawnSync('mkfifo', ['-m', '600', ...names], { stdio: 'ignore' }).status !== 0) {
      return undefined
    }
    for (const name of names) pipes.push(openPipe(name))
    return pipes
  } catch {
    for (const { source, writer } of pipes) {
      source.destroy()
      closeSync(writer)
    }
    return undefined
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true })
  }
}

function openPipe(name: string): OutputPipe {
  // Its reader first: to open it for writing waits for one.
  const reader = openSync(name, constants.O_RDONLY | constants.O_NONBLOCK)
  try {
    const writer = openSync(name, constants.O_WRONLY)
    return { source: new Socket({ fd: reader, readable: true, writable: false }), writer }
  } catch (error) {
    closeSync(reader)
    throw error
  }
}
