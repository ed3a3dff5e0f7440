import { randomBytes } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LiveTrial } from '@track/projections/live'
import { describe, expect, it, onTestFinished } from 'vitest'
import { verifyStore } from './store-checks.js'
import { temporaryFolder } from './testing/temporary-folder.js'
import { TrackClient } from './track-client.js'
import type { Trial } from './trial.js'
import { vacuumStore } from './vacuum-store.js'

const newPlace = (): string => join(temporaryFolder(), 'store')
const options = { name: 'equal', version: 'v', parameters: { lr: 0.1 }, force: true }

function openClient(path: string): TrackClient {
  const client = new TrackClient(`file:${path}`)
  onTestFinished(() => client.close())
  return client
}

/** A closed store of five equal trials in a project and a group, of which the second and fourth are deleted. */
async function makeStore(): Promise<{ readonly path: string; readonly trials: readonly Trial[] }> {
  const path = newPlace()
  const client = openClient(path)
  await client.setProject({ name: 'project' })
  await client.setGroup({ name: 'group' })
  const trials: Trial[] = []
  for (let i = 0; i < 5; i++) {
    const trial = await client.newTrial(options)
    await trial.run(async () => {
      for (let step = 0; step < 2000; step++) {
        trial.logMetrics({ loss: i + 1 / (1 + step) }, { step })
      }
    })
    await trial.flush() // so that no commit holds events of two trials
    trials.push(trial)
  }
  for (const trial of [trials[1], trials[3]]) {
    if (trial !== undefined) await client.deleteTrial(trial, { reason: 'a mistake' })
  }
  await client.close()
  return { path, trials }
}

const newSecret = (which: string): string => `${which}-${randomBytes(12).toString('hex')}`

/** How often bytes are in a store's files, as they are, and in what is read of it. */
async function occurrences(path: string, secret: string): Promise<number> {
  const files = readdirSync(path, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  const contents = files.map((entry) => readFileSync(join(entry.parentPath, entry.name)))
  const client = openClient(path)
  for await (const { commits } of client.log.read()) {
    contents.push(...commits.map(({ body }) => Buffer.from(body)))
  }
  await client.close()
  return contents.filter((bytes) => bytes.includes(secret)).length
}

/** What a user reads of a store: all reports, all summaries, and, when all is read, live numbers. */
async function readingOf(path: string) {
  const client = openClient(path)
  await client.setProject({ name: 'project', getOnly: true })
  const saved = await client.save('/dev/null')
  const found = await client.trials({ sort: 'uid' })
  let live: readonly LiveTrial[] = []
  client.live().subscribe((latest) => {
    live = latest
  })
  await client.close()
  return { saved, found, live }
}

describe('vacuumStore', () => {
  it('leaves deleted trials out, and everything else reads as it did', async () => {
    const { path, trials } = await makeStore()
    const target = newPlace()
    const client = openClient(path)
    const head = await client.log.head()
    const vacuumed = await vacuumStore(path, target)
    expect(vacuumed).toMatchObject({ path, target, trials: 2, head: { position: head.position } })
    let deleted = 0
    for (const trial of [trials[1], trials[3]]) {
      deleted += ((await client.log.streamHead(trial?.id ?? '')) ?? -1) + 1
    }
    expect(vacuumed.goneEvents).toBe(deleted)
    expect(vacuumed.events + vacuumed.goneEvents).toBe(head.position)
    // Project and group share the batch of its creation, and that of its deletion.
    expect(vacuumed.cutCommits).toBeGreaterThanOrEqual(4)
    expect(vacuumed.head.digest).toEqual(head.digest)
    await client.close()
    const headDigest = { position: head.position, digest: head.digest }
    const verified = await verifyStore(target, { headDigest })
    expect(verified).toMatchObject({ isSound: true, damage: [], gone: vacuumed.goneEvents })
    const reading = await readingOf(target)
    expect(reading.saved.projects[0]?.trials.map(({ uid }) => uid)).toEqual(
      [0, 2, 4].map((revision) => `${trials[0]?.hash}_${revision}`),
    )
    expect(reading.live.map(({ stream }) => stream)).toEqual([0, 2, 4].map((i) => trials[i]?.id))
    expect(reading).toEqual(await readingOf(path))
  })

  it('still knows a trial that went as deleted', async () => {
    const { path, trials } = await makeStore()
    const [target, again] = [newPlace(), newPlace()]
    const { goneEvents, ...once } = await vacuumStore(path, target)
    const client = openClient(target)
    await client.setProject({ name: 'project' })
    const uid = `${trials[1]?.hash}_1`
    await expect(client.setTrial({ uid })).rejects.toMatchObject({ code: 'TRACK_TRIAL_NOT_FOUND' })
    const kept = await client.setTrial({ uid: `${trials[2]?.hash}_2` })
    expect(kept.id).toBe(trials[2]?.id)
    await client.close()
    const twice = await vacuumStore(target, again)
    expect({ ...twice, path, target, durationMs: once.durationMs }).toEqual({
      ...once,
      goneCommits: 0,
      cutCommits: 0,
      goneEvents: 0,
    })
    expect(goneEvents).toBeGreaterThan(0)
    const later = openClient(again)
    await later.setProject({ name: 'project' })
    const next = await later.newTrial(options)
    expect(await next.uid()).toBe(`${next.hash}_5`)
  })

  it('leaves nothing in the new store that was logged to a deleted trial', async () => {
    const [path, target] = [newPlace(), newPlace()]
    const client = openClient(path)
    await client.setProject({ name: 'project' })
    // What both log at the same time shares batches.
    const secrets = { gone: newSecret('gone'), kept: newSecret('kept') }
    const trialOf = async (secret: string): Promise<Trial> => {
      const trial = await client.newTrial({
        name: `name-${secret}`,
        description: `description-${secret}`,
        parameters: { [`parameter-${secret}`]: secret },
        force: true,
      })
      trial.addTags({ [`tag-${secret}`]: secret })
      return trial
    }
    const [gone, kept] = [await trialOf(secrets.gone), await trialOf(secrets.kept)]
    const both = [
      [gone, secrets.gone],
      [kept, secrets.kept],
    ] as const
    for (let step = 0; step < 600; step++) {
      for (const [trial, secret] of both) {
        trial.logMetrics({ [`metric-${secret}`]: step, shared: step }, { step })
        if (step % 100 === 0) trial.logMetadata({ [`metadata-${secret}`]: secret })
        trial.chrono(`chrono-${secret}`, () => step)
      }
    }
    await gone.finish(new Error(`error-${secrets.gone}`))
    await client.deleteTrial(gone, { reason: `reason-${secrets.gone}` })
    await client.report({ trial: kept, print: false })
    await client.close()
    await vacuumStore(path, target)
    expect(await occurrences(path, secrets.gone)).toBeGreaterThan(3)
    expect(await occurrences(target, secrets.gone)).toBe(0)
    expect(await occurrences(target, secrets.kept)).toBeGreaterThan(3)
    const again = openClient(target)
    await again.setProject({ name: 'project' })
    const found = await again.setTrial({ uid: `${kept.hash}_0` })
    expect((await found.view()).metrics.get(`metric-${secrets.kept}`)?.count).toBe(600)
    await again.close()
    expect(await verifyStore(target)).toMatchObject({ isSound: true, damage: [] })
  })

  it('keeps what a fork has of a deleted trial, which is there at moments before its deletion', async () => {
    const [path, target] = [newPlace(), newPlace()]
    const client = openClient(path)
    await client.setProject({ name: 'project' })
    const trialOf = async (name: string): Promise<Trial> => {
      const trial = await client.newTrial({ name, version: 'v', parameters: {}, force: true })
      await trial.run(() => trial.logMetrics({ loss: 1 }))
      return trial
    }
    const [forked, gone] = [await trialOf('forked'), await trialOf('gone')]
    const fork = await client.forkTrial(forked)
    await fork.finish()
    const at = (await client.log.head()).position
    for (const trial of [forked, gone]) await client.deleteTrial(trial)
    await client.close()
    expect(await vacuumStore(path, target)).toMatchObject({ trials: 2, keptForForks: 1 })
    const again = openClient(target)
    await again.setProject({ name: 'project' })
    const ids = async (options = {}) => (await again.trials(options)).map(({ id }) => id).sort()
    expect(await ids()).toEqual([fork.id])
    expect(await ids({ at })).toEqual([forked.id, fork.id].sort())
    const { metrics } = await again.report({ trial: forked, at, print: false })
    expect(metrics).toEqual({ loss: [1] })
    await expect(again.report({ trial: gone, at, print: false })).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
    })
  })

  it('tells how far it is, and ends when it is told to', async () => {
    const { path } = await makeStore()
    const progress: unknown[] = []
    const { head } = await vacuumStore(path, newPlace(), {
      onProgress: (one) => progress.push(one),
    })
    expect(progress.at(-1)).toEqual({ phase: 'writing', done: head.position, total: head.position })
    const reason = new Error('enough')
    const aborted = vacuumStore(path, newPlace(), { signal: AbortSignal.abort(reason) })
    await expect(aborted).rejects.toBe(reason)
  })

  it('of no store is refused', async () => {
    await expect(vacuumStore(newPlace(), newPlace())).rejects.toMatchObject({
      code: 'TRACK_STORE_NOT_FOUND',
    })
  })
})
