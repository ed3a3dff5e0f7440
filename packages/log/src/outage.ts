import { readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type Append, isTrackError, type TrackError } from '@track/core/commits'
import { hasDiskRoom } from './disk-room.js'
import { isWriteAhead } from './level-files.js'
import { storeFiles } from './store-format.js'

const pauseMinMs = 50
const pauseMaxMs = 2_000
/** What opening a store writes beside its write-ahead file: manifests, host.json, the index. */
const openingBytes = 1 << 20

/**
 * The time from a write that the disk refused until one succeeds. It is tried again after growing
 * pauses: the store is opened again, since LevelDB takes nothing more before that, but only when there
 * is room for what that writes. Until then the store stays open to readers.
 */
export class Outage {
  /** What the disk said. */
  readonly reason: TrackError
  #pauseMs = pauseMinMs
  #isGivenUp = false
  #onGivenUp: () => void = () => {}

  constructor(reason: TrackError) {
    this.reason = reason
  }

  /** Whether it is tried no more once the attempt under way has failed. */
  get isGivenUp(): boolean {
    return this.#isGivenUp
  }

  /** Ends the pause: it is tried a last time. */
  giveUp(): void {
    this.#isGivenUp = true
    this.#onGivenUp()
  }

  /**
   * Waits for the moment to try again.
   * @param path The store's folder.
   * @returns Whether to try: there may be no room yet.
   */
  async pause(path: string, appends: readonly Append[]): Promise<boolean> {
    if (!this.#isGivenUp) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, this.#pauseMs)
        this.#onGivenUp = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    this.#pauseMs = Math.min(2 * this.#pauseMs, pauseMaxMs)
    return hasDiskRoom(path, openingBytes + writeAheadBytes(path) + bytesOf(appends))
  }

  /** Whether a store that could not be opened again because of this may be opened later. */
  static passes(error: unknown): boolean {
    return isTrackError(error, 'TRACK_STORE_UNAVAILABLE')
  }
}

/** Opening writes what is in there once more, as a table. */
function writeAheadBytes(path: string): number {
  const folder = join(path, storeFiles.log)
  try {
    const sizes = readdirSync(folder)
      .filter(isWriteAhead)
      .map((name) => statSync(join(folder, name)).size)
    return sizes.reduce((sum, size) => sum + size, 0)
  } catch {
    return 0 // opening will say what is wrong with it
  }
}

function bytesOf(appends: readonly Append[]): number {
  return appends.reduce((sum, { body }) => sum + body.length, 0)
}
