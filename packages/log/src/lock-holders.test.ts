import type * as fs from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { Store } from './store.js'
import { temporaryFolder } from './testing/temporary-folder.js'

vi.mock('node:fs', async (original) => {
  const real = await original<typeof fs>()
  const readFileSync = (
    ...args: Parameters<typeof fs.readFileSync>
  ): ReturnType<typeof fs.readFileSync> => {
    const content = real.readFileSync(...args)
    const isInfo = String(args[0]).startsWith('/proc/self/fdinfo/')
    return isInfo ? String(content).replaceAll(/^lock:.*$/gm, '') : content
  }
  return { ...real, readFileSync }
})

it('where the system does not say which locks a process has, one that has the file open may have it', async () => {
  const path = join(temporaryFolder(), 'store')
  const open = await Store.open(path)
  const refused: unknown = await Store.open(path).catch((error: unknown) => error)
  expect(refused).toMatchObject({ code: 'TRACK_STORE_LOCKED' })
  expect((refused as Error).cause, 'LevelDB was not asked, which releases the lock').toBeUndefined()
  await open.close()
  const again = await Store.open(path)
  await again.close()
})
