// What a reader saw while a store grew, asked for again as of each of those moments.
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { newToken, TrackClient, type TrackClientOptions, vacuumStore } from '@track/client'
import { describe, expect, it, onTestFinished } from 'vitest'
import { GrowingStore } from './testing/growing-store.js'
import { readAsOf, readTrialAsOf, type SeenStore } from './testing/read-as-of.js'
import { startProgram, temporaryFolder } from './testing/run-program.js'

/** What was seen at a moment. */
interface Sight {
  readonly position: number
  readonly committedAtMs: number
  readonly seen: SeenStore
}

interface Grown {
  readonly growing: GrowingStore
  readonly sights: readonly Sight[]
}

function openClient(uri: string, options: TrackClientOptions = {}): TrackClient {
  const client = new TrackClient(uri, { systemMetrics: false, ...options })
  onTestFinished(() => client.close())
  return client
}

/** Lets a store grow, and looks at all of it after each step. */
async function grow(client: TrackClient, seed: number, steps: number): Promise<Grown> {
  const growing = new GrowingStore(client, seed)
  const sights: Sight[] = []
  for (let i = 0; i < steps; i++) {
    await growing.step()
    const { position, committedAtMs = Number.NaN } = await client.log.head()
    sights.push({ position, committedAtMs, seen: await readAsOf(client, growing) })
  }
  return { growing, sights }
}

const isoText = (timeMs: number): string => new Date(timeMs).toISOString()

/** Asks for every sight again: by position, by a time as text and as a Date, and a trial by revision. */
async function lookAgain(client: TrackClient, { growing, sights }: Grown): Promise<void> {
  for (const [i, { position, committedAtMs, seen }] of sights.entries()) {
    const which = `after step ${i}, at ${position}`
    const at = [position, isoText(committedAtMs), new Date(committedAtMs)][i % 3] ?? position
    expect(await readAsOf(client, growing, at), `${which}, as of ${at}`).toEqual(seen)
    const trials = Array.from(seen.trials)
    const [id, { revision, view, points }] = trials[i % trials.length] as (typeof trials)[number]
    const again = await readTrialAsOf(client, id, { revision })
    const what = `${which}, by revision ${revision} of ${id}`
    expect({ view: again.view, points: again.points }, what).toEqual({ view, points })
  }
}

it.each([1, 2, 3])(
  'a store that grew by random steps is seen again as it was at each: seed %i',
  async (seed) => {
    const client = openClient('memory:')
    const grown = await grow(client, seed, 20)
    await lookAgain(client, grown)
    expect(grown.growing.deleted.size, 'trials that were deleted').toBeGreaterThan(0)
  },
  60_000,
)

describe('a store in a folder is seen again as it was', () => {
  it('by its client, and reopened, without derived data, as a guest, and of a server', async () => {
    const path = join(temporaryFolder(), 'runs')
    const client = openClient(`file:${path}`)
    const grown = await grow(client, 4, 8)
    await lookAgain(client, grown)
    await client.close()

    const reopened = openClient(`file:${path}`)
    await lookAgain(reopened, grown)
    await reopened.close()

    rmSync(join(path, 'derived'), { recursive: true })
    const anew = openClient(`file:${path}`)
    await lookAgain(anew, grown)
    await anew.close()

    const token = await newToken()
    const server = startProgram('serve', [path, '0', token])
    const port = (await server.line('serving ')).split(' ')[1]
    await lookAgain(openClient(`file:${path}`), grown)
    await lookAgain(openClient(`track://127.0.0.1:${port}`, { token }), grown)
  }, 120_000)

  it('after a vacuum, but for the trials of which that took all events', async () => {
    const [path, target] = [join(temporaryFolder(), 'runs'), join(temporaryFolder(), 'vacuumed')]
    const client = openClient(`file:${path}`)
    const { growing, sights } = await grow(client, 5, 12)
    await client.close()
    await vacuumStore(path, target)
    const { deleted } = growing
    const isKept = (startsWithId: string) => !deleted.has(startsWithId.slice(0, 32))
    const kept = <T>(trials: ReadonlyMap<string, T>) =>
      Array.from(trials).filter(([id]) => isKept(id))
    const vacuumed = openClient(`file:${target}`)
    for (const { position, seen } of sights) {
      const again = await readAsOf(vacuumed, growing, position)
      expect(again.collections).toEqual(seen.collections)
      expect(kept(again.trials)).toEqual(kept(seen.trials))
      expect(again.events.filter(isKept)).toEqual(seen.events.filter(isKept))
      for (const [id, { revision }] of again.trials) {
        // Of a trial that was deleted, the past of its forks is left.
        expect(revision).toBeLessThanOrEqual(seen.trials.get(id)?.revision ?? -1)
      }
    }
    const isGone = await Promise.all(
      Array.from(deleted, async (id) => (await vacuumed.trialView({ id })).asOf === undefined),
    )
    const id = Array.from(deleted).find((_, i) => isGone[i]) ?? ''
    const trial = { id }
    const before = sights.find(({ seen }) => seen.trials.has(id))?.position ?? Number.NaN
    await expect(vacuumed.report({ trial, at: before })).rejects.toMatchObject({
      code: 'TRACK_TRIAL_NOT_FOUND',
    })
    await expect(vacuumed.report({ trial, at: { revision: 0 } })).rejects.toMatchObject({
      code: 'TRACK_MOMENT_NOT_FOUND',
      details: { stream: id, revision: 0 },
    })
  }, 60_000)
})
