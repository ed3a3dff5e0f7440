import type { StoreState } from '@track/client'
import { isTrackError } from '@track/client/find-stores'
import { type KeptValues, keptValues } from './kept-values.js'
import { type Spool, spoolsOnThisMachine } from './spools.js'
import type { StorePlace } from './store-place.js'
import type { Terminal } from './terminal.js'

/** What a log was found to hold. */
interface OpenedStore {
  /** How many it has. */
  readonly events: number
  readonly projects: number
  readonly trials: number
  /** How many trials have each status, as of now. */
  readonly statuses: Readonly<Record<string, number>>
  /** What is kept in derived/ beside the index; undefined where the log keeps nothing. */
  readonly kept: KeptValues | undefined
}

/** A process that uses the store, or did and ended without closing it. */
interface StoreUser {
  readonly pid: number
  readonly host: string
  readonly lastSign: string
  /** Undefined on another host. */
  readonly isAlive: boolean | undefined
}

/** All that was found out about a store. `track doctor --json` prints it, with what follows from it. */
export interface Examination {
  readonly uri: string
  /** Of a store in a folder. */
  readonly state: Omit<StoreState, 'problem' | 'heartbeats'> | undefined
  readonly users: readonly StoreUser[]
  /** Undefined where the store cannot be opened, or there is none. */
  readonly opened: OpenedStore | undefined
  readonly spools: readonly Spool[]
  /** What of the store was counted, and not read. */
  readonly unchecked: readonly string[]
}

/** To read them takes as long as the store is large. */
const unchecked = ['commits', 'logged files']

/** What an examination came to, and why the store cannot be opened, if it cannot. */
interface Examined {
  readonly found: Examination
  readonly failure: unknown
}

/** Finds out what there is to know of a store. */
export async function examine({ uri, path }: StorePlace, terminal: Terminal): Promise<Examined> {
  const { isProcessAlive, storeState } = await import('@track/client')
  const looked = path === undefined ? undefined : await storeState(path)
  const { problem, heartbeats = [], ...state } = looked ?? {}
  const users = heartbeats.map(({ process, beatMs }) => ({
    pid: process.pid,
    host: process.host,
    lastSign: new Date(beatMs).toISOString(),
    isAlive: isProcessAlive(process),
  }))
  const openable = problem === undefined ? await open(uri, terminal) : { failure: problem }
  const opened = 'failure' in openable ? undefined : openable
  const failure = 'failure' in openable ? openable.failure : undefined
  const spools = spoolsOnThisMachine(terminal.env)
  const stateKnown = looked === undefined ? undefined : (state as Examination['state'])
  return { found: { uri, state: stateKnown, users, opened, spools, unchecked }, failure }
}

async function open(
  uri: string,
  { env, folder }: Terminal,
): Promise<OpenedStore | { readonly failure: unknown }> {
  const { TrackClient } = await import('@track/client')
  const client = new TrackClient(uri, { config: { env, folder }, systemMetrics: false })
  try {
    const { position } = await client.log.head()
    const trials = await client.trials()
    const statuses: Record<string, number> = {}
    for (const { status } of trials) statuses[status] = (statuses[status] ?? 0) + 1
    const projects = await client.projects()
    const kept = client.log.derived && (await keptValues(client.log.derived))
    return { events: position, projects: projects.length, trials: trials.length, statuses, kept }
  } catch (failure) {
    if (!isTrackError(failure)) throw failure
    return { failure }
  } finally {
    await client.close().catch(() => {}) // it has told what is wrong
  }
}
