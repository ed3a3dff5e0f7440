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
import { describe, expect, it } from 'vitest'
import { backupStore } from './backup-store.js'
import { encodeCommitAsItWas } from './commit-record.js'
import { isErasurePending } from './erasure.js'
import { findBytes } from './find-bytes.js'
import { LevelLog } from './level-log.js'
import { repairStore } from './repair-store.js'
import { sha256 } from './sha256.js'
import { Store } from './store.js'
import { metricAppend } from './testing/metric-append.js'
import { tamperRecord } from './testing/tamper.js'
import { temporaryFolder } from './testing/temporary-folder.js'
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
  const commit = record?.commit as Commit
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

async function isAnywhere(path: string): Promise<boolean> {
  const store = await Store.open(path)
  const { found } = await findBytes(path, store.commits, sought)
  await store.close()
  return found.length > 0
}

describe('what is replaced in a store', () => {
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
    const erased = await log.eraser?.replace(request, bodies, sought)
    expect(erased).toMatchObject({ found: [], copies: [other] })
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
      if (stage !== 'begun') await store.replace(request, bodies)
      if (stage === 'compacted') {
        await (await store.reopen()).close()
        cpSync(path, crashed, { recursive: true })
        cpSync(await storeWithSecret(), join(crashed, 'derived'), { recursive: true }) // not gone yet
      } else cpSync(path, crashed, { recursive: true, filter: (file) => !file.endsWith('LOCK') })
      writeFileSync(join(crashed, 'erasing'), '')
      await store.close()
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

  it('is carried along by a backup and a repair', async () => {
    const path = await storeWithSecret()
    const store = await Store.open(path)
    const { request, bodies } = await redactionIn(store)
    await store.replace(request, bodies)
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

  it('goes from a copy that was made before, when that is brought up to now', async () => {
    const path = await storeWithSecret()
    const copy = join(path, '..', 'copy')
    await backupStore(path, copy)
    const store = await Store.open(path)
    const { request, bodies } = await redactionIn(store)
    await store.replace(request, bodies)
    await (await store.reopen()).close()
    expect(await isAnywhere(copy)).toBe(true)
    expect(await backupStore(path, copy)).toMatchObject({ commits: 1, from: 9 })
    expect(await isAnywhere(copy)).toBe(false)
    const { isSound, redactions } = await verifyStore(copy)
    expect({ isSound, count: redactions.length }).toEqual({ isSound: true, count: 1 })
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
    await store.replace(request, bodies)
    await (await store.reopen()).close()
    const redaction = { stream, path: redactionPath('metadata.token') }
    const forged = redactedBody(commit, redaction, { salt: new Uint8Array(12), sha256 })
    const other = { ...commit, body: forged?.body ?? new Uint8Array() }
    await tamperRecord(path, commit.position, () => encodeCommitAsItWas(other).bytes)
    const { damage } = await verifyStore(path)
    expect(damage).toMatchObject([{ kind: 'redaction', position: commit.position }])
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
      await expect(store.replace(request, [replacement])).rejects.toMatchObject({ code })
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
