import { TrackError } from '@track/core'
import type { StoreAtHand } from '@track/log/hosting'
import { expect, it, onTestFinished } from 'vitest'
import { GuestDoor } from './guest-door.js'
import { HostConnection } from './host-connection.js'

/** A store that takes nothing and holds nothing, of which a test says whether the disk takes writes. */
class EmptyStore implements StoreAtHand {
  readonly opened: Promise<undefined> = Promise.resolve(undefined)
  readonly position = 0
  readonly failure: undefined
  readonly derived = {
    get: async (keys: readonly string[]) => keys.map(() => undefined),
    write: async () => {},
    keys: async () => [],
  }
  silence: TrackError | undefined
  readonly #listeners = new Set<() => void>()

  set(silence: TrackError | undefined): void {
    this.silence = silence
    for (const listener of this.#listeners) listener()
  }

  onChange(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  async append(): Promise<never> {
    throw new TrackError('TRACK_LOG_FAILED', 'it takes nothing')
  }

  async readPage() {
    return { bytes: new Uint8Array(), places: [], digests: new Uint8Array(), head: 0 }
  }

  async head() {
    return { position: 0, digest: new Uint8Array(32), committedAtMs: undefined }
  }

  async streamHead(): Promise<undefined> {}

  async close(): Promise<void> {}
}

it('a guest knows why its host takes no writes, and when that has passed', async () => {
  const store = new EmptyStore()
  const name = { id: '0'.repeat(32), folder: undefined }
  const door = await GuestDoor.open(store, name)
  onTestFinished(() => door.close())
  const { signal } = new AbortController()
  const address = { target: `unix:${door.path}` }
  const options = { address, store: name, silenceMs: 10_000, signal }
  const guest = await HostConnection.open(options)
  onTestFinished(() => guest.close())
  const changed = (is: () => boolean): Promise<void> =>
    new Promise((resolve) => {
      const look = (): void => {
        if (is()) resolve()
      }
      guest.onChange(look)
      look()
    })

  const full = new TrackError('TRACK_STORE_UNWRITABLE', 'no space left on device')
  store.set(full)
  await changed(() => guest.outage !== undefined)
  expect(guest.outage).toMatchObject({ code: full.code, message: full.message })
  store.set(undefined)
  await changed(() => guest.outage === undefined)
})
