import { generateKeyPairSync } from 'node:crypto'
import { join } from 'node:path'
import {
  buildAppend,
  type Commit,
  commitDigest,
  type EventLog,
  encodeHeader,
  MemoryLog,
} from '@track/core'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { registerLog } from '../log-registry.js'
import { sha256 } from '../sha256.js'
import { verifyReceipt } from '../store-checks.js'
import { temporaryFolder } from '../testing/temporary-folder.js'
import { TrackClient } from '../track-client.js'
import type { Trial } from '../trial.js'
import { vacuumStore } from '../vacuum-store.js'
import { checkReceipt } from './check-receipt.js'
import { DigestList, digestsMax } from './digest-list.js'
import { type Receipt, readReceipt } from './receipt.js'

const newPlace = (): string => join(temporaryFolder(), 'store')

function openClient(uri: string): TrackClient {
  const client = new TrackClient(uri)
  onTestFinished(() => client.close())
  return client
}

async function newTrial(client: TrackClient, name: string): Promise<Trial> {
  return client.newTrial({ name, version: 'v1', parameters: { lr: 0.1 }, force: true })
}

/** Logs steps, so many to a commit. */
async function logSteps(trial: Trial, commits: number, from = 0): Promise<void> {
  for (let step = from; step < from + commits; step++) {
    trial.logMetrics({ loss: 1 / (1 + step) }, { step })
    await trial.flush()
  }
}

async function commitsOf(log: EventLog): Promise<Commit[]> {
  const all: Commit[] = []
  for await (const { commits } of log.read()) all.push(...commits)
  return all
}

/** A log of the commits that are given, each made to follow the one before: what a forger would write. */
function forged(log: EventLog, commits: readonly Commit[]): EventLog {
  let previous = commits[0]?.previous ?? new Uint8Array(32)
  const chained = commits.map((commit) => {
    const next = { ...commit, previous }
    previous = commitDigest(encodeHeader(next), next.body, sha256)
    return { ...next, digest: previous }
  })
  const page = async function* (some: readonly Commit[]) {
    yield { commits: some, head: some.length }
  }
  return new Proxy(log, {
    get: (target, name) => {
      if (name === 'readStream') {
        return (stream: string, { to = Number.POSITIVE_INFINITY } = {}) => {
          const has = ({ streams }: Commit): boolean =>
            streams.some(({ id, firstRevision }) => id === stream && firstRevision < to)
          return page(chained.filter(has))
        }
      }
      if (name === 'read') {
        return ({ from = 0, to = Number.POSITIVE_INFINITY } = {}) =>
          page(chained.filter(({ position, count }) => position < to && position + count > from))
      }
      const value = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

/** A log in memory with two trials, whose commits they share in part, and the receipt of the first. */
async function receiptInMemory() {
  const log = new MemoryLog({ now: Date.now })
  registerLog('receipts', () => log)
  const client = openClient('receipts:')
  const trial = await newTrial(client, 'first')
  const other = await newTrial(client, 'second')
  await client.flush()
  for (let step = 0; step < 10; step++) {
    trial.logMetrics({ loss: step }, { step })
    if (step % 2 === 0) other.logMetrics({ accuracy: step }, { step })
    await client.flush()
  }
  const receipt = await client.receipt(trial)
  return { log, client, trial, other, receipt }
}

describe('a receipt', () => {
  it('names the trial, its code, parameters, commits and the head', async () => {
    const { log, trial, receipt } = await receiptInMemory()
    const all = await commitsOf(log)
    const own = all.filter(({ streams }) => streams.some(({ id }) => id === trial.id))
    const head = await log.head()
    expect(receipt).toMatchObject({
      head: { position: head.position, digest: Buffer.from(head.digest).toString('hex') },
      trial: { id: trial.id, uid: await trial.uid(), name: 'first', version: 'v1' },
      events: 13, // it is created, gets its arguments, starts
      commits: { count: own.length, every: 1 },
    })
    expect(receipt.commits.digests).toEqual(
      own.map(({ digest }) => Buffer.from(digest).toString('hex')),
    )
    expect(readReceipt(JSON.parse(JSON.stringify(receipt)))).toEqual(receipt)
  })

  it('holds while the trial and others grow, and says by how much', async () => {
    const { log, client, trial, other, receipt } = await receiptInMemory()
    expect(await checkReceipt(log, receipt)).toMatchObject({ isIntact: true, eventsSince: 0 })
    await logSteps(trial, 3, 10)
    await logSteps(other, 3, 10)
    await client.flush()
    expect(await checkReceipt(log, receipt)).toEqual({
      isIntact: true,
      changes: [],
      redactions: [],
      eventsBetween: 0,
      eventsSince: 3,
      head: 'here',
    })
  })

  it('finds any change to any commit of the trial, though the chain of digests is whole', async () => {
    const { log, trial, receipt } = await receiptInMemory()
    const all = await commitsOf(log)
    expect(await checkReceipt(forged(log, all), receipt)).toMatchObject({ isIntact: true })
    const own = all.flatMap(({ streams }, i) => (streams.some((s) => s.id === trial.id) ? [i] : []))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...own),
        fc.constantFrom('body', 'replaced', 'time', 'writer', 'gone', 'twice'),
        fc.nat(),
        async (i, what, seed) => {
          const changed = [...all]
          const commit = all[i] as Commit
          const body = new Uint8Array(commit.body)
          body[seed % body.length] = (body[seed % body.length] ?? 0) ^ (1 + (seed % 255))
          if (what === 'body') changed[i] = { ...commit, body }
          if (what === 'time') changed[i] = { ...commit, baseTimeMs: commit.baseTimeMs + 1 }
          if (what === 'writer') changed[i] = { ...commit, writer: commit.writer + 1 }
          if (what === 'gone') changed.splice(i, 1)
          if (what === 'twice') changed.splice(i, 0, commit)
          if (what === 'replaced') {
            // The digest of the commit stays what it was.
            const replaces = [0x2a, 32, ...sha256(commit.body)]
            const other = all.find((c) => c !== commit && c.streams.length === 1) as Commit
            changed[i] = { ...commit, body: Uint8Array.from([...replaces, ...other.body]) }
          }
          const outcome = await checkReceipt(forged(log, changed), receipt).catch(() => undefined)
          expect(outcome?.isIntact ?? false).toBe(false)
        },
      ),
      { numRuns: 150 },
    )
  })

  it('takes a redaction that the log tells of for what it is, and none that it does not', async () => {
    const { log, client, trial, receipt } = await receiptInMemory()
    const all = await commitsOf(log)
    const i = all.findLastIndex(({ streams }) => streams.length === 1)
    const { position, body: old } = all[i] as Commit
    const salted = new Uint8Array(old)
    salted[3] = (salted[3] ?? 0) ^ 1 // a byte of the salt stands for whatever was removed
    const body = Uint8Array.from([0x2a, 32, ...sha256(old), ...salted])
    const redacted = all.with(i, { ...(all[i] as Commit), body })
    expect(await checkReceipt(forged(log, redacted), receipt)).toMatchObject({
      isIntact: false,
      changes: [{ kind: 'content' }],
    })
    const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex')
    const event = {
      type: 'Redacted',
      position,
      oldBodyDigest: hex(sha256(old)),
      newBodyDigest: hex(sha256(body)),
      reason: 'a secret',
      by: '',
      path: '',
      events: [],
    } as const
    await client.log.append(
      buildAppend([{ stream: trial.id, event, timeMs: 5 }], {
        origin: { writer: '7'.repeat(32), sequence: 0 },
        salt: new Uint8Array(12),
      }),
    )
    const later = (await commitsOf(log)).with(i, { ...(all[i] as Commit), body })
    expect(await checkReceipt(forged(log, later), receipt)).toMatchObject({
      isIntact: true,
      redactions: [{ position, timeMs: 5, reason: 'a secret' }],
      eventsSince: 1,
    })
    const other = Uint8Array.from(body).fill(9, -12, -8)
    const again = later.with(i, { ...(all[i] as Commit), body: other })
    const outcome = await checkReceipt(forged(log, again), receipt).catch(() => undefined)
    expect(outcome?.isIntact ?? false).toBe(false)
  })

  it('finds a log that was cut off before its head', async () => {
    const { log, receipt } = await receiptInMemory()
    const all = await commitsOf(log)
    const { changes } = await checkReceipt(forged(log, all.slice(0, -1)), receipt)
    expect(changes.map(({ kind }) => kind)).toEqual(['commits', 'history'])
    const other = { ...receipt, head: { ...receipt.head, digest: '0'.repeat(64) } }
    expect(await checkReceipt(log, other)).toMatchObject({
      isIntact: false,
      head: 'other',
      changes: [{ kind: 'history' }],
    })
  })

  it('that contradicts itself, or the log, is not intact', async () => {
    const { log, receipt } = await receiptInMemory()
    const { commits } = receipt
    for (const forgery of [
      { commits: { ...commits, contents: [...commits.contents].reverse() } },
      { events: receipt.events - 1 },
      { events: receipt.events + 1 },
      { trial: { ...receipt.trial, id: '0'.repeat(32) } },
      { trial: { ...receipt.trial, version: 'v2' } },
      { trial: { ...receipt.trial, parameters: '0'.repeat(64) } },
      { commits: { ...commits, count: commits.count - 1, digests: commits.digests.slice(0, -1) } },
    ]) {
      const outcome = await checkReceipt(log, { ...receipt, ...forgery } as Receipt)
      expect(outcome.isIntact).toBe(false)
    }
  })
})

describe('verifyReceipt', () => {
  it('finds two commits that have changed places, though each is what it was', async () => {
    const path = newPlace()
    const client = openClient(`file:${path}`)
    const trial = await newTrial(client, 'n')
    await logSteps(trial, 4)
    const receipt = await client.receipt(trial)
    const last = (await commitsOf(client.log)).slice(-3, -1)
    const places = new Map(last.map(({ position }, i) => [position, last.at(i - 1)?.position]))
    const log = new Proxy(client.log, {
      get: (target, name) => {
        if (name !== 'readStream') return Reflect.get(target, name).bind(target)
        return async function* (...args: Parameters<EventLog['readStream']>) {
          for await (const { commits, head } of target.readStream(...args)) {
            const moved = (at: Commit) => ({
              ...at,
              position: places.get(at.position) ?? at.position,
            })
            yield { commits: commits.map(moved), head }
          }
        }
      },
    })
    const { isIntact, changes } = await checkReceipt(log, receipt)
    expect([isIntact, changes.map(({ kind }) => kind)]).toEqual([false, ['commits']])
  })

  it('holds after a vacuum that cut commits which the trial shares, and of whose content nothing else vouches', async () => {
    const path = newPlace()
    const client = openClient(`file:${path}`)
    const kept = await newTrial(client, 'kept')
    const gone = await newTrial(client, 'gone')
    for (let step = 0; step < 5; step++) {
      gone.logMetrics({ secret: step }, { step })
      kept.logMetrics({ loss: step }, { step })
      await client.flush()
    }
    await logSteps(gone, 2, 5)
    await gone.finish()
    const receipts = [await client.receipt(kept), await client.receipt(gone)]
    await client.deleteTrial(gone)
    await client.close()
    const target = newPlace()
    const { cutCommits } = await vacuumStore(path, target)
    expect(cutCommits).toBeGreaterThan(4)
    const [of = {}, deleted = {}] = receipts
    expect(await verifyReceipt(target, of)).toMatchObject({ isIntact: true, eventsSince: 0 })
    const { isIntact, changes } = await verifyReceipt(target, deleted)
    expect({ isIntact, kinds: new Set(changes.map(({ kind }) => kind)) }).toEqual({
      isIntact: false,
      kinds: new Set(['commits', 'content']),
    })
    const again = openClient(`file:${target}`)
    expect(await again.receipt({ id: kept.id })).toMatchObject({
      commits: (of as Receipt).commits,
    })
  })

  it('reads a store that is in use, and refuses a folder that is none', async () => {
    const path = newPlace()
    const client = openClient(`file:${path}`)
    const trial = await newTrial(client, 'running')
    trial.start()
    await logSteps(trial, 2)
    const receipt = await client.receipt(trial)
    await logSteps(trial, 1, 2)
    expect(await verifyReceipt(path, receipt)).toMatchObject({ isIntact: true, eventsSince: 1 })
    await expect(verifyReceipt(newPlace(), receipt)).rejects.toMatchObject({
      code: 'TRACK_STORE_NOT_FOUND',
    })
    const signal = AbortSignal.abort(new Error('enough'))
    await expect(verifyReceipt(path, receipt, { signal })).rejects.toThrow('enough')
  })

  it('checks a signature of Ed25519', async () => {
    const path = newPlace()
    const client = openClient(`file:${path}`)
    const trial = await newTrial(client, 'signed')
    await logSteps(trial, 2)
    const keys = generateKeyPairSync('ed25519')
    const pem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    const publicKey = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
    const receipt = await client.receipt(trial, { sign: pem })
    expect(await client.receipt(trial, { sign: keys.privateKey })).toEqual(receipt)
    const plain = await client.receipt(trial)
    const check = (given: unknown, key?: string) =>
      verifyReceipt(path, given, key === undefined ? {} : { publicKey: key })
    expect(await check(receipt)).toMatchObject({ isIntact: true, signature: 'unchecked' })
    expect(await check(plain)).toMatchObject({ isIntact: true, signature: 'none' })
    expect(await check(receipt, publicKey)).toMatchObject({ isIntact: true, signature: 'valid' })
    const invalid = { isIntact: false, signature: 'invalid', changes: [{ kind: 'signature' }] }
    expect(await check(plain, publicKey)).toMatchObject(invalid)
    const other = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'pem' })
    expect(await check(receipt, other.toString())).toMatchObject(invalid)
    const changed = { ...receipt, trial: { ...receipt.trial, uid: 'another_0' } }
    expect(await check(changed, publicKey)).toMatchObject(invalid)
    for (const wrong of ['no key', pem.replace('MC4', 'MC5')]) {
      await expect(client.receipt(trial, { sign: wrong })).rejects.toMatchObject({
        code: 'TRACK_ARGUMENT_INVALID',
      })
    }
    const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
    await expect(client.receipt(trial, { sign: rsa.privateKey })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
    })
    await expect(client.receipt(trial, { sign: keys.publicKey })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
    })
  })

  it('refuses what is no receipt, whatever it is', async () => {
    const { receipt } = await receiptInMemory()
    const invalid = expect.objectContaining({ code: 'TRACK_RECEIPT_INVALID' })
    const refusalOf = (value: unknown): unknown => {
      try {
        return readReceipt(value)
      } catch (error) {
        return error
      }
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(refusalOf(value)).toEqual(invalid)
      }),
    )
    const { commits } = receipt
    for (const wrong of [
      { commits: { ...commits, every: 3 } },
      { commits: { ...commits, every: 2 ** -3 } },
      { commits: { ...commits, count: 2 ** 40 } },
      { commits: { ...commits, digests: [] } },
      { commits: { ...commits, contents: commits.contents.map(() => 'x') } },
      { events: 0 },
      { head: { ...receipt.head, position: -1 } },
      { store: 5 },
      { signature: { algorithm: 'none' } },
    ]) {
      expect(refusalOf({ ...receipt, ...wrong })).toEqual(invalid)
    }
    expect(refusalOf({ ...receipt, formatVersion: 2 })).toMatchObject({
      code: 'TRACK_FORMAT_UNSUPPORTED',
    })
  })
})

describe('DigestList', () => {
  /** The roots of a whole list, level by level, as its docs say. */
  function rootsOf(entries: readonly Uint8Array[], every: number): Uint8Array[] {
    let level = [...entries]
    for (let width = 1; width < every; width *= 2) {
      level = level.flatMap((left, i) => {
        if (i % 2 === 1) return []
        const right = level[i + 1]
        return [right === undefined ? left : sha256(Buffer.concat([left, right]))]
      })
    }
    return level
  }

  it('has the roots of the least trees that make it short enough, and of any that are asked for', () => {
    for (const count of [0, 1, 5, 1023, 1024, 1025, 2047, 2048, 2049, 5000]) {
      const entries = Array.from({ length: count }, (_, i) => sha256(Buffer.from(`${i}`)))
      const list = new DigestList()
      for (const entry of entries) list.add(entry)
      const digests = list.digests()
      expect(digests.length).toBeLessThanOrEqual(digestsMax)
      if (list.every > 1) expect(count).toBeGreaterThan((digestsMax * list.every) / 2)
      expect(digests.map(String)).toEqual(rootsOf(entries, list.every).map(String))
      const same = new DigestList(list.every)
      for (const entry of entries) same.add(entry)
      expect(same.digests().map(String)).toEqual(digests.map(String))
    }
  })

  it('of a trial of more commits than it can list still finds each change', async () => {
    const entries = Array.from({ length: 3000 }, (_, i) => sha256(Buffer.from(`${i}`)))
    const digestsOf = (list: readonly Uint8Array[]): string[] => {
      const digests = new DigestList()
      for (const entry of list) digests.add(entry)
      return digests.digests().map(String)
    }
    const whole = digestsOf(entries)
    for (const at of [0, 1, 1023, 1024, 2998, 2999]) {
      const changed = digestsOf(entries.with(at, new Uint8Array(32)))
      expect(changed.flatMap((digest, i) => (digest === whole[i] ? [] : [i]))).toEqual([at >> 2])
    }
  })
})
