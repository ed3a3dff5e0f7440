// While a store is closed to be opened again after an outage of the disk, anybody may take its lock.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { TrackError } from '@track/core'
import { readHost, Store } from '@track/log/hosting'
import { expect, it, onTestFinished, vi } from 'vitest'
import { SharedStore } from './shared-store.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

/** Lets another process share the store; resolves when that has it. */
async function hostElsewhere(path: string): Promise<number | undefined> {
  const url = new URL('./hosted-store.js', import.meta.url).href
  const program = `
    const { HostedStore } = await import(${JSON.stringify(url)})
    await HostedStore.open(${JSON.stringify(path)}, undefined, () => {})
    console.log('open')
    setInterval(() => {}, 1000)`
  const child = spawn(process.execPath, ['--input-type=module', '-e', program])
  onTestFinished(() => {
    child.kill('SIGKILL')
  })
  await once(child.stdout, 'data')
  return child.pid
}

it('is then a guest of who took it, with all that was asked of it and appended, and so are its guests', async () => {
  const path = join(temporaryFolder(), 'store')
  const store = new SharedStore(path, 8_000)
  const guest = new SharedStore(path, 8_000)
  onTestFinished(async () => void (await Promise.all([store.close(), guest.close()])))
  await store.append([metricAppend(0)])
  await guest.append([metricAppend(1, { writer: 1 })])
  expect(readHost(path)?.pid).toBe(process.pid)

  const full = new TrackError('TRACK_STORE_UNWRITABLE', 'no space left on device')
  let isFull = true
  vi.spyOn(Store.prototype, 'outage', 'get').mockImplementation(() => (isFull ? full : undefined))
  vi.spyOn(Store.prototype, 'append').mockImplementationOnce(async (appends) => {
    return appends.map(() => ({ error: full }))
  })
  const { reopen } = Store.prototype
  let taker: number | undefined
  let meanwhile: Promise<unknown>[] = []
  vi.spyOn(Store.prototype, 'reopen').mockImplementationOnce(async function (this: Store) {
    await this.close()
    taker = await hostElsewhere(path)
    meanwhile = [
      store.head(),
      store.streamHead(metricStream),
      guest.head(),
      guest.append([metricAppend(3, { writer: 1 })]),
    ]
    isFull = false
    return reopen.call(this)
  })
  onTestFinished(() => {
    vi.restoreAllMocks()
  })
  const own = await store.append([metricAppend(2)])
  expect(readHost(path)?.pid).toBe(taker)
  const [head, streamHead, guestHead, appended] = await Promise.all(meanwhile)
  for (const found of [head, guestHead]) {
    expect((found as { readonly position: number }).position).toBeGreaterThanOrEqual(2)
  }
  expect(streamHead).toBeGreaterThanOrEqual(1)
  // Which of the two came first is open; each is there once.
  const positions = [own, appended].map((outcomes) => Object(outcomes)[0].appended?.position)
  expect(positions.sort()).toEqual([2, 3])
  expect(await store.streamHead(metricStream)).toBe(3)
})
