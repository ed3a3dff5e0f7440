import { createHash } from 'node:crypto'
import type { StoredFile } from '@track/core'
import { expect, it, vi } from 'vitest'
import type { PutContent } from './file-upload.js'
import { FileUploads } from './file-uploads.js'

const limits = { uploadsMax: 2, fileBytesMax: 100, idleMs: 1_000 }

/** A store that writes as slowly as it is let. */
function slowStore() {
  const written: string[] = []
  let sync: () => void = () => {}
  const synced = new Promise<void>((resolve) => {
    sync = resolve
  })
  const put: PutContent = async (content, digest): Promise<StoredFile> => {
    let bytes = 0
    for await (const piece of content) {
      written.push(String(piece))
      bytes += piece.length
    }
    await synced
    return { digest: digest() ?? '', bytes }
  }
  return { written, put, sync }
}

const digest = createHash('sha256').update('onetwo').digest('hex')
const one = { upload: 'a', offset: 0, bytes: Buffer.from('one'), digest: undefined }
const two = { upload: 'a', offset: 3, bytes: Buffer.from('two'), digest }

it('a piece that comes again, its answer lost, is answered as the first time and written once', async () => {
  const { written, put, sync } = slowStore()
  const uploads = new FileUploads(put, limits)
  expect(await uploads.take(one, 0)).toBe(3)
  expect(await uploads.take(one, 0)).toBe(3)
  const last = uploads.take(two, 0)
  const again = uploads.take(two, 0)
  sync()
  expect(await Promise.all([last, again])).toEqual([6, 6])
  expect(written).toEqual(['one', 'two'])
})

it('the last piece is answered when the content is kept, and not before', async () => {
  const { put, sync } = slowStore()
  const uploads = new FileUploads(put, limits)
  await uploads.take(one, 0)
  let isAnswered = false
  const last = uploads.take(two, 0).then(() => {
    isAnswered = true
  })
  await new Promise((resolve) => setImmediate(resolve))
  expect(isAnswered).toBe(false)
  sync()
  await last
  expect(await uploads.take(two, 0), 'of one that is kept nothing is known').toBe(0)
})

it('pieces that come before the one before them is written are refused: one of each upload is in memory', async () => {
  let read: () => void = () => {}
  const isRead = new Promise<void>((resolve) => {
    read = resolve
  })
  const { written, put } = slowStore()
  const uploads = new FileUploads(async (content, of) => {
    await isRead
    return put(content, of)
  }, limits)
  const first = uploads.take(one, 0)
  for (let sent = 0; sent < 5; sent++) {
    await expect(uploads.take({ ...two, digest: undefined }, 0)).rejects.toMatchObject({
      code: 'TRACK_SERVER_BUSY',
      details: { retryMs: expect.any(Number) },
    })
  }
  expect(await uploads.take(one, 0), 'its answer was lost').toBe(3)
  read()
  expect(await first).toBe(3)
  expect(await uploads.take({ ...two, digest: undefined }, 0)).toBe(6)
  expect(written).toEqual(['one', 'two'])
})

it('who asks again for the last piece is told to come later when that is asked for once more', async () => {
  const { put, sync } = slowStore()
  const uploads = new FileUploads(put, limits)
  await uploads.take(one, 0)
  const first = uploads.take(two, 0)
  const second = uploads.take(two, 0)
  const third = uploads.take(two, 0)
  await expect(second).rejects.toMatchObject({ code: 'TRACK_SERVER_BUSY' })
  sync()
  expect(await Promise.all([first, third])).toEqual([6, 6])
})

it('a content of many pieces keeps nothing in memory for each', async () => {
  const { put } = slowStore()
  let stored: Promise<StoredFile> = Promise.reject()
  stored.catch(() => {})
  const uploads = new FileUploads(
    (content, of) => {
      stored = put(content, of)
      vi.spyOn(stored, 'then')
      return stored
    },
    { ...limits, fileBytesMax: 1_000 },
  )
  for (let offset = 0; offset < 300; offset += 3) await uploads.take({ ...one, offset }, 0)
  expect(vi.mocked(stored.then).mock.calls.length).toBeLessThan(5)
})

it('a piece that does not follow is not taken, and one of an unknown upload neither', async () => {
  const { written, put } = slowStore()
  const uploads = new FileUploads(put, limits)
  expect(await uploads.take(two, 0)).toBe(0)
  await uploads.take(one, 0)
  expect(await uploads.take({ ...two, offset: 4 }, 0)).toBe(3)
  expect(written).toEqual(['one'])
})

it('what the store refuses is told with the next piece, and its place is free', async () => {
  const refused = new Error('full')
  const uploads = new FileUploads(async (content) => {
    for await (const _ of content) throw refused
    throw refused
  }, limits)
  await uploads.take(one, 0).catch(() => {})
  await expect(
    uploads.take({ ...one, upload: 'b' }, 0).then(() => uploads.take({ ...two, upload: 'b' }, 0)),
  ).rejects.toBe(refused)
  for (const upload of ['c', 'd', 'e']) await uploads.take({ ...one, upload }, 0).catch(() => {})
})

it('what the store refuses is told to who waits for a piece to be written meanwhile, and so is an end before its time', async () => {
  const refused = new Error('full')
  let refuse: () => void = () => {}
  const isFull = new Promise<void>((resolve) => {
    refuse = resolve
  })
  const uploads = new FileUploads(async (content) => {
    for await (const _ of content) await isFull
    throw refused
  }, limits)
  const next = { ...two, digest: undefined }
  expect(await uploads.take(one, 0)).toBe(3)
  const waiting = uploads.take(next, 0)
  waiting.catch(() => {})
  uploads.removeIdle(1_001)
  refuse()
  await expect(waiting).rejects.toMatchObject({ code: 'TRACK_SERVER_BUSY' })

  const unread = new FileUploads(() => isFull.then(() => Promise.reject(refused)), limits)
  await expect(unread.take(one, 0)).rejects.toBe(refused)
})

it('what the store refuses is told to whoever asks later, too, once', async () => {
  const refused = new Error('full')
  const uploads = new FileUploads(async (content) => {
    for await (const _ of content) throw refused
    throw refused
  }, limits)
  expect(await uploads.take(one, 0)).toBe(3) // it is refused when this is answered
  await new Promise((resolve) => setImmediate(resolve))
  await expect(uploads.take(two, 0)).rejects.toBe(refused)
  expect(await uploads.take(two, 0)).toBe(0)
})

it('a piece without bytes keeps no place', async () => {
  const { put } = slowStore()
  const uploads = new FileUploads(put, limits)
  await uploads.take(one, 0)
  expect(await uploads.take({ ...one, offset: 3, bytes: Buffer.of() }, 900)).toBe(3)
  uploads.removeIdle(1_001)
  expect(await uploads.take(two, 1_001)).toBe(0)
})

it('one of which nothing came for long is ended, and no other', async () => {
  const { put } = slowStore()
  const contents: Promise<StoredFile>[] = []
  const uploads = new FileUploads((content, digest) => {
    const kept = put(content, digest)
    contents.push(kept)
    return kept
  }, limits)
  await uploads.take(one, 0)
  await uploads.take({ ...one, upload: 'b' }, 900)
  uploads.removeIdle(1_001)
  expect(await uploads.take(two, 1_001)).toBe(0)
  await expect(contents[0]).rejects.toMatchObject({ code: 'TRACK_SERVER_BUSY' })
  expect(await uploads.take({ ...two, upload: 'b', digest: undefined }, 1_001)).toBe(6)
  await uploads.close()
  await expect(contents[1]).rejects.toMatchObject({ code: 'TRACK_LOG_CLOSED' })
})
