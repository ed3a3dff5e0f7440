import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { mergeStores } from './merge-stores.js'
import { verifyReceipt, verifyStore } from './store-checks.js'
import { collectWarnings } from './testing/collect-warnings.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'
import { vacuumStore } from './vacuum-store.js'

const newPlace = (): string => join(temporaryFolder(), 'store')
const equal = { name: 'equal', version: 'v', parameters: { lr: 0.1 }, force: true }

function openClient(path: string): TrackClient {
  const client = new TrackClient(`file:${path}`)
  onTestFinished(() => client.close())
  return client
}

/** Logs trials of equal parameters in the project and group that all stores have. */
async function logTrials(path: string, losses: readonly number[]): Promise<Trial[]> {
  const client = openClient(path)
  await client.setProject({ name: 'project' })
  await client.setGroup({ name: 'group' })
  const trials: Trial[] = []
  for (const loss of losses) {
    const trial = await client.newTrial(equal)
    await trial.run(() => {
      for (let step = 0; step < 3; step++) trial.logMetrics({ loss: loss + step }, { step })
    })
    trials.push(trial)
  }
  await client.close()
  return trials
}

interface Made {
  readonly path: string
  readonly trials: readonly Trial[]
  readonly id: string
}

async function storeOf(losses: readonly number[]): Promise<Made> {
  const path = newPlace()
  const trials = await logTrials(path, losses)
  return { path, trials, id: idOf(path) }
}

function idOf(path: string): string {
  return JSON.parse(readFileSync(join(path, 'store.json'), 'utf8')).id
}

/** What a user reads of a store. */
async function readingOf(path: string) {
  const client = openClient(path)
  await client.setProject({ name: 'project', getOnly: true })
  const saved = await client.save('/dev/null')
  const trials = await client.trials()
  const { digest } = await client.log.head()
  await client.close()
  return { saved, trials, digest }
}

async function merged(...paths: string[]): Promise<string> {
  const target = newPlace()
  await mergeStores(paths, target)
  return target
}

/** A store without the first trial of the store at `path`, which deletes it. */
async function vacuumedCopy(path: string): Promise<string> {
  const client = openClient(path)
  await client.setProject({ name: 'project' })
  const [first] = await client.trialIds()
  await client.deleteTrial({ uid: first?.uid ?? '' })
  await client.close()
  const target = newPlace()
  await vacuumStore(path, target)
  return target
}

describe('mergeStores', () => {
  it('gives the same views and log in any order, of stores that were merged before too', async () => {
    const [a, b, c] = [await storeOf([1, 2]), await storeOf([10]), await storeOf([20, 21])]
    const all = await merged(a.path, b.path, c.path)
    const reading = await readingOf(all)
    expect(reading.trials).toHaveLength(5)
    expect(reading.saved.projects).toHaveLength(1)
    const ab = await merged(b.path, a.path)
    for (const other of [
      await merged(c.path, b.path, a.path, b.path),
      await merged(ab, await merged(c.path, b.path), a.path),
    ]) {
      expect(await readingOf(other)).toEqual(reading)
      expect(idOf(other)).toBe(idOf(all))
    }
    expect((await verifyStore(all)).damage).toEqual([])
  })

  it('counts revisions of equal trials anew; an old uid names its trial together with its store', async () => {
    const [a, b] = [await storeOf([1, 2]), await storeOf([10, 11, 12])]
    const client = openClient(await merged(b.path, a.path))
    const ids = [...a.trials, ...b.trials].map(({ id }) => id)
    const listed = await client.trialIds()
    expect(listed.map(({ id }) => id)).toEqual(ids)
    const hash = listed[0]?.hash
    expect(listed.map(({ revision }) => revision)).toEqual([0, 1, 2, 3, 4])
    const named = async (uid: string): Promise<string> => (await client.setTrial({ uid })).id
    const warnings = collectWarnings()
    expect(await named(`${hash}_4`)).toBe(ids[4])
    expect(warnings).toEqual([])
    expect(await named(`${hash}_1`)).toBe(ids[1]) // b had one of that name too
    expect(warnings).toEqual(['TRACK_UID_CHANGED'])
    expect(await named(`${hash}_1@${b.id}`)).toBe(ids[3])
    expect(await named(`${hash}_1@${a.id.slice(0, 8)}`)).toBe(ids[1])
    await expect(named(`${hash}_2@${a.id}`)).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
    })
  })

  it('refuses an old uid that trials of two copies of a store had, and names both', async () => {
    const a = await storeOf([1])
    const copy = newPlace()
    cpSync(a.path, copy, { recursive: true })
    const [one] = await logTrials(a.path, [2])
    const [other] = await logTrials(copy, [3])
    const client = openClient(await merged(a.path, copy))
    const listed = await client.trialIds()
    expect(listed.map(({ id }) => id)).toEqual([a.trials[0]?.id, one?.id, other?.id])
    const [{ hash } = { hash: '' }] = listed
    await expect(client.setTrial({ uid: `${hash}_1@${a.id}` })).rejects.toMatchObject({
      code: 'TRACK_ARGUMENT_INVALID',
      details: { uids: [`${hash}_1`, `${hash}_2`], trials: [one?.id, other?.id] },
    })
  })

  it('takes up what a merged store went on with, and keeps the uids of that too', async () => {
    const [a, b, c] = [await storeOf([1]), await storeOf([2]), await storeOf([3])]
    const ab = await merged(a.path, b.path)
    const [later] = await logTrials(ab, [4])
    const client = openClient(await merged(c.path, ab, b.path))
    const listed = await client.trialIds()
    const trials = [a.trials[0], b.trials[0], c.trials[0], later]
    expect(listed.map(({ id }) => id)).toEqual(trials.map((trial) => trial?.id))
    const [{ hash } = { hash: '' }] = listed
    expect((await client.setTrial({ uid: `${hash}_2@${idOf(ab)}` })).id).toBe(later?.id)
    await client.close()
    const again = await merged(await merged(a.path, ab), await merged(c.path, b.path))
    expect((await verifyStore(again)).damage).toEqual([])
  })

  it('is refused when a copy took back, or forked at, an event of its own of a trial that both went on with', async () => {
    const a = await storeOf([1])
    const goOn = async (
      path: string,
      work: (client: TrackClient, trial: Trial) => Promise<unknown>,
    ) => {
      const client = openClient(path)
      await client.setProject({ name: 'project' })
      const trial = await client.setTrial({ uid: (await client.trialIds())[0]?.uid ?? '' })
      trial.logMetrics({ again: 1 })
      await trial.finish()
      await work(client, trial)
      await client.close()
    }
    const copied = async (work: (client: TrackClient, trial: Trial) => Promise<unknown>) => {
      const copy = newPlace()
      cpSync(a.path, copy, { recursive: true })
      await goOn(copy, work)
      return copy
    }
    const other = await copied(async () => {})
    const lastOf = async (client: TrackClient, trial: Trial) => {
      const { asOf } = await client.trialView(trial)
      return (asOf?.position ?? 0) - 1 // the metric before its finish
    }
    const reverts = await copied(async (client, trial) => trial.revert(await lastOf(client, trial)))
    const forks = await copied((client, trial) => client.forkTrial(trial))
    for (const path of [reverts, forks]) {
      const merging = mergeStores([path, other], newPlace())
      await expect(merging).rejects.toMatchObject({
        code: 'TRACK_MERGE_CONFLICT',
        details: { stream: a.trials[0]?.id, revision: expect.any(Number) },
      })
      await mergeStores([path], newPlace()) // by itself it is as it was
    }
    const early = await copied(async (_client, trial) => {
      const { causes } = await trial.why('metrics.loss.0') // of an event that both copies have
      return trial.revert(causes[0]?.position ?? 0)
    })
    expect((await verifyStore(await merged(early, other))).damage).toEqual([])
  })

  it('keeps a redaction, which the check of the store and of receipts shows and accepts', async () => {
    const [a, b] = [await storeOf([1, 2]), await storeOf([10])]
    const client = openClient(a.path)
    await client.setProject({ name: 'project' })
    const trial = await client.setTrial({ uid: (await client.trialIds())[1]?.uid ?? '' })
    trial.logMetadata({ token: 'secret-of-the-merge' })
    await trial.flush()
    const receipt = await client.receipt(trial)
    const why = { by: 'ada', reason: 'logged by mistake' }
    await client.redact({ trial, path: 'metadata.token', ...why })
    await client.close()
    const all = await merged(b.path, a.path)
    expect(await verifyStore(all)).toMatchObject({ isSound: true, redactions: [why] })
    const check = await verifyReceipt(all, receipt)
    expect(check).toMatchObject({
      isIntact: true,
      redactions: [{ path: 'metadata.token', ...why }],
    })
    const reader = openClient(all)
    const { metadata } = await reader.report({ trial, print: false })
    expect(JSON.stringify(metadata)).not.toContain('secret')
  })

  it('lets receipts of before hold, also of a trial that copies of its store went on with', async () => {
    const [a, b] = [await storeOf([1, 2]), await storeOf([10])]
    const copy = newPlace()
    cpSync(a.path, copy, { recursive: true })
    const receipts = []
    for (const path of [a.path, copy]) {
      const client = openClient(path)
      await client.setProject({ name: 'project' })
      const trial = await client.setTrial({ uid: (await client.trialIds())[0]?.uid ?? '' })
      trial.logMetrics({ again: path === copy ? 1 : 2 })
      await trial.finish()
      receipts.push(await client.receipt(trial))
      await client.close()
    }
    const all = await merged(b.path, copy, a.path)
    const checks = []
    for (const receipt of receipts) checks.push(await verifyReceipt(all, receipt))
    expect(checks).toMatchObject([
      { isIntact: true, head: 'merged', changes: [] },
      { isIntact: true, head: 'merged', changes: [] },
    ])
    const [events = 0] = receipts.map((receipt) => receipt.events)
    const shared = 7 // both have what was logged before the copy
    for (const { eventsBetween, eventsSince } of checks) {
      expect(eventsBetween + eventsSince).toBe(events - shared)
    }
    const [kept] = receipts
    const digests = kept?.commits.digests.with(1, '0'.repeat(64))
    const changed = { ...kept, commits: { ...kept?.commits, digests } }
    expect(await verifyReceipt(all, changed)).toMatchObject({ isIntact: false })
    // And one of a merged store in what that is merged into.
    const client = openClient(all)
    const [trial] = await client.trialIds()
    const later = await client.receipt({ id: trial?.id ?? '' })
    await client.close()
    const c = await storeOf([30])
    expect(await verifyReceipt(await merged(c.path, all), later)).toMatchObject({ isIntact: true })
  })

  it('is refused where a client logged into two of the stores, which each merge by themselves', async () => {
    const [one, other] = [newPlace(), newPlace()]
    const client = new TrackClient([`file:${one}`, `file:${other}`])
    onTestFinished(() => client.close())
    await client.setProject({ name: 'project' })
    const trial = await client.newTrial(equal)
    await trial.run(() => trial.logMetrics({ loss: 1 }))
    await client.close()
    const target = newPlace()
    await expect(mergeStores([one, other], target)).rejects.toMatchObject({
      code: 'TRACK_ORIGIN_CONFLICT',
      message: expect.stringContaining('Leave one of the stores out'),
      details: { store: expect.any(String), writer: expect.any(String) },
    })
    expect(existsSync(target)).toBe(false)
    for (const path of [one, other]) {
      expect((await readingOf(await merged(path, path))).trials).toHaveLength(1)
    }
  })

  it('is refused where a vacuum took commits out of a copy that the other has, and leaves nothing', async () => {
    const { path } = await storeOf([1, 2, 3])
    const client = openClient(path)
    await client.setProject({ name: 'project' })
    const [first] = await client.trialIds()
    const trial = await client.setTrial({ uid: first?.uid ?? '' })
    for (let step = 0; step < 3; step++) {
      trial.logMetrics({ loss: step })
      await trial.flush() // commits that hold nothing else
    }
    await trial.finish()
    await client.close()
    const vacuumed = await vacuumedCopy(path)
    const target = newPlace()
    for (const paths of [
      [path, vacuumed],
      [vacuumed, path],
    ]) {
      await expect(mergeStores(paths, target)).rejects.toMatchObject({
        code: 'TRACK_MERGE_CONFLICT',
      })
      expect(existsSync(target)).toBe(false)
    }
    // Alone, and with others, it merges, and what is gone stays gone.
    const b = await storeOf([10])
    const one = await merged(vacuumed, b.path)
    expect(await verifyStore(one)).toMatchObject({ isSound: true })
    expect(idOf(await merged(await merged(vacuumed), b.path))).toBe(idOf(one))
    const ids = await openClient(one).trialIds()
    expect(ids.map(({ revision }) => revision)).toEqual([1, 2, 3])
    // A merged store that was vacuumed has lost where what is gone came from.
    const gone = await vacuumedCopy(await merged(path))
    await expect(mergeStores([gone], target)).rejects.toMatchObject({
      code: 'TRACK_MERGE_CONFLICT',
    })
  })

  it('has a value that was redacted before and after as redacted, and receipts and checks say so', async () => {
    const { path, trials } = await storeOf([1])
    const client = openClient(path)
    await client.setProject({ name: 'project' })
    const trial = await client.setTrial({ uid: (await client.trialIds())[0]?.uid ?? '' })
    trial.addTags({ first: 'secret-one', second: 'secret-two' })
    await trial.finish()
    const receipt = await client.receipt(trial)
    await client.redact({ trial, path: 'tags.first', reason: 'a key' })
    await client.close()
    const all = await merged(path, (await storeOf([2])).path)
    const later = openClient(all)
    await later.redact({
      trial: { id: trials[0]?.id ?? '' },
      path: 'tags.second',
      reason: 'another',
    })
    await later.close()
    const again = await merged(all)
    for (const [store, reasons] of [
      [all, ['a key', 'another']],
      [again, ['a key', 'another']],
    ] as const) {
      const { damage, redactions } = await verifyStore(store)
      expect({ damage, reasons: redactions.map(({ reason }) => reason) }).toEqual({
        damage: [],
        reasons,
      })
      const check = await verifyReceipt(store, receipt)
      expect(check).toMatchObject({ isIntact: true, changes: [] })
      expect(check.redactions.map(({ reason }) => reason)).toEqual(reasons)
    }
  })

  it('takes logged files along, once for equal content', async () => {
    const stores = [await storeOf([1]), await storeOf([2])]
    for (const [i, { path }] of stores.entries()) {
      const client = openClient(path)
      const trial = await client.newTrial({ ...equal, name: `files ${i}` })
      await trial.logFile(Buffer.from('the same'), { name: 'same.txt' })
      await trial.logFile(Buffer.from(`of ${i}`), { name: 'own.txt' })
      await client.close()
    }
    const target = newPlace()
    const { files } = await mergeStores(
      stores.map(({ path }) => path),
      target,
    )
    expect(files).toBe(3)
    expect(await verifyStore(target)).toMatchObject({ isSound: true, files: 3 })
  })

  it('reads stores in use, tells its progress, and ends when it is told to', async () => {
    const a = await storeOf([1])
    const client = openClient(a.path)
    const trial = await client.newTrial(equal)
    trial.start()
    await trial.flush()
    const told: number[] = []
    const target = newPlace()
    const { sources, head } = await mergeStores([a.path, a.path], target, {
      onProgress: ({ done, total = 0 }) => told.push(done / total),
    })
    expect(sources).toEqual([{ path: a.path, events: (await client.log.head()).position }])
    expect(head.position).toBe(sources[0]?.events)
    expect(told.at(-1)).toBe(1)
    trial.logMetrics({ loss: 1 })
    await trial.finish()
    const signal = AbortSignal.abort(new Error('enough'))
    const none = newPlace()
    await expect(mergeStores([a.path], none, { signal })).rejects.toThrow('enough')
    const late = new AbortController()
    const onProgress = (): void => late.abort(new Error('enough'))
    await expect(mergeStores([a.path], none, { signal: late.signal, onProgress })).rejects.toThrow(
      'enough',
    )
    expect(existsSync(none)).toBe(false)
  })

  it('is refused where a store is none, a target is none, or there is nothing to merge', async () => {
    const a = await storeOf([1])
    const codeOf = (work: Promise<unknown>): Promise<string> =>
      work.then(
        () => 'none',
        ({ code }) => code,
      )
    expect(await codeOf(mergeStores([], newPlace()))).toBe('TRACK_ARGUMENT_INVALID')
    expect(await codeOf(mergeStores([a.path, newPlace()], newPlace()))).toBe(
      'TRACK_STORE_NOT_FOUND',
    )
    expect(await codeOf(mergeStores([a.path], a.path))).toBe('TRACK_STORE_INVALID')
    expect(await codeOf(mergeStores([a.path], join(a.path, 'inside')))).toBe('TRACK_STORE_INVALID')
    expect(readdirSync(a.path)).not.toContain('inside')
  })
})
