import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished, vi } from 'vitest'
import { openInProcess } from './process-guard.js'
import { Store } from './store.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const store = new URL('./store.js', import.meta.url).href
const guardModule = new URL('./process-guard.js', import.meta.url).href

/** Prints, or posts, how opening the store went. */
function tryProgram(path: string, tell: string): string {
  return `import(${JSON.stringify(store)})
    .then(({ Store }) => Store.open(${JSON.stringify(path)}))
    .then(() => ${tell}('opened'), (error) => ${tell}(error.code))`
}

function codeInProcess(path: string): string {
  const program = `${tryProgram(path, 'console.log')}.then(() => process.exit())`
  return spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' }).stdout.trim()
}

async function codeInThread(path: string): Promise<unknown> {
  const post = "require('node:worker_threads').parentPort.postMessage"
  const worker = new Worker(tryProgram(path, post), { eval: true })
  const told = await new Promise((resolve) => worker.once('message', resolve))
  await worker.terminate()
  return told
}

it('a thread that is refused does not take the lock from the one that has it', async () => {
  const path = join(temporaryFolder(), 'store')
  const open = await Store.open(path)
  expect(await codeInThread(path)).toBe('TRACK_STORE_LOCKED')
  await expect(Store.open(path)).rejects.toMatchObject({ code: 'TRACK_STORE_LOCKED' })
  expect(codeInProcess(path)).toBe('TRACK_STORE_LOCKED')
  await open.close()
  expect(codeInProcess(path)).toBe('opened')
})

it('two that open at once in one process: one of them does, and keeps the lock', async () => {
  const path = join(temporaryFolder(), 'store')
  const opened = await Promise.allSettled([Store.open(path), Store.open(path), Store.open(path)])
  const stores = opened.filter((each) => each.status === 'fulfilled')
  expect(stores).toHaveLength(1)
  expect(codeInProcess(path)).toBe('TRACK_STORE_LOCKED')
  await stores[0]?.value.close()
})

it.each([
  { left: 'an earlier process of the same number', agoS: 15, uptimeS: 10 },
  { left: 'a thread that was terminated long ago', agoS: 40, uptimeS: 3600 },
])('a guard that $left left is taken away', async ({ agoS, uptimeS }) => {
  const path = temporaryFolder()
  mkdirSync(join(path, 'log'))
  const guard = join(path, `opening.${process.pid}`)
  writeFileSync(guard, '')
  const uptime = vi.spyOn(process, 'uptime').mockReturnValue(uptimeS)
  onTestFinished(() => uptime.mockRestore())
  expect(await openInProcess(path, async () => 'open')).toBeUndefined()
  const madeS = Date.now() / 1000 - agoS
  utimesSync(guard, madeS, madeS)
  expect(await openInProcess(path, async () => 'open')).toBe('open')
  expect(existsSync(guard)).toBe(false)
})

it('a thread that ends while it opens the store leaves no guard to the others', async () => {
  const path = temporaryFolder()
  mkdirSync(join(path, 'log'))
  const program = `import(${JSON.stringify(guardModule)}).then(({ openInProcess }) =>
    openInProcess(${JSON.stringify(path)}, async () => process.exit()))`
  const worker = new Worker(program, { eval: true })
  await new Promise((resolve) => worker.once('exit', resolve))
  expect(await openInProcess(path, async () => 'open')).toBe('open')
})
