import {
  type Append,
  type DerivedStore,
  isTrackError,
  type LogHead,
  type StreamId,
  type TrackError,
} from '@track/core/commits'
import {
  type AppendOutcome,
  appendContentsFirst,
  logFolder,
  OwnStore,
  type PageRequest,
  type RecordPage,
  readHost,
  readStoreIdentity,
  Store,
  type StoreAtHand,
} from '@track/log/hosting'
import { BrokenConnection } from './broken-connection.js'
import { GuestDoor, warnOfNoGuests } from './guest-door.js'
import { removeSocket } from './socket-folder.js'
import type { StoreAccess } from './store-access.js'

/** A store that this process has open, and lets others in to. */
export class HostedStore implements StoreAccess {
  readonly lost: undefined
  readonly derived: DerivedStore
  readonly #own: OwnStore
  readonly #door: GuestDoor | undefined

  private constructor(own: OwnStore, door: GuestDoor | undefined) {
    this.#own = own
    this.#door = door
    this.derived = {
      get: (keys) => unlessLost(own.derived.get(keys)),
      write: (entries) => unlessLost(own.derived.write(entries)),
      keys: (range) => unlessLost(own.derived.keys(range)),
    }
  }

  /**
   * Takes LevelDB's lock and opens the store.
   * @param id The identity that the store must have, if it is known.
   * @param onLocked Told that the lock is taken, before the log is caught up with.
   * @param served What guests see of the store. Default all of it.
   * @throws TRACK_STORE_LOCKED when another has it, and whatever opening a store throws.
   */
  static async open(
    path: string,
    id: string | undefined,
    onLocked: () => void,
    served: (own: OwnStore) => StoreAtHand = (own) => own,
  ): Promise<HostedStore> {
    let own: OwnStore | undefined
    let door: GuestDoor | undefined
    const opening: Promise<Store> = Store.open(path, {
      ...(id === undefined ? {} : { knownIdentity: id }),
      onLocked: async () => {
        onLocked()
        own = new OwnStore(opening, appendContentsFirst)
        door = await openDoor(path, served(own))
        return door?.path
      },
    })
    try {
      await opening
      return new HostedStore(own ?? new OwnStore(opening, appendContentsFirst), door)
    } catch (error) {
      await door?.close()
      throw error
    }
  }

  get position(): number {
    return this.#own.position
  }

  onChange(listener: () => void): () => void {
    return this.#own.onChange(listener)
  }

  get outage(): TrackError | undefined {
    return this.#own.silence
  }

  append(appends: readonly Append[], isQuiet?: boolean): Promise<readonly AppendOutcome[]> {
    return unlessLost(this.#own.append(appends, isQuiet))
  }

  lookAtFolder(): TrackError | undefined {
    return this.#own.lookAtFolder()
  }

  replace(...args: Parameters<OwnStore['replace']>): ReturnType<OwnStore['replace']> {
    return this.#own.replace(...args)
  }

  readPage(request: PageRequest, stream?: StreamId): Promise<RecordPage> {
    return unlessLost(this.#own.readPage(request, stream))
  }

  head(): Promise<LogHead> {
    return unlessLost(this.#own.head())
  }

  streamHead(stream: StreamId): Promise<number | undefined> {
    return unlessLost(this.#own.streamHead(stream))
  }

  /** Sends the guests away first: one of them will have the store next. */
  async close(): Promise<void> {
    await this.#door?.close()
    await this.#own.close()
  }
}

/**
 * The answer of a store.
 * @throws BrokenConnection when another process took the lock while it was opened again.
 */
function unlessLost<T>(answer: Promise<T>): Promise<T> {
  return answer.catch(lost)
}

function lost(error: unknown): never {
  throw isTrackError(error, 'TRACK_STORE_LOCKED') ? new BrokenConnection(error, false) : error
}

/** Lets guests in, and takes away the socket of a host that has died. */
async function openDoor(path: string, store: StoreAtHand): Promise<GuestDoor | undefined> {
  const before = readHost(path)?.socket
  if (before !== undefined) removeSocket(before)
  if (process.getuid === undefined) return undefined // a system without private folders
  const id = readStoreIdentity(path)?.id ?? ''
  try {
    return await GuestDoor.open(store, { id, folder: logFolder(path) })
  } catch (error) {
    warnOfNoGuests(error)
    return undefined
  }
}
