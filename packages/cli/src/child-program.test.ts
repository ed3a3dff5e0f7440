import { ChildProcess } from 'node:child_process'
import { expect, it, onTestFinished, vi } from 'vitest'
import { runProgram } from './child-program.js'

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
