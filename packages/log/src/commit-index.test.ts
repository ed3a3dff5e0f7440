import {
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { CommitIndex } from './commit-index.js'
import { DerivedDatabase } from './derived-database.js'
import { openLevelDatabase } from './leveldb.js'
import { Store } from './store.js'
import { readStreamPage } from './store-page.js'
import { diskIsFull, hookLevel } from './testing/level-hooks.js'
import { metricAppend, streamOf } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const tuning = { writeBufferBytes: 1 << 20, blockBytes: 4096, cacheBytes: 1 << 20 }
const everything = {
  from: 0,
  to: Number.MAX_SAFE_INTEGER,
  direction: 'forward',
  pageBytes: 1 << 20,
} as const
const flushesOfSession = 4
const commitsOfFlush = 5

/** Appends to a store for some flushes of its index; each begins streams that no other goes on with. */
async function session(path: string, first: number): Promise<void> {
  const store = await Store.open(path)
  for (let flush = first; flush < first + flushesOfSession; flush++) {
    for (let i = 0; i < commitsOfFlush; i++) {
      const sequence = flush * commitsOfFlush + i
      await store.append([metricAppend({ sequence, streams: [1, 100 + flush] })])
    }
    await store.index.flush()
    await fillBlock(store)
  }
  await store.close()
}

/** LevelDB drops a damaged record with the rest of its block: what comes later stands in another one. */
async function fillBlock(store: Store): Promise<void> {
  await store.values.write([['filler', new Uint8Array(40_000)]])
}

/** Opens it, and finds every stream of so many flushes as long as it is. */
async function expectWhole(path: string, flushes: number): Promise<void> {
  const store = await Store.open(path)
  onTestFinished(() => store.close())
  expect(await store.streamHead(streamOf(1))).toBe(flushes * commitsOfFlush - 1)
  for (let flush = 0; flush < flushes; flush++) {
    const stream = streamOf(100 + flush)
    expect(await store.streamHead(stream), `of flush ${flush}`).toBe(commitsOfFlush - 1)
    const { places } = await readStreamPage(store, stream, everything)
    expect(places).toHaveLength(commitsOfFlush)
  }
  const sequence = flushes * commitsOfFlush
  const [outcome] = await store.append([
    metricAppend({ sequence, streams: [100], expected: { [streamOf(100)]: 'no-stream' } }),
  ])
  expect(outcome).toMatchObject({ error: { code: 'TRACK_REVISION_CONFLICT' } })
  await store.close()
}

function newest(folder: string, extension: string): string {
  const names = readdirSync(folder).filter((name) => name.endsWith(extension))
  return join(folder, names.sort().at(-1) ?? '')
}

async function storedKeys(path: string): Promise<Uint8Array[]> {
  const database = await openLevelDatabase(join(path, 'derived'), tuning)
  const keys = await database.keys().all()
  await database.close()
  return keys
}

/** The index as the disk has it, if all of it is there; it does not catch up. */
async function storedIndex(path: string): Promise<CommitIndex | undefined> {
  const database = await DerivedDatabase.open(join(path, 'derived'))
  const { id } = JSON.parse(readFileSync(join(path, 'store.json'), 'utf8'))
  const index = new CommitIndex(database, id)
  onTestFinished(() => database.close())
  return (await index.restore(async () => true)) ? index : undefined
}

describe('an index of which LevelDB lost a part without a word is made anew:', () => {
  it('one flipped bit in its write-ahead file, anywhere', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    const file = newest(join(path, 'derived'), '.log')
    const bytes = readFileSync(file)
    const copy = join(temporaryFolder(), 'copy')
    for (let part = 0; part < 40; part++) {
      cpSync(path, copy, { recursive: true })
      const offset = Math.floor(((part + 0.5) * bytes.length) / 40)
      const flipped = bytes.with(offset, (bytes[offset] ?? 0) ^ 1)
      writeFileSync(join(copy, 'derived', basename(file)), flipped)
      await expectWhole(copy, flushesOfSession)
      rmSync(copy, { recursive: true })
    }
  })

  it('CURRENT, so that LevelDB would begin anew and take up what was written last', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    await session(path, flushesOfSession)
    rmSync(join(path, 'derived', 'CURRENT'))
    await expectWhole(path, 2 * flushesOfSession)
  })

  it('what was between an old copy and the last session', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    const old = join(temporaryFolder(), 'old')
    cpSync(join(path, 'derived'), old, { recursive: true })
    await session(path, flushesOfSession)
    await session(path, 2 * flushesOfSession)
    cpSync(newest(join(path, 'derived'), '.log'), join(old, '000900.log'))
    rmSync(join(path, 'derived'), { recursive: true })
    cpSync(old, join(path, 'derived'), { recursive: true })
    await expectWhole(path, 3 * flushesOfSession)
  })

  it.each(['gone', 'empty', 'cut in half'])('a file that is %s', async (how) => {
    const path = temporaryFolder()
    await session(path, 0)
    await session(path, flushesOfSession)
    const files = readdirSync(join(path, 'derived')).filter((name) => !name.startsWith('LO'))
    expect(files.some((name) => name.endsWith('.ldb'))).toBe(true)
    const copy = join(temporaryFolder(), 'copy')
    for (const name of files) {
      cpSync(path, copy, { recursive: true })
      const file = join(copy, 'derived', name)
      if (how === 'gone') rmSync(file)
      else truncateSync(file, how === 'empty' ? 0 : readFileSync(file).length >> 1)
      await expectWhole(copy, 2 * flushesOfSession)
      rmSync(copy, { recursive: true })
    }
  })

  it('both places where the end of a stream is kept', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    const database = await openLevelDatabase(join(path, 'derived'), tuning)
    const id = Buffer.from(streamOf(101), 'hex')
    const lost = (await database.keys().all()).filter((key) => id.equals(key.subarray(1, 17)))
    expect(lost.map(([byte]) => byte)).toContain(0x68)
    for (const key of lost) await database.del(key, { sync: true })
    await database.close()
    await expectWhole(path, flushesOfSession)
  })

  it('all that it had of some streams, what counts them included', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    const database = await openLevelDatabase(join(path, 'derived'), tuning)
    for (const key of await database.keys().all()) {
      const isOfStream = key[0] === 0x68 || key[0] === 0x69
      if (isOfStream || (key[0] === 0x6d && key[1] === 3)) await database.del(key, { sync: true })
    }
    await database.close()
    await expectWhole(path, flushesOfSession)
  })

  it('the writer of a commit, who sends it again and is answered as before', async () => {
    const path = temporaryFolder()
    const append = (writer: number) => metricAppend({ sequence: 0, writer })
    const store = await Store.open(path)
    for (let writer = 0; writer < 8; writer++) {
      await store.append([append(writer)])
      await store.index.flush()
      await fillBlock(store)
    }
    const killed = join(temporaryFolder(), 'killed') // who closes leaves no such file
    cpSync(path, killed, { recursive: true })
    await store.close()
    const file = newest(join(killed, 'derived'), '.log')
    const bytes = readFileSync(file)
    const copy = join(temporaryFolder(), 'copy')
    for (let part = 0; part < 24; part++) {
      cpSync(killed, copy, { recursive: true })
      const offset = Math.floor(((part + 0.5) * bytes.length) / 24)
      const flipped = bytes.with(offset, (bytes[offset] ?? 0) ^ 1)
      writeFileSync(join(copy, 'derived', basename(file)), flipped)
      const again = await Store.open(copy)
      onTestFinished(() => again.close())
      const outcomes = await again.append(Array.from({ length: 8 }, (_, i) => append(i)))
      expect(outcomes.map((o) => 'appended' in o && o.appended.position)).toEqual([
        0, 1, 2, 3, 4, 5, 6, 7,
      ])
      await again.close()
      rmSync(copy, { recursive: true })
    }
  })

  it('a writer whose key was changed, and who is answered as before', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    const database = await openLevelDatabase(join(path, 'derived'), tuning)
    const [key] = (await database.keys().all()).filter(([byte]) => byte === 0x77)
    if (key === undefined) throw new Error('no writer in the index')
    const value = (await database.get(key)) ?? new Uint8Array()
    await database.del(key, { sync: true })
    await database.put(key.with(key.length - 1, 0xee), value, { sync: true })
    await database.close()
    const store = await Store.open(path)
    onTestFinished(() => store.close())
    const [again] = await store.append([metricAppend({ sequence: 0, streams: [1, 100] })])
    expect(again).toMatchObject({ appended: { position: 0 } })
  })

  it('a value that stands under the key of another', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    const database = await openLevelDatabase(join(path, 'derived'), tuning)
    const head = (stream: number) =>
      Buffer.concat([Buffer.from([0x68]), Buffer.from(streamOf(stream), 'hex')])
    await database.put(head(101), (await database.get(head(1))) ?? new Uint8Array(), { sync: true })
    await database.close()
    await expectWhole(path, flushesOfSession)
  })
})

it('the markers of an index are those of two sessions, however many there were', async () => {
  const path = temporaryFolder()
  for (let i = 0; i < 5; i++) await session(path, i * flushesOfSession)
  const markers = (await storedKeys(path)).filter(
    ([first, second]) => first === 0x6d && second === 2,
  )
  expect(markers).toHaveLength(flushesOfSession + 1)
  await expectWhole(path, 5 * flushesOfSession)
})

it('an index that is whole is taken as it is', async () => {
  const path = temporaryFolder()
  await session(path, 0)
  const whole = 2 * flushesOfSession * commitsOfFlush
  expect((await storedIndex(path))?.checkpoint?.position).toBe(whole)
})

describe('a log that has lost its end is refused by name while its index knows of it:', () => {
  async function shortened(): Promise<string> {
    const path = temporaryFolder()
    await session(path, 0)
    const file = newest(join(path, 'log'), '.log')
    const bytes = readFileSync(file)
    const offset = bytes.length >> 1
    writeFileSync(file, bytes.with(offset, (bytes[offset] ?? 0) ^ 1))
    return path
  }

  it('one flipped bit in its write-ahead file', async () => {
    const path = await shortened()
    const whole = 2 * flushesOfSession * commitsOfFlush
    for (let times = 0; times < 2; times++) {
      const refused = await Store.open(path).catch((error: unknown) => error)
      expect(refused).toMatchObject({
        code: 'TRACK_COMMIT_CORRUPT',
        message: expect.stringContaining(join(path, 'derived')),
        details: { expected: whole, position: expect.any(Number) },
      })
      expect((refused as { details: { position: number } }).details.position).toBeLessThan(whole)
    }
  })

  it('who deletes derived/ goes on without it', async () => {
    const path = await shortened()
    rmSync(join(path, 'derived'), { recursive: true })
    const store = await Store.open(path)
    onTestFinished(() => store.close())
    const { position } = store.head
    const [outcome] = await store.append([metricAppend({ sequence: 900 })])
    expect(outcome).toMatchObject({ appended: { position } })
  })

  it('not when the index is that of another store', async () => {
    const [mine, other] = [temporaryFolder(), temporaryFolder()]
    await session(mine, 0)
    await session(other, 0)
    await session(other, flushesOfSession)
    rmSync(join(mine, 'derived'), { recursive: true })
    cpSync(join(other, 'derived'), join(mine, 'derived'), { recursive: true })
    await expectWhole(mine, flushesOfSession)
  })
})

describe('while derived/ cannot be written', () => {
  it('the index waits in memory, and all of it goes to disk when it can be written again', async () => {
    const path = temporaryFolder()
    let isFull = false
    let mayFail = Promise.resolve()
    await hookLevel({
      onWrite: async (location) => {
        if (!isFull || basename(location) !== 'derived') return
        await mayFail
        throw diskIsFull()
      },
    })
    const store = await Store.open(path)
    onTestFinished(() => store.close())
    const append = (sequence: number) =>
      store.append([metricAppend({ sequence, streams: [1, 100 + (sequence % 7)] })])
    for (let i = 0; i < 10; i++) await append(i)
    await store.index.flush()
    isFull = true
    for (let i = 10; i < 20; i++) {
      let letFail = (): void => {}
      mayFail = new Promise((resolve) => {
        letFail = resolve
      })
      const failing = store.index.flush()
      await append(i)
      letFail()
      await failing
      expect(await store.streamHead(streamOf(1))).toBe(i)
    }
    await store.index.flush()
    isFull = false
    await store.close()
    const stored = await storedIndex(path)
    expect(stored?.checkpoint).toMatchObject({ position: 40, writers: 1 })
    for (let i = 0; i < 7; i++) {
      expect(await stored?.streamHead(streamOf(100 + i))).toBe(i < 6 ? 2 : 1)
    }
  })

  it('not even made, a store opens, appends and reads as ever', async () => {
    const path = temporaryFolder()
    await session(path, 0)
    let isFull = true
    await hookLevel({
      onOpen: (location) => {
        if (isFull && basename(location) === 'derived') throw diskIsFull()
      },
    })
    await expectWhole(path, flushesOfSession)
    expect(existsSync(join(path, 'derived'))).toBe(false)
    const store = await Store.open(path)
    onTestFinished(() => store.close())
    await store.values.write([['key', new Uint8Array([1])]])
    expect(await store.values.get(['key'])).toEqual([undefined])
    expect(await store.values.keys({ from: '', to: 'z' })).toEqual([])
    isFull = false
    await store.close()
    expect((await storedIndex(path))?.checkpoint?.position).toBe(store.head.position)
  })

  it('the index outgrows memory at a bound, and says so', async () => {
    await hookLevel({
      onOpen: () => {
        throw diskIsFull()
      },
    })
    const derived = await DerivedDatabase.open(join(temporaryFolder(), 'derived'))
    const index = new CommitIndex(derived, '0'.repeat(32))
    const streams = Array.from({ length: 1 << 18 }, (_, i) => ({
      id: streamOf(i),
      count: 1,
      firstRevision: 0,
    }))
    const header = {
      store: 0,
      writer: 0,
      writerId: undefined,
      sequence: 0,
      baseTimeMs: 0,
      committedAtMs: 0,
      position: 0,
      previous: new Uint8Array(32),
      streams,
    }
    index.add(header, 'a'.repeat(32), new Uint8Array(32))
    index.checkRoom()
    await index.flush()
    expect(() => index.checkRoom()).toThrow(
      expect.objectContaining({
        code: 'TRACK_LOG_FAILED',
        message: expect.stringContaining('No space left'),
      }),
    )
  })
})
