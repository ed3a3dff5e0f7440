import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type Append,
  buildAppend,
  type Commit,
  hexOf,
  redactedBody,
  redactionPath,
} from '@track/core'
import { describe, expect, it, onTestFinished } from 'vitest'
import { backupStore } from './backup-store.js'
import { encodeCommitAsItWas } from './commit-record.js'
import { beginErasure, isErasurePending } from './erasure.js'
import { FileFolder } from './file-folder.js'
import { findBytes } from './find-bytes.js'
import { IndexDamage } from './index-format.js'
import { LevelLog } from './level-log.js'
import { mergeStores } from './merge-stores.js'
import { repairStore } from './repair-store.js'
import { sha256 } from './sha256.js'
import { Store } from './store.js'
import { filesOf } from './testing/files-of.js'
import { diskIsFull, hookLevel } from './testing/level-hooks.js'
import { metricAppend } from './testing/metric-append.js'
import { tamperRecord } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { vacuumStore } from './vacuum-store.js'
import { verifyStore } from './verify-store.js'

// Nothing in it repeats, so that Snappy leaves it as it is in a table.
const secret = 'Qx81zKpWv3mLtY7bNd'
const sought = [new TextEncoder().encode(secret)]
const stream = '5a'.repeat(16)
const salt = new Uint8Array(12).fill(3)

function append(sequence: number, ...events: Parameters<typeof buildAppend>[0]): Append {
  return buildAppend(events, { origin: { writer: 'b'.repeat(32), sequence }, salt })
}

/** A store with a secret in the commit at position 2, among others, in several of LevelDB's files. */
async function storeWithSecret(): Promise<string> {
  const path = join(temporaryFolder(), 'store')
  for (let session = 0; session < 3; session++) {
    const store = await Store.open(path)
    const events = [0, 1].map((i) => metricAppend({ sequence: 2 * session + i }))
    await store.append(events)
    const metadata = session === 1 ? { token: secret, a: session } : { a: session }
    const event = { type: 'MetadataLogged', metadata } as const
    await store.append([append(session, { stream, event, timeMs: 5 })])
    await store.close()
  }
  return path
}

/** The commit with the secret, and what a redaction of it writes. */
async function redactionIn(store: Store) {
  const record = (await store.commits.range(0, 100, false, 1 << 20)).find(({ bytes }) =>
    Buffer.from(bytes).includes(secret),
  )
  return redactionOf(record?.commit as Commit)
}

function redactionOf(commit: Commit) {
  const redaction = { stream, path: redactionPath('metadata.token') }
  const made = redactedBody(commit, redaction, { salt, sha256 })
  const { body = new Uint8Array(), events = [] } = made ?? {}
  const { position } = commit
  const oldDigest = sha256(commit.body)
  const event = {
    type: 'Redacted',
    position,
    oldBodyDigest: hexOf(oldDigest),
    newBodyDigest: hexOf(sha256(body)),
    reason: 'a secret',
    by: 'ada',
    path: 'metadata.token',
    events,
  } as const
  return {
    commit,
    request: append(9, { stream, event, timeMs: 7 }),
    bodies: [{ position, oldDigest, body }],
  }
}

/** A log that is read in many pages, with a secret in its last commit, and what removes that. */
async function longLogWithSecret() {
  const path = join(temporaryFolder(), 'store')
  const log = new LevelLog(path)
  onTestFinished(() => log.close())
  const output = { type: 'OutputCaptured', stream: 'stdout', text: 'x'.repeat(600_000) } as const
  const pages = 24
  for (let i = 0; i < pages; i++) {
    await log.append(append(i, { stream, event: output, timeMs: 5 }))
  }
  const metadata = { type: 'MetadataLogged', metadata: { token: secret } } as const
  const { position } = await log.append(append(pages, { stream, event: metadata, timeMs: 5 }))
  let commit: Commit | undefined
  for await (const { commits } of log.read({ from: position })) commit = commits[0]
  const { bodies, request } = redactionOf(commit as Commit)
  const { origin } = append(pages + 1)
  const erasure = { bodies, contents: [], sought }
  return { path, redact: async () => log.eraser?.replace({ ...request, origin }, erasure) }
}

/** How another process fares that opens the store. */
function codeInProcess(path: string): string {
  const store = new URL('./store.js', import.meta.url).href
  const program = `import(${JSON.stringify(store)})
    .then(({ Store }) => Store.open(${JSON.stringify(path)}))
    .then(() => console.log('opened'), (error) => console.log(error.code))
    .then(() => process.exit())`
  return spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' }).stdout.trim()
}

async function isAnywhere(path: string): Promise<boolean> {
  const store = await Store.open(path)
  const { found } = await findBytes(path, store.commits, sought)
  await store.close()
  return found.length > 0
}

describe('what is replaced in a store', () => {
  it('is in none of its files, although much was logged just before', async () => {
    const path = join(temporaryFolder(), 'store')
    const log = new LevelLog(path)
    onTestFinished(() => log.close())
    const metadata = { type: 'MetadataLogged', metadata: { token: secret } } as const
    await log.append(append(0, { stream, event: metadata, timeMs: 5 }))
    await Promise.all(
      Array.from({ length: 3_000 }, (_, sequence) => log.append(metricAppend({ sequence }))),
    )
    let commit: Commit | undefined
    for await (const { commits } of log.read({ to: 1 })) commit = commits[0]
    const { bodies, request } = redactionOf(commit as Commit)
    const { origin } = append(1)
    const erasure = { bodies, contents: [], sought }
    expect(await log.eraser?.replace({ ...request, origin }, erasure)).toMatchObject({ found: [] })
    await log.close()
    expect(await isAnywhere(path)).toBe(false)
  })

  it('is in none of its files, and the log is sound and says why', async () => {
    const path = await storeWithSecret()
    expect(await isAnywhere(path)).toBe(true)
    const other = join(path, '..', 'other')
    cpSync(path, other, { recursive: true })
    const log = new LevelLog(path)
    const head = (await log.head()).digest
    const store = await Store.open(other)
    const { request, bodies } = await redactionIn(store)
    await store.close()
    await log.derived.write([['x', sought[0] as Uint8Array]])
    const erased = await log.eraser?.replace(request, { bodies, contents: [], sought })
    expect(erased).toMatchObject({ found: [], copies: [other] })
    expect(codeInProcess(path), 'the search has not released the lock').toBe('TRACK_STORE_LOCKED')
    expect(erased?.files).toBeGreaterThan(5)
    expect(await log.derived.get(['x'])).toEqual([undefined])
    await log.derived.write([['x', sought[0] as Uint8Array]]) // by who read before
    expect(await log.derived.get(['x'])).toEqual([undefined])
    await log.append(metricAppend({ sequence: 10 }))
    await log.close()
    expect(await isAnywhere(path)).toBe(false)
    const summary = await verifyStore(path, { headDigest: head })
    expect(summary).toMatchObject({ isSound: true, keptPosition: 9 })
    expect(summary.redactions).toEqual([
      {
        position: bodies[0]?.position,
        events: [bodies[0]?.position],
        path: 'metadata.token',
        by: 'ada',
        reason: 'a secret',
        timeMs: 7,
        saidAt: 9,
      },
    ])
  })

  it.each(['begun', 'written', 'compacted'])(
    'is gone when it is next opened, %s at a crash',
    async (stage) => {
      const path = await storeWithSecret()
      const crashed = join(path, '..', 'crashed')
      const store = await Store.open(path)
      const { request, bodies } = await redactionIn(store)
      if (stage !== 'begun') await store.replace(request, { bodies, contents: [] })
      // Closed before it is copied: while it is open LevelDB takes away files that it has compacted.
      await (stage === 'compacted' ? await store.reopen() : store).close()
      cpSync(path, crashed, { recursive: true })
      if (stage === 'compacted') {
        cpSync(await storeWithSecret(), join(crashed, 'derived'), { recursive: true }) // not gone yet
      }
      writeFileSync(join(crashed, 'erasing'), '')
      expect(isErasurePending(crashed)).toBe(true)
      expect(await isAnywhere(crashed)).toBe(stage === 'begun')
      expect(isErasurePending(crashed)).toBe(false)
      const { isSound, redactions } = await verifyStore(crashed)
      expect({ isSound, count: redactions.length }).toEqual({
        isSound: true,
        count: stage === 'begun' ? 0 : 1,
      })
    },
  )

  it('is still to go when the disk refused the compaction, which LevelDB tells with the next write', async () => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { request, bodies } = await redactionIn(store)
    await store.replace(request, { bodies, contents: [] })
    await store.close()
    let isFull = true
    await hookLevel({
      onWrite: (location) => {
        if (isFull && location === join(path, 'log')) throw diskIsFull()
      },
    })
    await (await Store.open(path)).close()
    expect(isErasurePending(path)).toBe(true)
    isFull = false
    expect(await isAnywhere(path)).toBe(false)
    expect(isErasurePending(path)).toBe(false)
  })

  it('is carried along by a backup and a repair', async () => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { request, bodies } = await redactionIn(store)
    await store.replace(request, { bodies, contents: [] })
    await (await store.reopen()).close()
    const [backup, repaired] = [join(path, '..', 'backup'), join(path, '..', 'repaired')]
    await backupStore(path, backup)
    await repairStore(path, repaired)
    for (const copy of [backup, repaired]) {
      expect(await isAnywhere(copy)).toBe(false)
      const { isSound, redactions } = await verifyStore(copy)
      expect({ isSound, count: redactions.length }).toEqual({ isSound: true, count: 1 })
    }
  })

  it('is still to go from a store that was repaired before it was gone', async () => {
    const path = await storeWithSecret()
    const { digest } = await new FileFolder(path).put(new Blob([secret]).stream())
    beginErasure(path, [digest])
    const [before, repaired] = [filesOf(path), join(path, '..', 'repaired')]
    await repairStore(path, repaired)
    expect(filesOf(path)).toEqual(before)
    expect(isErasurePending(repaired)).toBe(true)
    await (await Store.open(repaired)).close()
    expect(await new FileFolder(repaired).has({ digest, bytes: secret.length })).toBe(false)
    expect(isErasurePending(repaired)).toBe(false)
  })

  it('does not come back where a repair finds it and not what replaced it', async () => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { commit, request } = await redactionIn(store)
    await store.append([request])
    await store.close()
    const repaired = join(path, '..', 'repaired')
    const { position } = commit
    expect(await repairStore(path, repaired)).toMatchObject({
      lost: [{ from: position, to: position + 1, streams: [{ id: stream, count: 1 }] }],
    })
    expect(await isAnywhere(repaired)).toBe(false)
    expect(await verifyStore(repaired)).toMatchObject({ isSound: true, damage: [], gone: 1 })
  })

  it('does not come back in a store that was merged, where it stands at another position', async () => {
    const earlier = join(temporaryFolder(), 'earlier')
    const other = await Store.open(earlier)
    await other.append([metricAppend({ sequence: 0, writer: 3 })])
    await other.close()
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { commit, request } = await redactionIn(store)
    await store.append([request])
    await store.close()
    const [merged, repaired] = [join(path, '..', 'merged'), join(path, '..', 'repaired')]
    await mergeStores([path, earlier], merged, { former: () => () => [], names: () => [] })
    const position = commit.position + 1
    const { isSound, damage } = await verifyStore(merged)
    expect({ isSound, damage }).toMatchObject({
      isSound: false,
      damage: [{ kind: 'redaction', position }],
    })
    expect(await repairStore(merged, repaired)).toMatchObject({
      lost: [{ from: position, to: position + 1, streams: [{ id: stream, count: 1 }] }],
    })
    expect(await isAnywhere(repaired)).toBe(false)
    expect(await verifyStore(repaired)).toMatchObject({ isSound: true, damage: [], gone: 1 })
  })

  it.each([1, 2])('goes also where the index is damaged, %i times', async (times) => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { request, bodies } = await redactionIn(store)
    const writer = store.index.writer.bind(store.index)
    let damaged = times
    store.index.writer = async (id) => {
      if (damaged-- > 0) throw new IndexDamage('injected')
      return writer(id)
    }
    expect(await store.replace(request, { bodies, contents: [] })).toMatchObject({ position: 9 })
    expect(damaged).toBeLessThan(0)
    await (await store.reopen()).close()
    expect(await isAnywhere(path)).toBe(false)
    expect(await verifyStore(path)).toMatchObject({ isSound: true, damage: [] })
  })

  it('goes from a copy that was made before, when that is brought up to now', async () => {
    const path = await storeWithSecret()
    const copy = join(path, '..', 'copy')
    await backupStore(path, copy)
    const store = await Store.open(path)
    const { request, bodies } = await redactionIn(store)
    await store.replace(request, { bodies, contents: [] })
    await (await store.reopen()).close()
    expect(await isAnywhere(copy)).toBe(true)
    expect(await backupStore(path, copy)).toMatchObject({ commits: 1, from: 9 })
    expect(await isAnywhere(copy)).toBe(false)
    const { isSound, redactions } = await verifyStore(copy)
    expect({ isSound, count: redactions.length }).toEqual({ isSound: true, count: 1 })
  })

  it('is in a backup that runs meanwhile with the event that says so', async () => {
    const { path, redact } = await longLogWithSecret()
    const copy = join(path, '..', 'copy')
    let redacting: Promise<unknown> | undefined
    await backupStore(path, copy, {
      onProgress: () => {
        redacting ??= redact()
      },
    })
    await redacting
    const { isSound, redactions } = await verifyStore(copy)
    expect({ isSound, count: redactions.length }).toEqual({ isSound: true, count: 1 })
    expect(await isAnywhere(copy)).toBe(false)
  })

  it('ends a vacuum and a merge that run meanwhile: they would not have the event that says so', async () => {
    const { path, redact } = await longLogWithSecret()
    const target = join(path, '..', 'target')
    let redacting: Promise<unknown> | undefined
    const former = () => () => {
      redacting ??= redact()
      return []
    }
    const conflict = { code: 'TRACK_REVISION_CONFLICT', details: { path } }
    const merging = mergeStores([path], target, { former, names: () => [] })
    await expect(merging).rejects.toMatchObject(conflict)
    await redacting
    const again = await longLogWithSecret()
    const leaveOut = async () => {
      await again.redact()
      return new Set<string>()
    }
    const vacuuming = vacuumStore(again.path, target, { leaveOut, reason: '' })
    await expect(vacuuming).rejects.toMatchObject({ ...conflict, details: { path: again.path } })
    expect(existsSync(target)).toBe(false)
  })

  it('takes contents of files with it, also those of an erasure that was not finished', async () => {
    const path = await storeWithSecret()
    const folder = new FileFolder(path)
    const put = async (text: string) => (await folder.put(new Blob([text]).stream())).digest
    const [first, second, kept] = [await put('first'), await put('second'), await put('kept')]
    beginErasure(path, [first, '../../store.json'])
    beginErasure(path, [second])
    await (await Store.open(path)).close()
    expect(isErasurePending(path)).toBe(false)
    const left = []
    for await (const { digest } of folder.list()) left.push(digest)
    expect(left).toEqual([kept])
    expect(existsSync(join(path, 'store.json'))).toBe(true)
  })

  it.each([
    ['no event says so', false, true],
    ['an event says that it was replaced', true, false],
  ])('is damage where %s', async (_, isSaid, isReplaced) => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { commit, request, bodies } = await redactionIn(store)
    if (isSaid) await store.append([request])
    await store.close()
    if (isReplaced) {
      const other = { ...commit, body: bodies[0]?.body ?? new Uint8Array() }
      await tamperRecord(path, commit.position, () => encodeCommitAsItWas(other).bytes)
    }
    const { damage } = await verifyStore(path)
    expect(damage).toMatchObject([{ kind: 'redaction', position: commit.position }])
  })

  it('is damage where the event names another body', async () => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { commit, request, bodies } = await redactionIn(store)
    await store.replace(request, { bodies, contents: [] })
    await (await store.reopen()).close()
    const redaction = { stream, path: redactionPath('metadata.token') }
    const forged = redactedBody(commit, redaction, { salt: new Uint8Array(12), sha256 })
    const other = { ...commit, body: forged?.body ?? new Uint8Array() }
    await tamperRecord(path, commit.position, () => encodeCommitAsItWas(other).bytes)
    const { damage } = await verifyStore(path)
    expect(damage).toMatchObject([{ kind: 'redaction', position: commit.position }])
  })

  it('takes its turn among the appends of its writer that nobody awaited', async () => {
    const log = new LevelLog(join(temporaryFolder(), 'store'))
    onTestFinished(() => log.close())
    await log.append(metricAppend({ sequence: 0 }))
    const erasure = { bodies: [], contents: [], sought: [] }
    const calls = [
      ...[1, 2, 3].map((sequence) => log.append(metricAppend({ sequence }))),
      log.eraser?.replace(metricAppend({ sequence: 4 }), erasure),
      ...[5, 6].map((sequence) => log.append(metricAppend({ sequence }))),
    ]
    const outcomes = await Promise.allSettled(calls)
    expect(outcomes.map(({ status }) => status)).toEqual(calls.map(() => 'fulfilled'))
    expect((await log.head()).position).toBe(7)
  })

  it('is refused where it does not fit, and nothing is written', async () => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { commit, request, bodies } = await redactionIn(store)
    const [body] = bodies
    if (body === undefined) throw new Error('there is a body')
    const wrong = [
      [{ ...body, oldDigest: new Uint8Array(32) }, 'TRACK_REVISION_CONFLICT'],
      [{ ...body, body: commit.body }, 'TRACK_COMMIT_CORRUPT'],
      [{ ...body, position: 77 }, 'TRACK_COMMIT_CORRUPT'],
    ] as const
    const { position } = store.head
    for (const [replacement, code] of wrong) {
      await expect(
        store.replace(request, { bodies: [replacement], contents: [] }),
      ).rejects.toMatchObject({ code })
    }
    expect(store.head.position).toBe(position)
    expect(existsSync(join(path, 'erasing'))).toBe(false)
    await store.close()
  })
})

it('a search finds what begins in one piece of a file and ends in the next', async () => {
  const path = await storeWithSecret()
  const store = await Store.open(path)
  writeFileSync(
    join(path, 'large'),
    Buffer.concat([Buffer.alloc((1 << 20) - 5), Buffer.from(secret)]),
  )
  const { found } = await findBytes(path, store.commits, sought)
  expect(found).toContain('large')
  expect(readFileSync(join(path, 'large')).length).toBeGreaterThan(1 << 20)
  expect(readdirSync(path)).toContain('log')
  await store.close()
})
