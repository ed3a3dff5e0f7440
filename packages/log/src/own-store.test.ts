import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it, onTestFinished } from 'vitest'
import { isErasurePending } from './erasure.js'
import { OwnStore } from './own-store.js'
import { Store } from './store.js'
import { diskIsFull, hookLevel } from './testing/level-hooks.js'
import { metricAppend } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

interface Disk {
  /** Refuses the next writes to the log, so many. */
  refuses: number
  /** Whether what it refuses is written nevertheless. */
  writes: boolean
}

/** A store on a disk that refuses writes when it is told to, with one event in it. */
async function storeOn(disk: Disk): Promise<{ store: OwnStore; path: string }> {
  const path = join(temporaryFolder(), 'store')
  await hookLevel({
    onWrite: (location) => {
      if (!disk.writes) refuse(location)
    },
    onWritten: (location) => {
      if (disk.writes) refuse(location)
    },
  })
  const refuse = (location: string): void => {
    if (location !== join(path, 'log') || disk.refuses === 0) return
    disk.refuses--
    throw diskIsFull()
  }
  const store = new OwnStore(Store.open(path))
  await store.append([metricAppend({ sequence: 0 })])
  return { store, path }
}

/** Resolves when the store's silence has changed. */
function silenceOf(store: OwnStore): Promise<unknown> {
  const before = store.silence
  return new Promise((resolve) => {
    store.onChange(() => {
      if (store.silence !== before) resolve(store.silence)
    })
  })
}

it('keeps nothing derived any more when values were removed while it was closed in an outage', async () => {
  const disk: Disk = { refuses: 0, writes: false }
  const { store, path } = await storeOn(disk)
  onTestFinished(() => store.close())
  await store.derived.write([['before', new Uint8Array([1])]])
  writeFileSync(join(path, 'erasing'), '') // as a redaction leaves it that found no room
  disk.refuses = 1
  expect(await store.append([metricAppend({ sequence: 1 })])).toMatchObject([{ appended: {} }])
  expect(isErasurePending(path)).toBe(false)
  await store.derived.write([['stale', new Uint8Array([2])]])
  expect(await store.derived.get(['before', 'stale'])).toEqual([undefined, undefined])
})

it('goes on keeping what is derived after an outage', async () => {
  const disk: Disk = { refuses: 0, writes: false }
  const { store } = await storeOn(disk)
  onTestFinished(() => store.close())
  disk.refuses = 1
  await store.append([metricAppend({ sequence: 1 })])
  await store.derived.write([['made', new Uint8Array([1])]])
  expect((await store.derived.get(['made'])).map((value) => value?.[0])).toEqual([1])
})

it('whose folder was deleted acknowledges nothing that is awaited, although it was looked at just before', async () => {
  const path = join(temporaryFolder(), 'store')
  const store = new OwnStore(Store.open(path, { now: () => 1_700_000_000_000 }))
  const gone = { code: 'TRACK_LOG_FAILED', message: expect.stringContaining('deleted') }
  onTestFinished(() => expect(store.close()).rejects.toMatchObject(gone))
  await store.append([metricAppend({ sequence: 0 })])
  expect(store.lookAtFolder()).toBeUndefined()
  rmSync(path, { recursive: true })
  // The first is written at once, and the others together after it.
  const group = [1, 2, 3].map((sequence) =>
    store.append([metricAppend({ sequence })], sequence < 3),
  )
  const [alone, ...together] = await Promise.all(group)
  expect(alone).toMatchObject([{ appended: { position: 1 } }])
  expect(together).toMatchObject([[{ error: gone }], [{ error: gone }]])
  expect(store.lookAtFolder()).toMatchObject(gone)
})

it.each([
  ['lost', false],
  ['on disk nevertheless', true],
])(
  'a write that the disk refused, and that is %s, is made again and stored once',
  async (_, writes) => {
    const disk: Disk = { refuses: 0, writes }
    const { store } = await storeOn(disk)
    onTestFinished(() => store.close())
    disk.refuses = 3
    const silent = silenceOf(store)
    const appends = [1, 2].map((sequence) => metricAppend({ sequence }))
    const appending = store.append(appends)
    expect(await silent).toMatchObject({ code: 'TRACK_STORE_UNWRITABLE' })
    // What is there can be read meanwhile.
    const request = { from: 0, to: 9, direction: 'forward', pageBytes: 1 << 20 } as const
    expect((await store.readPage(request)).places).toHaveLength(1)

    expect(await appending).toMatchObject([
      { appended: { position: 1 } },
      { appended: { position: 2 } },
    ])
    // What is found in the log is not written again.
    expect(disk.refuses).toBe(writes ? 2 : 0)
    expect(store.silence).toBeUndefined()
    expect((await store.readPage(request)).places).toHaveLength(3)
    await store.append([metricAppend({ sequence: 3 })])
    expect((await store.head()).position).toBe(4)
  },
)

it('what was removed is gone, and the store goes on, although the disk refuses to open it again at first', async () => {
  const path = join(temporaryFolder(), 'store')
  let refuses = 0
  await hookLevel({
    onOpen: (location) => {
      if (location === join(path, 'log') && refuses-- > 0) throw diskIsFull()
    },
  })
  const store = new OwnStore(Store.open(path))
  onTestFinished(() => store.close())
  await store.append([metricAppend({ sequence: 0 })])
  refuses = 2
  const silent = silenceOf(store)
  const replacing = store.replace(metricAppend({ sequence: 1 }), {
    bodies: [],
    contents: [],
    sought: [],
  })
  expect(await silent).toMatchObject({ code: 'TRACK_STORE_UNWRITABLE' })
  expect(await replacing).toMatchObject({ appended: { position: 1 }, found: [] })
  expect(store.silence).toBeUndefined()
  expect(await store.append([metricAppend({ sequence: 2 })])).toMatchObject([
    { appended: { position: 2 } },
  ])
})

it.each([
  ['LevelDB', true],
  ['what comes after it', false],
])(
  'a program error in opening %s again ends the store, and is not waited for',
  async (_, isLevel) => {
    const path = join(temporaryFolder(), 'store')
    let opened = 0
    const fail = (): void => {
      if (opened < 2) return
      throw Object.assign(new Error('Cannot find module x'), { code: 'ERR_MODULE_NOT_FOUND' })
    }
    await hookLevel({
      onOpen: (location) => {
        if (location === join(path, 'log')) opened++
        if (isLevel) fail()
      },
    })
    const now = (): number => {
      fail()
      return Date.now()
    }
    const store = new OwnStore(Store.open(path, { now }))
    onTestFinished(() => store.close())
    await store.append([metricAppend({ sequence: 0 })])
    const erasure = { bodies: [], contents: [], sought: [] }
    const replacing = store.replace(metricAppend({ sequence: 1 }), erasure)
    await expect(replacing).rejects.toThrow('Cannot find module x')
    expect(store.silence).toBeUndefined()
    expect(store.failure).toMatchObject({ code: 'ERR_MODULE_NOT_FOUND' })
    const late = store.append([metricAppend({ sequence: 2 })])
    await expect(late).rejects.toThrow('Cannot find module x')
  },
)

it('a removal after which the store cannot be opened again ends with it, when it is closed', async () => {
  const path = join(temporaryFolder(), 'store')
  let isFull = false
  await hookLevel({
    onOpen: () => {
      if (isFull) throw diskIsFull()
    },
  })
  const store = new OwnStore(Store.open(path))
  await store.append([metricAppend({ sequence: 0 })])
  isFull = true
  const silent = silenceOf(store)
  const replacing = store.replace(metricAppend({ sequence: 1 }), {
    bodies: [],
    contents: [],
    sought: [],
  })
  replacing.catch(() => {}) // it is awaited below
  await silent
  const waiting = store.append([metricAppend({ sequence: 2 })])
  waiting.catch(() => {})
  await store.close()
  await expect(replacing).rejects.toMatchObject({ code: 'TRACK_STORE_UNWRITABLE' })
  await expect(waiting).rejects.toMatchObject({ code: 'TRACK_STORE_UNWRITABLE' })
  isFull = false
  const again = await Store.open(path)
  expect(again.head.position).toBe(2)
  expect(isErasurePending(path)).toBe(false)
  await again.close()
})

it('what removals came to is not held when they are done', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const store = new OwnStore(Store.open(join(temporaryFolder(), 'store')))
  onTestFinished(() => store.close())
  const results: WeakRef<object>[] = []
  for (let sequence = 0; sequence < 3; sequence++) {
    const erasure = { bodies: [], contents: [], sought: [] }
    results.push(new WeakRef(await store.replace(metricAppend({ sequence }), erasure)))
  }
  await new Promise(setImmediate) // until then a WeakRef holds what it was made of
  collect()
  expect(results[0]?.deref()).toBeUndefined()
})

it('a store that is closed during a removal is closed when that is done, and removes nothing more', async () => {
  const path = join(temporaryFolder(), 'store')
  const store = new OwnStore(Store.open(path))
  await store.append([metricAppend({ sequence: 0 })])
  const erasure = { bodies: [], contents: [], sought: [] }
  const replacing = store.replace(metricAppend({ sequence: 1 }), erasure)
  const closing = store.close()
  const late = store.replace(metricAppend({ sequence: 2 }), erasure)
  await expect(late).rejects.toMatchObject({ code: 'TRACK_LOG_CLOSED' })
  expect(await replacing).toMatchObject({ appended: { position: 1 }, found: [] })
  await closing
  const again = await Store.open(path)
  expect(again.head.position).toBe(2)
  expect(isErasurePending(path)).toBe(false)
  await again.close()
})

it('what waits for the disk when the store is closed is tried once more, then refused', async () => {
  const disk: Disk = { refuses: 0, writes: false }
  const { store, path } = await storeOn(disk)
  disk.refuses = Number.POSITIVE_INFINITY
  const silent = silenceOf(store)
  const appending = store.append([metricAppend({ sequence: 1 })])
  await silent
  const waiting = store.append([metricAppend({ sequence: 2 })])
  await store.close()
  const refused = [{ error: { code: 'TRACK_STORE_UNWRITABLE' } }]
  expect(await appending).toMatchObject(refused)
  expect(await waiting).toMatchObject(refused)
  disk.refuses = 0
  const again = await Store.open(path)
  expect(again.head.position).toBe(1)
  await again.close()
})

it('what is closed while the disk takes writes again is written by the last try', async () => {
  const disk: Disk = { refuses: 0, writes: false }
  const { store, path } = await storeOn(disk)
  disk.refuses = 1
  const silent = silenceOf(store)
  const appending = store.append([metricAppend({ sequence: 1 })])
  await silent
  await store.close()
  expect(await appending).toMatchObject([{ appended: { position: 1 } }])
  const again = await Store.open(path)
  expect(again.head.position).toBe(2)
  await again.close()
})

it('a store that was replaced meanwhile is not written to', async () => {
  const disk: Disk = { refuses: 0, writes: false }
  const { store, path } = await storeOn(disk)
  disk.refuses = 1
  const silent = silenceOf(store)
  const appending = store.append([metricAppend({ sequence: 1 })])
  await silent
  renameSync(path, `${path}-away`)
  mkdirSync(path)
  await expect(appending).rejects.toMatchObject({ code: 'TRACK_LOG_FAILED' })
  expect(store.failure).toMatchObject({ code: 'TRACK_LOG_FAILED' })
  expect(store.silence).toBeUndefined()
  await expect(store.append([metricAppend({ sequence: 2 })])).rejects.toMatchObject({
    code: 'TRACK_LOG_FAILED',
  })
})
