import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { isTrackError } from '@track/core'
import { LevelLog } from '@track/log'
import { logFolder, readHost, readStoreIdentity } from '@track/log/hosting'
import { StoreThread } from '@track/log/store-thread'
import { describe, expect, it, onTestFinished } from 'vitest'
import { eventLogHandlers } from './event-log-handlers.js'
import { protocolVersion } from './event-log-service.js'
import { HostConnection } from './host-connection.js'
import { HostedStore } from './hosted-store.js'
import { sharedProgram } from './shared-program.js'
import { SharedStore } from './shared-store.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const silenceMs = 1_000

/** A thread of the store, apart from others of this process. */
function openThread(path: string): StoreThread {
  const thread = new StoreThread(path, sharedProgram())
  onTestFinished(() => thread.close().catch(() => {}))
  return thread
}

function openStore(path: string): SharedStore {
  const store = new SharedStore(path, silenceMs)
  onTestFinished(() => store.close())
  return store
}

async function hostOf(path: string): Promise<HostedStore> {
  const host = await HostedStore.open(path, undefined, () => {})
  onTestFinished(() => host.close().catch(() => {}))
  return host
}

async function connectTo(path: string): Promise<HostConnection> {
  const connection = await HostConnection.open({
    address: { target: `unix:${readHost(path)?.socket ?? ''}` },
    store: { id: readStoreIdentity(path)?.id ?? '', folder: logFolder(path) },
    silenceMs: 5_000,
    signal: new AbortController().signal,
  })
  onTestFinished(() => connection.close())
  return connection
}

it('threads of one process share a store: when the one that has it closes, another goes on', async () => {
  const path = join(temporaryFolder(), 'store')
  const [first, second, third] = [openThread(path), openThread(path), openThread(path)]
  await first.append(metricAppend(0))
  await Promise.all([1, 2, 3].map((i) => second.append(metricAppend(i, { writer: 1 }))))
  const appended = Array.from({ length: 50 }, (_, i) =>
    third.append(metricAppend(i, { writer: 2 })),
  )
  await first.close()
  await Promise.all(appended)
  await second.close()
  expect(await third.ask({ type: 'head' })).toMatchObject({ position: 54 })
})

it('a guest of a store whose folder was deleted hears of it at its next append, and its host when it waits', async () => {
  const path = join(temporaryFolder(), 'store')
  const [host, guest] = [openThread(path), openThread(path)]
  await host.append(metricAppend(0))
  await guest.append(metricAppend(0, { writer: 1 }))
  host.quiet.append(metricAppend(1), () => {})
  expect(host.backlog.wait(0, 60_000)).toBe(true)
  rmSync(path, { recursive: true })
  const gone = { code: 'TRACK_LOG_FAILED', message: expect.stringContaining('deleted') }
  const told: unknown[] = []
  guest.quiet.append(metricAppend(1, { writer: 1 }), (error) => told.push(error))
  await guest.quiet.settled()
  expect(told).toMatchObject([gone])
  await expect(host.quiet.settled()).rejects.toMatchObject(gone)
})

it('a path that is too long for a socket is one of a store like any other', async () => {
  const path = join(temporaryFolder(), 'x'.repeat(200), 'y'.repeat(200))
  mkdirSync(path, { recursive: true })
  const [host, guest] = [openThread(path), openThread(path)]
  await host.append(metricAppend(0))
  expect(await guest.append(metricAppend(0, { writer: 1 }))).toMatchObject({ position: 1 })
})

it('two stores in one program are apart, whether they are hosted or visited', async () => {
  const folder = temporaryFolder()
  const [mine, other] = [join(folder, 'mine'), join(folder, 'other')]
  const hosts = [openThread(mine), openThread(other)]
  for (const host of hosts) await host.append(metricAppend(0))
  const logs = [mine, other].map((path) => {
    const log = new LevelLog(path, sharedProgram())
    onTestFinished(() => log.close())
    return log
  })
  const guests = [openThread(mine), openThread(other)]
  await guests[0]?.append(metricAppend(1))
  expect(await Promise.all(logs.map(async (log) => (await log.head()).position))).toEqual([2, 1])
})

it('who lets nobody in is told of with TRACK_STORE_LOCKED', async () => {
  const path = join(temporaryFolder(), 'store')
  const owner = new LevelLog(path)
  onTestFinished(() => owner.close())
  await owner.head()
  const refused = { code: 'TRACK_STORE_LOCKED', details: { pid: process.pid } }
  const store = openStore(path)
  await expect(store.head()).rejects.toMatchObject(refused)
  await expect(store.append([metricAppend(0)])).rejects.toMatchObject(refused)
  expect(isTrackError(store.failure, 'TRACK_STORE_LOCKED')).toBe(true)
})

it('a store that is gone when its host goes is not made anew by a guest', async () => {
  const path = join(temporaryFolder(), 'store')
  const host = await hostOf(path)
  const guest = openStore(path)
  await guest.append([metricAppend(0)])
  rmSync(path, { recursive: true })
  await expect(host.close()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  await expect(guest.head()).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  await expect(guest.append([metricAppend(1)])).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
})

it('a copy of a store with its host.json does not lead to the store that it was copied from', async () => {
  const folder = temporaryFolder()
  const [path, copy] = [join(folder, 'store'), join(folder, 'copy')]
  const host = await hostOf(path)
  await host.append([metricAppend(0)])
  await host.close()
  cpSync(path, copy, { recursive: true })
  const again = await hostOf(path)
  const owner = new LevelLog(copy)
  onTestFinished(() => owner.close())
  await owner.head()
  writeFileSync(join(copy, 'host.json'), readFileSync(join(path, 'host.json')))
  await expect(openStore(copy).append([metricAppend(1)])).rejects.toMatchObject({
    code: 'TRACK_STORE_LOCKED',
  })
  expect((await again.head()).position).toBe(1)
})

it('a host answers for its own store and protocol alone', async () => {
  const path = join(temporaryFolder(), 'store')
  const host = await hostOf(path)
  const name = { id: readStoreIdentity(path)?.id ?? '', folder: logFolder(path) }
  const { hello } = eventLogHandlers(host, name)
  const right = { protocol: protocolVersion, store: name.id, folder: name.folder ?? '' }
  expect(await hello(right)).toEqual({ protocol: protocolVersion, store: name.id })
  expect(await hello({ ...right, folder: '' }), 'from another machine').toBeDefined()
  await expect(hello({ ...right, protocol: 99 })).rejects.toMatchObject({
    code: 'TRACK_FORMAT_UNSUPPORTED',
  })
  for (const wrong of [{ store: 'f'.repeat(32) }, { folder: '1:2' }]) {
    await expect(hello({ ...right, ...wrong })).rejects.toMatchObject({
      code: 'TRACK_STORE_INVALID',
    })
  }
})

it('an append that can be refused is the last of those that are sent together', async () => {
  const path = join(temporaryFolder(), 'store')
  await hostOf(path)
  const guest = await connectTo(path)
  const appends = [
    metricAppend(0),
    metricAppend(1, { expected: 'no-stream' }),
    metricAppend(2, { expected: 0 }),
    metricAppend(3),
  ]
  expect(await guest.append(appends)).toMatchObject([
    { appended: { position: 0 } },
    { error: { code: 'TRACK_REVISION_CONFLICT', details: { stream: metricStream, actual: 0 } } },
  ])
  // Sent again, it meets what it met before, and not its own writer's later sequence.
  expect(await guest.append(appends)).toMatchObject([
    { appended: { position: 0 } },
    { error: { code: 'TRACK_REVISION_CONFLICT' } },
  ])
})

describe('what a process made of a store', () => {
  const made = new Uint8Array([7])
  const keptIn = async ({ derived }: SharedStore, ...keys: readonly string[]) =>
    (await derived.get(keys)).map((value) => value?.[0])

  it('is kept when it has another host than when it was made', async () => {
    const path = join(temporaryFolder(), 'store')
    const host = await hostOf(path)
    const guest = openStore(path)
    await guest.head()
    await host.close()
    await guest.derived.write([['made', made]])
    expect(await keptIn(guest, 'made')).toEqual([7])
  })

  it('before values were removed is not kept, though who removed them is gone', async () => {
    const path = join(temporaryFolder(), 'store')
    const host = await hostOf(path)
    const [guest, other] = [openStore(path), openStore(path)]
    for (const { derived } of [guest, other]) await derived.write([['before', made]])
    await host.replace(metricAppend(0), { bodies: [], contents: [], sought: [] })
    expect(await keptIn(guest, 'before')).toEqual([undefined])
    await host.close()
    for (const store of [guest, other]) {
      await store.derived.write([['stale', made]])
      expect(await keptIn(store, 'stale')).toEqual([undefined])
    }
    await Promise.all([guest.close(), other.close()])
    const later = openStore(path)
    await later.derived.write([['new', made]])
    expect(await keptIn(later, 'stale', 'new')).toEqual([undefined, 7])
  })
})

it('a guest is told by its host what is derived, in as many messages as it takes', async () => {
  const path = join(temporaryFolder(), 'store')
  await hostOf(path)
  const { derived } = await connectTo(path)
  const keys = Array.from({ length: 9_000 }, (_, i) => `key ${String(i).padStart(5, '0')}`)
  await derived.write(keys.map((key, i) => [key, new Uint8Array(i % 3000 === 7 ? 3 << 20 : 1)]))
  const range = { from: 'key 00001', to: 'key 08999' }
  expect(await derived.keys(range)).toEqual(keys.slice(1, 8_999))
  expect(await derived.keys({ ...range, reverse: true })).toEqual(keys.slice(1, 8_999).toReversed())
  expect(await derived.keys({ ...range, limit: 5_000 })).toEqual(keys.slice(1, 5_001))
  const values = await derived.get([...keys, 'none'])
  expect(values.map((value) => value?.length)).toEqual([
    ...keys.map((_, i) => (i % 3000 === 7 ? 3 << 20 : 1)),
    undefined,
  ])
})
