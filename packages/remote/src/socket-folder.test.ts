import { chmodSync, existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { afterEach, expect, it, onTestFinished, vi } from 'vitest'
import { checkSocketPath, newSocketPath, removeSocket } from './socket-folder.js'
import { temporaryFolder } from './testing/temporary-folder.js'

afterEach(() => vi.unstubAllEnvs())

async function listening(): Promise<string> {
  const path = newSocketPath()
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(path, resolve))
  onTestFinished(() => {
    server.close()
    rmSync(dirname(path), { recursive: true, force: true })
  })
  return path
}

it('only the user gets into the folder of a socket', async () => {
  const path = await listening()
  expect(statSync(dirname(path)).mode & 0o777).toBe(0o700)
  expect(() => checkSocketPath(path)).not.toThrow()
  chmodSync(dirname(path), 0o750)
  expect(() => checkSocketPath(path)).toThrow(/only this user/)
})

it("what is no socket, not there, or in no folder of Track's is not connected to", async () => {
  const path = await listening()
  const folder = dirname(path)
  writeFileSync(join(folder, 'file.sock'), '')
  mkdirSync(join(folder, 'other'), { mode: 0o700 })
  for (const wrong of [
    join(folder, 'file.sock'),
    join(folder, 'none.sock'),
    join(folder, 'other', 'file.sock'),
    'relative/track-1/a.sock',
    `/${'x'.repeat(120)}/track-1/a.sock`,
  ]) {
    expect(() => checkSocketPath(wrong)).toThrow()
  }
})

it('looking at one does not make Node load modules twice', async () => {
  const program = `
    const { workerData, parentPort } = require('node:worker_threads')
    const { TrackError } = await import('@track/core/commits')
    const { checkSocketPath } = await import(${JSON.stringify(new URL('./socket-folder.js', import.meta.url).href)})
    checkSocketPath(workerData)
    parentPort.postMessage((await import('@track/core')).TrackError === TrackError)`
  const code = `(async () => {${program}})()`
  const worker = new Worker(code, { eval: true, workerData: await listening() })
  expect(await new Promise((resolve) => worker.once('message', resolve))).toBe(true)
})

it('a socket has a short path, wherever temporary files are', () => {
  const long = join(temporaryFolder(), 'x'.repeat(120))
  mkdirSync(long)
  vi.stubEnv('XDG_RUNTIME_DIR', long)
  vi.stubEnv('TMPDIR', long)
  const path = newSocketPath()
  onTestFinished(() => rmSync(dirname(path), { recursive: true }))
  expect(Buffer.byteLength(path)).toBeLessThanOrEqual(103)
})

it('removing one takes nothing else with it', async () => {
  const path = await listening()
  writeFileSync(join(dirname(path), 'precious'), '')
  removeSocket(path)
  expect(existsSync(path)).toBe(false)
  expect(existsSync(join(dirname(path), 'precious'))).toBe(true)
  const file = join(temporaryFolder(), 'file')
  writeFileSync(file, '')
  removeSocket(file)
  expect(existsSync(file)).toBe(true)
})
