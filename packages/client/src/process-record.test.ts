import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { hostname } from 'node:os'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished } from 'vitest'
import { isProcessAlive, processRecord } from './process-record.js'

it('names this process, which lives', () => {
  const record = processRecord()
  expect(record).toMatchObject({ host: hostname(), pid: process.pid })
  expect(Math.abs(Date.now() - process.uptime() * 1000 - record.startedMs)).toBeLessThan(5000)
  expect(isProcessAlive(record)).toBe(true)
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
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume(); console.log(1)'])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child.stdout, 'data')
  const record = { ...processRecord(), pid: child.pid ?? 0, startedMs: Date.now() }
  expect(isProcessAlive(record)).toBe(true)
  expect(isProcessAlive({ ...record, startedMs: record.startedMs - 60_000 })).toBe(false)
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
