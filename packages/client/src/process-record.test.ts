import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { Worker } from 'node:worker_threads'
import type { ProcessRecord } from '@track/core'
import { expect, it, onTestFinished, vi } from 'vitest'
import { isProcessAlive, processRecord } from './process-record.js'

const hasProc = existsSync('/proc/self/stat')

it('names this process, which lives', () => {
  const record = processRecord()
  expect(record).toMatchObject({ host: hostname(), pid: process.pid })
  expect(isProcessAlive(record)).toBe(true)
})

it.runIf(hasProc)(
  'tells the start in milliseconds since the boot, by the clock of the kernel',
  () => {
    const uptimeMs = Number(readFileSync('/proc/uptime', 'utf8').split(' ')[0]) * 1000
    const startedMs = uptimeMs - process.uptime() * 1000
    expect(Math.abs(processRecord().startedMs - startedMs)).toBeLessThan(5_000)
  },
)

/** What a program that was started when the wall clock showed another time records of itself. */
async function recordOfChild(wallClockOffMs: number): Promise<ProcessRecord> {
  const url = new URL('./process-record.js', import.meta.url).href
  const program = `
    const now = Date.now
    Date.now = () => now() + ${wallClockOffMs}
    Object.defineProperty(performance, 'timeOrigin', { value: performance.timeOrigin + ${wallClockOffMs} })
    import(${JSON.stringify(url)}).then(({ processRecord }) => {
      process.stdin.resume()
      console.log(JSON.stringify(processRecord()))
    })`
  const child = spawn(process.execPath, ['-e', program])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [line] = await once(child.stdout, 'data')
  return JSON.parse(String(line))
}

it.runIf(hasProc)('sees a process live whatever the wall clock did since it started', async () => {
  for (const off of [0, -3_600_000, 86_400_000]) {
    const record = await recordOfChild(off)
    expect(isProcessAlive(record)).toBe(true)
    expect(isProcessAlive({ ...record, startedMs: record.startedMs - 10 })).toBe(false)
    const clock = vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000)
    expect(isProcessAlive(record)).toBe(true)
    clock.mockRestore()
  }
})

it('does not take an earlier process for this one, whose pid it had', () => {
  const record = processRecord()
  expect(isProcessAlive({ ...record, startedMs: record.startedMs - 60_000 })).toBe(false)
})

it('knows nothing of another host, and that no process outlives a boot', () => {
  expect(isProcessAlive({ ...processRecord(), host: 'elsewhere' })).toBeUndefined()
  expect(isProcessAlive({ ...processRecord(), boot: 'another' })).toBe(false)
})

it('sees another process live, and die', async () => {
  const url = new URL('./process-record.js', import.meta.url).href
  const program = `import(${JSON.stringify(url)}).then(({ processRecord }) => {
    process.stdin.resume()
    console.log(JSON.stringify(processRecord()))
  })`
  const child = spawn(process.execPath, ['-e', program])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  const [line] = await once(child.stdout, 'data')
  const record: ProcessRecord = JSON.parse(String(line))
  expect(isProcessAlive(record)).toBe(true)
  child.stdin.end()
  await once(child, 'close')
  expect(isProcessAlive(record)).toBe(false)
})

it.each([0, -1])('takes %i for no process: it would be a group', (pid) => {
  expect(isProcessAlive({ ...processRecord(), pid })).toBe(false)
})

it('is the same in every thread of the process', async () => {
  const url = new URL('./process-record.js', import.meta.url).href
  const program = `
    const { parentPort } = require('node:worker_threads')
    import(${JSON.stringify(url)}).then(({ processRecord }) => parentPort.postMessage(processRecord()))`
  const worker = new Worker(program, { eval: true })
  const [record] = await once(worker, 'message')
  expect(isProcessAlive(record)).toBe(true)
})

it('of a program that has ended is dead', () => {
  const url = new URL('./process-record.js', import.meta.url).href
  const program = `import { processRecord } from ${JSON.stringify(url)}
    console.log(JSON.stringify(processRecord()))`
  const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program], {
    encoding: 'utf8',
  })
  expect(isProcessAlive(JSON.parse(stdout))).toBe(false)
})
