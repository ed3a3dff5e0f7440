import { eventsOf, type ReadableLog, type RecordedEvent, type StreamId } from '@track/core'
import type { DerivedCache, DerivedEntry } from './derived-cache.js'
import { firstEventOf } from './fork-past.js'
import { isLeftOut, type LeftOut, leftOutBy } from './reverts.js'
import {
  chunkPoints,
  type Points,
  placeOfChunk,
  type Series,
  type SeriesKind,
  tailOf,
} from './series.js'
import { type ChunkName, chunkKey, decodeChunk, encodeChunk } from './series-chunk.js'
import { trialProjection } from './trial-projection.js'
import type { TrialView } from './trial-view.js'

/** The points of a metric. */
export interface MetricPoints {
  /** In the order logged: steps may repeat and go back. Undefined when none has a step. */
  readonly stepped: Points | undefined
  /** In order. Undefined when all have a step. */
  readonly listed: Points | undefined
}

/** The points of all series of a trial, by name. */
export interface TrialSeries {
  readonly metrics: ReadonlyMap<string, MetricPoints>
  /** Laps recorded with the aggregator 'series': values in seconds. */
  readonly chronos: ReadonlyMap<string, Points>
  /** Numbers of the system. */
  readonly system: ReadonlyMap<string, Points>
}

/** What of the series to read. */
export interface TrialSeriesOptions {
  /** Of points without a step, and of laps, only the last so many. Default: all. */
  readonly listedLast?: number
}

/** Where series are read from. */
export interface SeriesSource {
  readonly log: ReadableLog
  readonly cache: DerivedCache
  /** What the fold of the trial that begins with `first` starts from. */
  readonly startOf: (first: RecordedEvent) => Promise<TrialView>
}

/** Chunks to load in one call: 64 of them are at most 6 MiB. */
const chunksPerRead = 64

interface Wanted {
  readonly series: Series
  readonly kind: SeriesKind
  readonly last: number
  readonly names: readonly ChunkName[]
}

/**
 * The points that `view` reflects: its chunks, read from the store of derived data, and its tails.
 * Chunks that are missing there (it was deleted, a write failed, the log has none) are folded from
 * the log again, and put back.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, and what the log throws.
 */
export async function readTrialSeries(
  source: SeriesSource,
  view: TrialView,
  options: TrialSeriesOptions = {},
): Promise<TrialSeries> {
  const all = Number.POSITIVE_INFINITY
  const last = options.listedLast ?? all
  const metrics = Array.from(view.metrics, ([name, { index, stepped, listed }]) => ({
    name,
    stepped: wanted(view, index, 'stepped', stepped, all),
    listed: wanted(view, index, 'listed', listed, last),
  }))
  const chronos = Array.from(view.chronos, ([name, { index, series }]) => ({
    name,
    laps: wanted(view, index, 'laps', series, last),
  }))
  const system = Array.from(view.system, ([name, { index, listed }]) => ({
    name,
    points: wanted(view, index, 'system', listed, last),
  }))
  const sought = [
    ...metrics.flatMap((m) => [m.stepped, m.listed]),
    ...chronos.map((c) => c.laps),
    ...system.map((s) => s.points),
  ]
  const chunks = await readChunks(
    source,
    view,
    sought.flatMap((series) => series?.names ?? []),
  )
  const points = new Map<string, Points>()
  for (const { name, laps } of chronos)
    if (laps !== undefined) points.set(name, joined(laps, chunks))
  return {
    metrics: new Map(
      metrics.map(({ name, stepped, listed }) => [
        name,
        {
          stepped: stepped === undefined ? undefined : joined(stepped, chunks),
          listed: listed === undefined ? undefined : joined(listed, chunks),
        },
      ]),
    ),
    chronos: points,
    system: new Map(
      system.flatMap(({ name, points: of }) =>
        of === undefined ? [] : [[name, joined(of, chunks)]],
      ),
    ),
  }
}

function wanted(
  { stream, reverts }: TrialView,
  owner: number,
  kind: SeriesKind,
  series: Series | undefined,
  last: number,
): Wanted | undefined {
  if (series === undefined || stream === undefined) return undefined
  const fromChunks = Math.max(0, last - series.count)
  const count = Math.min(series.chunks, Math.ceil(fromChunks / chunkPoints))
  const first = series.chunks - count
  const own = { stream, variant: leftOutBy(reverts).variant }
  const names = Array.from({ length: count }, (_, i) => {
    const index = first + i
    const { stream: of, variant } = placeOfChunk(series, index, own)
    return { stream: of, variant, owner, kind, index }
  })
  return { series, kind, last, names }
}

async function readChunks(
  source: SeriesSource,
  view: TrialView,
  names: readonly ChunkName[],
): Promise<ReadonlyMap<string, Points>> {
  const chunks = new Map<string, Points>()
  const missing = new Map<string, { readonly of: ChunkName; readonly keys: Set<string> }>()
  for (let i = 0; i < names.length; i += chunksPerRead) {
    const part = names.slice(i, i + chunksPerRead)
    const values = await source.cache.get(part.map(chunkKey))
    part.forEach((name, j) => {
      const bytes = values[j]
      const points = bytes === undefined ? undefined : decodeChunk(bytes, name.kind)
      if (points !== undefined) {
        chunks.set(chunkKey(name), points)
        return
      }
      const history = `${name.stream} ${name.variant}`
      const { keys } = missing.get(history) ?? { keys: new Set<string>() }
      missing.set(history, { of: name, keys: keys.add(chunkKey(name)) })
    })
  }
  for (const { of, keys } of missing.values()) await rebuildChunks(source, of, view, keys, chunks)
  return chunks
}

/** Folds a stream from its beginning, and takes the missing chunks as they fill up. */
async function rebuildChunks(
  { log, cache, startOf }: SeriesSource,
  { stream, variant }: Pick<ChunkName, 'stream' | 'variant'>,
  view: TrialView,
  missing: Set<string>,
  into: Map<string, Points>,
): Promise<void> {
  const first = await firstEventOf(log, stream)
  const leftOut = await leftOutIn(log, stream, variant)
  let state = first === undefined ? trialProjection.initial : await startOf(first)
  // Those that a fork shares filled up before it came to be.
  const to = stream === view.stream ? (view.asOf?.streamRevision ?? -1) + 1 : undefined
  for await (const page of log.readStream(stream, to === undefined ? {} : { to })) {
    const events = page.commits.flatMap((commit) =>
      eventsOf(commit, { stream, ...(to !== undefined && { to }) }),
    )
    const left = events.filter((event) => !isLeftOut(event, leftOut))
    state = trialProjection.evolveAll(state, left)
    const entries: DerivedEntry[] = []
    for (const chunk of state.unsaved) {
      const key = chunkKey({ ...chunk, variant })
      if (!missing.delete(key)) continue
      into.set(key, chunk.points)
      entries.push([key, encodeChunk(chunk.points)])
    }
    await cache.write(entries)
    if (missing.size === 0) break
    state = trialProjection.settle(state)
  }
}

/** What the history of a stream leaves out that is named by the revert at this revision of it. */
async function leftOutIn(
  log: ReadableLog,
  stream: StreamId,
  variant: number | undefined,
): Promise<LeftOut> {
  let state = trialProjection.initial
  if (variant === undefined) return leftOutBy(state.reverts)
  const to = variant + 1
  for await (const { commits } of log.readStream(stream, { to })) {
    for (const commit of commits) {
      const events = eventsOf(commit, { stream, to }).filter(
        ({ event }) => event.type === 'Reverted',
      )
      state = trialProjection.evolveAll(state, events)
    }
  }
  return leftOutBy(state.reverts)
}

function joined({ series, last, names }: Wanted, chunks: ReadonlyMap<string, Points>): Points {
  const parts = names.flatMap((name) => chunks.get(chunkKey(name)) ?? [])
  parts.push(tailOf(series))
  return {
    steps: series.stepped
      ? joinedColumn(
          parts.map(({ steps }) => steps ?? empty),
          last,
        )
      : undefined,
    values: joinedColumn(
      parts.map(({ values }) => values),
      last,
    ),
    times: joinedColumn(
      parts.map(({ times }) => times),
      last,
    ),
  }
}

const empty = new Float64Array()

function joinedColumn(parts: readonly Float64Array[], last: number): Float64Array {
  const length = parts.reduce((sum, part) => sum + part.length, 0)
  const column = new Float64Array(length)
  let at = 0
  for (const part of parts) {
    column.set(part, at)
    at += part.length
  }
  return length > last ? column.slice(length - last) : column
}
