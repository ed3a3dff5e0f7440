import { ChildProcess } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { PassThrough } from 'node:stream'
import { expect, it, onTestFinished, vi } from 'vitest'
import { runProgram } from './child-program.js'
import { temporaryFolder } from './testing/make-store.js'

it('stays until the end of a program that signals cannot be sent to, as sudo starts one', async () => {
  const refusal = Object.assign(new Error('kill EPERM'), { code: 'EPERM', syscall: 'kill' })
  const kill = vi.spyOn(ChildProcess.prototype, 'kill').mockImplementation(refuse)
  onTestFinished(() => kill.mockRestore())
  function refuse(this: ChildProcess): boolean {
    return !this.emit('error', refusal) // as Node tells of it
  }
  const refused: Error[] = []
  const end = await runProgram([process.execPath, '-e', 'setInterval(() => {}, 1000)'], {
    folder: process.cwd(),
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    onStart: (pid) => {
      setImmediate(() => {
        process.emit('SIGTERM', 'SIGTERM')
        process.kill(pid, 'SIGKILL')
      })
    },
    onOutput: () => {},
    onSignalRefused: (error) => refused.push(error),
  })
  expect(end).toEqual({ code: undefined, signal: 'SIGKILL', told: 'SIGTERM' })
  expect(refused).toEqual([refusal])
})

it('runs a program also where there are no named pipes', async () => {
  vi.stubEnv('PATH', '')
  onTestFinished(() => void vi.unstubAllEnvs())
  let out = ''
  const end = await runProgram([process.execPath, '-e', 'process.stdout.write("said")'], {
    folder: process.cwd(),
    env: {},
    stdout: new PassThrough().resume(),
    stderr: new PassThrough().resume(),
    onStart: () => {},
    onOutput: (name, chunk) => {
      out += `${name}: ${Buffer.from(chunk)}`
    },
    onSignalRefused: () => {},
  })
  expect(end).toMatchObject({ code: 0 })
  expect(out).toBe('stdout: said')
})

it('leaves nothing of a program that cannot be started', async () => {
  const folder = temporaryFolder()
  vi.stubEnv('TMPDIR', folder)
  onTestFinished(() => void vi.unstubAllEnvs())
  const before = openFiles()
  const running = runProgram(['no-such-program'], {
    folder,
    env: process.env,
    stdout: process.stdout,
    stderr: process.stderr,
    onStart: () => {},
    onOutput: () => {},
    onSignalRefused: () => {},
  })
  await expect(running).rejects.toMatchObject({ code: 'TRACK_COMMAND_UNUSABLE' })
  expect(readdirSync(folder)).toEqual([])
  await vi.waitFor(() => expect(openFiles()).toBe(before))
})

/** How many there are, where the system tells. */
function openFiles(): number {
  return existsSync('/proc/self/fd') ? readdirSync('/proc/self/fd').length : 0
}
