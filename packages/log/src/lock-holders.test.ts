import type * as fs from 'node:fs'
import { closeSync, openSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished, vi } from 'vitest'
import { Store } from './store.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const told = vi.hoisted(() => ({ hidesLocks: false, onWait: () => {} }))

vi.mock('node:timers/promises', () => ({ setTimeout: async () => told.onWait() }))

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const readFileSync = (
    ...args: Parameters<typeof fs.readFileSync>
  ): ReturnType<typeof fs.readFileSync> => {
    const content = real.readFileSync(...args)
    const isInfo = String(args[0]).startsWith('/proc/self/fdinfo/')
    return isInfo && told.hidesLocks ? String(content).replaceAll(/^lock:.*$/gm, '') : content
  }
  return { ...real, readFileSync }
})

it('where the system does not say which locks a process has, one that has the file open may have it', async () => {
  told.hidesLocks = true
  onTestFinished(() => {
    told.hidesLocks = false
  })
  const path = join(temporaryFolder(), 'store')
  const open = await Store.open(path)
  const refused: unknown = await Store.open(path).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'TRACK_STORE_LOCKED' })
  expect((refused as Error).cause, 'LevelDB was not asked, which releases the lock').toBeUndefined()
  await open.close()
  const again = await Store.open(path)
  await again.close()
})

it('a file without a lock is inherited when it is still open after a while, and being closed when it is not', async () => {
  vi.resetModules() // it remembers what was shown
  const { isOpenHere } = await import('./lock-holders.js')
  const path = join(temporaryFolder(), 'store')
  await (await Store.open(path)).close()
  const lock = join(path, 'log', 'LOCK')
  const ending = openSync(lock, 'r') // as of a thread that ends, between unlocking and closing
  const closed = vi.fn(() => closeSync(ending))
  told.onWait = closed
  expect(await isOpenHere(path)).toBe(false)
  expect(closed, 'it was waited for').toHaveBeenCalledTimes(1)

  const inherited = openSync(lock, 'r')
  onTestFinished(() => closeSync(inherited))
  const left = vi.fn()
  told.onWait = left
  expect([await isOpenHere(path), await isOpenHere(path)]).toEqual([false, false])
  expect(left, 'only the first time').toHaveBeenCalledTimes(1)
})
