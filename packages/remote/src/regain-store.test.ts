// The host of a store goes, and a full disk keeps its guests from opening it.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { TrackError } from '@track/core'
import { readHost, Store } from '@track/log/hosting'
import { expect, it, onTestFinished, vi } from 'vitest'
import { HostedStore } from './hosted-store.js'
import { SharedStore } from './shared-store.js'
import { metricAppend, metricStream } from './testing/metric-append.js'
import { temporaryFolder } from './testing/temporary-folder.js'

const full = new TrackError('TRACK_STORE_UNAVAILABLE', 'The store cannot be used', {
  cause: new Error('No space left on device'),
})
/** How who waits is told of it. */
const waits = { code: 'TRACK_STORE_UNWRITABLE', message: expect.stringContaining('No space left') }

/** A store with a host and guests, which nobody can open any more. */
async function fullStore(guestCount = 1) {
  const path = join(temporaryFolder(), 'store')
  const host = await HostedStore.open(path, undefined, () => {})
  const guests = Array.from({ length: guestCount }, () => new SharedStore(path, 8_000))
  onTestFinished(async () => {
    vi.restoreAllMocks()
    vi.useRealTimers()
    await Promise.all(guests.map((guest) => guest.close()))
  })
  for (const [writer, guest] of guests.entries()) await guest.append([metricAppend(0, { writer })])
  const open = vi.spyOn(Store, 'open').mockRejectedValue(full)
  return { path, host, guests, guest: guests[0] as SharedStore, open }
}

/** From now on this process finds no room on the disk: a folder is where it tries. */
function leaveNoRoom(path: string): void {
  mkdirSync(join(path, `room.${process.pid}.tmp`))
}

/** Resolves when the store says that it waits, or that it does not any more. */
function silenceIs(store: SharedStore, isSilent: boolean): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      if ((store.silence !== undefined) === isSilent) resolve()
    }
    store.onChange(look)
    look()
  })
}

it('is waited out: questions are refused, appends wait, and one of the guests takes the store over', async () => {
  const { path, host, guests, open } = await fullStore(3)
  await host.close()
  const appended = guests.map((guest, writer) => guest.append([metricAppend(1, { writer })]))
  for (const guest of guests) {
    await silenceIs(guest, true)
    expect(guest.silence).toMatchObject(waits)
    await expect(guest.head()).rejects.toMatchObject(waits)
    expect(guest.failure).toBe(undefined)
  }
  open.mockRestore()
  const outcomes = (await Promise.all(appended)).flat()
  expect(outcomes.map((outcome) => Object(outcome).appended?.position).sort()).toEqual([3, 4, 5])
  for (const guest of guests) {
    await silenceIs(guest, false)
    expect(await guest.streamHead(metricStream)).toBe(5)
  }
  expect(readHost(path)?.pid).toBe(process.pid)
})

it('who waits for nothing is told when it has passed', async () => {
  const { host, guest, open } = await fullStore()
  await host.close()
  await silenceIs(guest, true)
  open.mockRestore()
  await silenceIs(guest, false)
  expect(await guest.head()).toMatchObject({ position: 1 })
})

it('who finds no room is the guest of who got the store', async () => {
  const { path, host, guest, open } = await fullStore()
  leaveNoRoom(path)
  await host.close()
  const appended = guest.append([metricAppend(1)])
  await silenceIs(guest, true)
  open.mockRestore()
  const next = await HostedStore.open(path, undefined, () => {})
  onTestFinished(() => next.close())
  expect(await appended).toMatchObject([{ appended: { position: 1 } }])
  expect(next.position).toBe(2)
})

it('a store that is another when there is room is not taken over', async () => {
  const { host, guest, open } = await fullStore()
  await host.close()
  const appended = guest.append([metricAppend(1)])
  await silenceIs(guest, true)
  open.mockRejectedValue(new TrackError('TRACK_STORE_INVALID', 'another store is there'))
  await expect(appended).rejects.toMatchObject({ code: 'TRACK_STORE_INVALID' })
  expect(guest.failure).toMatchObject({ code: 'TRACK_STORE_INVALID' })
})

it.each([true, false])(
  'what waits when a guest is closed is refused with why it waited, room: %s',
  async (hasRoom) => {
    const { path, host, guest, open } = await fullStore()
    if (!hasRoom) leaveNoRoom(path)
    open.mockImplementation(() => {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }) // the pause does not end by itself
      return Promise.reject(full)
    })
    await host.close()
    const appended = guest.append([metricAppend(1)])
    await silenceIs(guest, true)
    await guest.close()
    await expect(appended).rejects.toMatchObject(waits)
  },
)
