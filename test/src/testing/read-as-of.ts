import { createHash } from 'node:crypto'
import {
  isTrackError,
  type Moment,
  type RecordedEvent,
  type TrackClient,
  type TrackErrorCode,
} from '@track/client'
import {
  groupProjection,
  projectProjection,
  trialProjection,
  type View,
  type ViewProjection,
  viewDigest,
} from '@track/projections'
import type { GrowingStore } from './growing-store.js'

/** What a reader sees of a whole store; of what is large, a digest. */
export interface SeenStore {
  readonly lists: object
  readonly collections: readonly string[]
  /** Trials that are in their projects, by their ids. */
  readonly trials: ReadonlyMap<string, SeenTrial>
  readonly events: readonly string[]
}

/** What a reader sees of a trial. */
export interface SeenTrial {
  readonly view: string
  /** The revision of its last event. */
  readonly revision: number
  readonly report: string
  readonly full: string
  readonly points: string
}

/** Reads a store in every way that there is, now or as of a moment. */
export async function readAsOf(
  client: TrackClient,
  { collections }: Pick<GrowingStore, 'collections'>,
  at?: Exclude<Moment, { revision: number }>,
): Promise<SeenStore> {
  const asOf = at === undefined ? {} : { at }
  const ids = await client.trialIds(asOf)
  const trials = new Map<string, SeenTrial>()
  for (const { id } of ids) trials.set(id, await readTrialAsOf(client, id, at))
  const events: string[] = []
  for await (const event of client.events(asOf)) events.push(eventText(event))
  const projects = collections.projects.map((one) =>
    unlessNotMade('TRACK_PROJECT_NOT_FOUND', projectProjection, client.projectView(one, asOf)),
  )
  const groups = collections.groups.map((one) =>
    unlessNotMade('TRACK_GROUP_NOT_FOUND', groupProjection, client.groupView(one, asOf)),
  )
  return {
    lists: {
      ids,
      all: await client.trials(asOf),
      found: await client.trials({
        where: { 'metrics.loss.last': { $lt: 0.6 }, 'tags.stage': { $gt: 0 } },
        sort: ['-metrics.loss.min', 'uid'],
        limit: 3,
        ...asOf,
      }),
      running: await client.trials({ where: { status: 'Running', groups: 'g' }, ...asOf }),
      projects: await client.projects(asOf),
      groups: await client.groups(asOf),
    },
    collections: await Promise.all([...projects, ...groups]),
    trials,
    events,
  }
}

const notMade = 'not made'

/** The digest of a view; of what the store has not, or had not yet, that. */
async function unlessNotMade<State extends View>(
  code: TrackErrorCode,
  projection: ViewProjection<State>,
  reading: Promise<State>,
): Promise<string> {
  try {
    const view = await reading
    return view.asOf === undefined ? notMade : digestOf(projection, view)
  } catch (error) {
    if (isTrackError(error, code)) return notMade
    throw error
  }
}

/** Reads one trial in every way that there is. */
export async function readTrialAsOf(
  client: TrackClient,
  id: string,
  at?: Moment,
): Promise<SeenTrial> {
  const asOf = at === undefined ? {} : { at }
  const trial = { id }
  const view = await client.trialView(trial, asOf)
  return {
    view: digestOf(trialProjection, view),
    revision: view.asOf?.streamRevision ?? -1,
    report: textDigest(await client.report({ trial, print: false, ...asOf })),
    full: textDigest(await client.report({ trial, print: false, full: true, ...asOf })),
    points: textDigest(await client.trialSeries(trial, asOf)),
  }
}

function digestOf<State extends View>(projection: ViewProjection<State>, view: State): string {
  return Buffer.from(viewDigest(projection, view, sha256)).toString('hex')
}

function textDigest(value: object): string {
  return sha256(Buffer.from(JSON.stringify(value, plain))).toString('hex')
}

/** What of an event says which it is; its stream comes first. */
function eventText({ stream, position, streamRevision, event: { type } }: RecordedEvent): string {
  return `${stream} ${position} ${streamRevision} ${type}`
}

function plain(_: string, value: unknown): unknown {
  if (value instanceof Map) return Array.from(value)
  return value instanceof Float64Array ? Array.from(value, String) : value
}

function sha256(bytes: Uint8Array): Buffer {
  return createHash('sha256').update(bytes).digest()
}
