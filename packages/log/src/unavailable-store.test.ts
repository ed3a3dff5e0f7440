import { join } from 'node:path'
import { expect, it } from 'vitest'
import { Store } from './store.js'
import { unavailable } from './store-identity.js'
import { diskIsFull, hookLevel } from './testing/level-hooks.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

it('a store that a full disk keeps from being opened says what to do, and opens when there is room', async () => {
  const path = join(temporaryFolder(), 'store')
  const made = await Store.open(path)
  await made.append([metricAppend({ sequence: 0 })])
  await made.close()
  let isFull = true
  await hookLevel({
    onOpen: (location) => {
      if (isFull && location === join(path, 'log')) throw diskIsFull()
    },
  })
  await expect(Store.open(path)).rejects.toMatchObject({
    code: 'TRACK_STORE_UNAVAILABLE',
    message: expect.stringContaining('make room on its disk, and open it again'),
  })
  isFull = false
  const store = await Store.open(path)
  expect(store.head.position).toBe(1)
  await store.close()
})

it.each([
  ['ENOSPC: no space left on device, write', /make room on its disk/],
  ['EMFILE: too many open files', /raise the limit on open files/],
  ['IO error: /x/000005.log: Permission denied', /this user must be able to write to its folder/],
  ['EROFS: read-only file system', /this user must be able to write to its folder/],
])('what to do about %s is said', (reason, advice) => {
  expect(unavailable('/x', new Error(reason)).message).toMatch(advice)
})

it('what is not known is told as it is', () => {
  const { message } = unavailable('/x', new Error('odd'))
  expect(message).toBe('The store /x cannot be used: odd')
})
