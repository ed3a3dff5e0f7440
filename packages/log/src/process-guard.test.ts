import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { expect, it, onTestFinished, vi } from 'vitest'
import { closeInProcess, openInProcess } from './process-guard.js'
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

/** A program that tries to open the store each time that it is told to, and keeps it open; it has the open files of this process. */
function tryOnRequest(path: string): { child: ChildProcess; next(): Promise<string> } {
  const program = `import(${JSON.stringify(store)}).then(({ Store }) => {
    process.stdin.on('data', () => ${tryProgram(path, 'console.log')})
    console.log('ready')
  })`
  const child = spawn(process.execPath, ['-e', program], { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill())
  const next = async (): Promise<string> => {
    const [said] = await once(child.stdout as NonNullable<typeof child.stdout>, 'data')
    return String(said).trim()
  }
  return { child, next }
}

it('a process that was started while its parent had the store gets it when that has closed it, and keeps the lock', async () => {
  const path = join(temporaryFolder(), 'store')
  const open = await Store.open(path)
  const { child, next } = tryOnRequest(path)
  expect(await next()).toBe('ready')
  child.stdin?.write('1')
  expect(await next()).toBe('TRACK_STORE_LOCKED')
  await open.close()
  child.stdin?.write('2')
  expect(await next()).toBe('opened')
  child.stdin?.write('3')
  expect(await next(), 'in that process').toBe('TRACK_STORE_LOCKED')
  await expect(Store.open(path)).rejects.toMatchObject({ code: 'TRACK_STORE_LOCKED' })
  expect(readdirSync(path).filter((name) => name.endsWith('.tmp'))).toEqual([])
})

it('a store is not opened while another thread of the process closes it', async () => {
  const path = temporaryFolder()
  mkdirSync(join(path, 'log'))
  const opened = vi.fn(async () => 'open')
  await closeInProcess(path, async () => {
    expect(await openInProcess(path, opened)).toBeUndefined()
  })
  expect(opened).not.toHaveBeenCalled()
  expect(await openInProcess(path, opened)).toBe('open')
})

it('a store closes its log under the guard', async () => {
  const path = join(temporaryFolder(), 'store')
  const open = await Store.open(path)
  const close = open.commits.close.bind(open.commits)
  let isGuarded = false
  vi.spyOn(open.commits, 'close').mockImplementation(() => {
    isGuarded = existsSync(join(path, `opening.${process.pid}`))
    return close()
  })
  await open.close()
  expect(isGuarded).toBe(true)
})

it('a store is closed when another thread is done with looking whether it is open, or there is no room for a guard', async () => {
  const path = temporaryFolder()
  mkdirSync(join(path, 'log'))
  const order: string[] = []
  let closing: Promise<void> | undefined
  await openInProcess(path, async () => {
    closing = closeInProcess(path, async () => void order.push('closed'))
    await new Promise(setImmediate)
    order.push('opened')
  })
  await closing
  await closeInProcess(join(path, 'gone'), async () => void order.push('closed without'))
  expect(order).toEqual(['opened', 'closed', 'closed without'])
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

it('what processes left that were killed while they closed a store goes when it is opened', async () => {
  const path = join(temporaryFolder(), 'store')
  mkdirSync(join(path, 'log'), { recursive: true })
  const { pid: dead } = spawnSync('true')
  const longAgoS = Date.now() / 1000 - 40
  for (const pid of [dead, process.ppid]) {
    writeFileSync(join(path, `opening.${pid}`), '')
    utimesSync(join(path, `opening.${pid}`), longAgoS, longAgoS)
  }
  expect(await openInProcess(path, async () => 'open')).toBe('open')
  expect(readdirSync(path).sort()).toEqual(['log', `opening.${process.ppid}`])
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
