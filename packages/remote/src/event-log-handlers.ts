import { type Append, type LogHead, TrackError } from '@track/core/commits'
import { derivedFolder, keepHeartbeat, readHeartbeats, type StoreAtHand } from '@track/log/hosting'
import { appendResponse, appendSound, appendsOf } from './append-message.js'
import { beatOf, beatRequest } from './beat-message.js'
import { entriesOf, getResponse, keyRangeOf, keysMax } from './derived-message.js'
import { type EventLogService, protocolVersion, type ServiceMethod } from './event-log-service.js'
import { pageRequestOf, readResponse, streamOf } from './page-message.js'
import type { StoreName } from './store-name.js'
import type { track } from './wire.js'

type RequestOf<Method> = Method extends ServiceMethod<infer Request, infer _> ? Request : never
type ResponseOf<Method> = Method extends ServiceMethod<infer _, infer Response> ? Response : never

/** What is answered, method by method. `Told` is what they are told beside the request. */
export type HandlersOf<Names extends keyof EventLogService, Told extends unknown[] = []> = {
  readonly [Name in Names]: (
    request: RequestOf<EventLogService[Name]>,
    ...told: Told
  ) => Promise<ResponseOf<EventLogService[Name]>>
}

/** What the service answers of the log, and of what is derived. */
export type EventLogHandlers = HandlersOf<
  | 'hello'
  | 'append'
  | 'read'
  | 'head'
  | 'streamHead'
  | 'getDerived'
  | 'writeDerived'
  | 'listDerived'
>

/** What is answered of heartbeats where clients do not see the store's folder. */
export type BeatHandlers = HandlersOf<'beat' | 'listBeats'>

/** The answers about the heartbeats in the store's folder `path`. */
export function beatHandlers(path: string): BeatHandlers {
  return {
    beat: async (request) => {
      const { process, beatMs } = beatOf(request)
      keepHeartbeat(path, process, beatMs)
      return {}
    },
    listBeats: async () => {
      const beats = await readHeartbeats(path)
      const last = beats.toSorted((a, b) => b.beatMs - a.beatMs).slice(0, keysMax)
      return { beats: last.map(({ process, beatMs }) => beatRequest(process, beatMs)) }
    },
  }
}

/**
 * The answers for a store. What is wrong with a request is an error with a code.
 * @param network For those who do not see the store's folder.
 */
export function eventLogHandlers(
  store: Pick<StoreAtHand, Used>,
  { id, folder }: StoreName,
  network?: { readonly messageBytesMax: number; readonly folder: string },
): EventLogHandlers {
  return {
    hello: async ({ protocol, store: wanted, folder: wantedFolder }) => {
      if (protocol !== protocolVersion) throw otherProtocol(protocol ?? 0)
      const isOther = Boolean(wantedFolder) && folder !== undefined && wantedFolder !== folder
      if ((wanted && wanted !== id) || isOther) throw otherStore(wanted ?? '')
      const answer = { protocol: protocolVersion, store: id }
      if (network === undefined) return answer
      const { messageBytesMax } = network
      return { ...answer, messageBytesMax, derivedFolder: derivedFolder(network.folder) ?? '' }
    },
    append: async (request) => {
      const append = (sound: readonly Append[]) => store.append(sound)
      return appendResponse(await appendSound(appendsOf(request), append))
    },
    read: async (message) => {
      const { request, stream } = pageRequestOf(message)
      return readResponse(await store.readPage(request, stream))
    },
    head: async () => headMessage(await store.head()),
    streamHead: async ({ stream }) => {
      const revision = await store.streamHead(streamOf(stream))
      return revision === undefined ? {} : { revision }
    },
    getDerived: ({ keys }) => getResponse(store.derived, (keys ?? []).slice(0, keysMax)),
    writeDerived: async (request) => {
      await store.derived.write(entriesOf(request))
      return {}
    },
    listDerived: async (request) => {
      const range = keyRangeOf(request)
      const keys = await store.derived.keys(range)
      return { keys, more: keys.length === keysMax }
    },
  }
}

type Used = 'append' | 'readPage' | 'head' | 'streamHead' | 'derived'

/** Where the log ends, as a message. */
export function headMessage(head: LogHead): track.v1.HeadResponse.$Properties {
  const { position, digest, committedAtMs } = head
  return { position, digest, ...(committedAtMs === undefined ? {} : { committedAtMs }) }
}

function otherProtocol(found: number): TrackError {
  return new TrackError(
    'TRACK_FORMAT_UNSUPPORTED',
    `The process that has the store speaks protocol ${protocolVersion}, and this one ${found}; use ` +
      'one version of Track in both',
    { details: { found, supported: protocolVersion } },
  )
}

function otherStore(wanted: string): TrackError {
  return new TrackError('TRACK_STORE_INVALID', `The store ${wanted.slice(0, 80)} is not here`)
}
