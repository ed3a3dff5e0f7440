import { existsSync, mkdirSync, readdirSync, utimesSync, writeFileSync } from 'node:fs'
import fs, { type FileHandle, open } from 'node:fs/promises'
import { syncBuiltinESMExports } from 'node:module'
import { join, relative } from 'node:path'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { FileFolder } from './file-folder.js'
import { temporaryFolder } from './testing/temporary-folder.js'

async function* pieces(...parts: readonly string[]): AsyncIterable<Uint8Array> {
  for (const part of parts) yield new TextEncoder().encode(part)
}

/** What all file handles inherit. */
async function handles(): Promise<FileHandle> {
  const handle = await open(temporaryFolder(), 'r')
  await handle.close()
  return Object.getPrototypeOf(handle)
}

/** What is synced and renamed in `path` from now on, in order. */
async function watchDisk(path: string): Promise<readonly string[]> {
  const calls: string[] = []
  const { open: openFile, rename } = fs
  const named = new Map<number, string>()
  const { sync } = await handles()
  const shown = (file: unknown): string =>
    relative(path, String(file)).replace(/\d+-[0-9a-f]+$/, 'TEMPORARY')
  const spies = [
    vi.spyOn(fs, 'open').mockImplementation(async (file, ...rest) => {
      const handle = await openFile(file, ...rest)
      named.set(handle.fd, shown(file))
      return handle
    }),
    vi.spyOn(fs, 'rename').mockImplementation(async (from, to) => {
      await rename(from, to)
      calls.push(`rename ${shown(from)} ${shown(to)}`)
    }),
    vi.spyOn(await handles(), 'sync').mockImplementation(async function (this: FileHandle) {
      await sync.call(this)
      calls.push(`sync ${named.get(this.fd)}`)
    }),
  ]
  syncBuiltinESMExports()
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
    syncBuiltinESMExports()
  })
  return calls
}

function incoming(path: string): string[] {
  const folder = join(path, 'files', 'incoming')
  return existsSync(folder) ? readdirSync(folder) : []
}

describe('a content', () => {
  it('is synced, renamed to its digest, and its folders are synced, in that order', async () => {
    const path = temporaryFolder()
    const calls = await watchDisk(path)
    const { digest } = await new FileFolder(path).put(pieces('con', 'tent'))
    const folder = join('files', digest.slice(0, 2))
    expect(calls).toEqual([
      'sync files',
      'sync ',
      'sync files/incoming/TEMPORARY',
      'sync files',
      `rename files/incoming/TEMPORARY ${join(folder, digest)}`,
      `sync ${folder}`,
    ])
  })

  it('that the disk does not take is refused with TRACK_STORE_UNWRITABLE, and nothing is left', async () => {
    const path = temporaryFolder()
    const folder = new FileFolder(path)
    const full = Object.assign(new Error('ENOSPC: no space left on device, write'), {
      code: 'ENOSPC',
    })
    const prototype = await handles()
    const write = prototype.write as (...args: unknown[]) => Promise<unknown>
    let left = 2
    const spy = vi.spyOn(prototype, 'write').mockImplementation(async function (
      this: FileHandle,
      ...args: unknown[]
    ) {
      if (left-- === 0) throw full
      return write.apply(this, args)
    } as never)
    onTestFinished(() => spy.mockRestore())
    await expect(folder.put(pieces('a', 'b', 'c', 'd'))).rejects.toMatchObject({
      code: 'TRACK_STORE_UNWRITABLE',
      cause: full,
    })
    expect(incoming(path)).toEqual([])
    for await (const file of folder.list()) expect.fail(file.digest)
  })

  it('that another digest was expected of is refused, and nothing is left', async () => {
    const path = temporaryFolder()
    const folder = new FileFolder(path)
    await expect(folder.put(pieces('a'), () => '0'.repeat(64))).rejects.toMatchObject({
      code: 'TRACK_FILE_CORRUPT',
    })
    expect(incoming(path)).toEqual([])
    for await (const file of folder.list()) expect.fail(file.digest)
  })

  it('is held against its digest until nobody asks any more', async () => {
    const folder = new FileFolder(temporaryFolder())
    const stored = await folder.put(pieces('a'))
    expect(await folder.isWhole(stored, new AbortController().signal)).toBe(true)
    await expect(folder.isWhole(stored, AbortSignal.abort('gone'))).rejects.toBe('gone')
  })

  it('of no digest is not looked for outside the folder', async () => {
    const path = temporaryFolder()
    writeFileSync(join(path, 'secret'), 'secret')
    const read = async (digest: string): Promise<void> => {
      for await (const piece of new FileFolder(path).read(digest)) expect.fail(String(piece))
    }
    await expect(read('../../secret')).rejects.toMatchObject({ code: 'TRACK_FILE_CORRUPT' })
  })

  it('is not listed where the disk refuses: the store is unavailable', async () => {
    const path = temporaryFolder()
    writeFileSync(join(path, 'files'), 'no folder')
    const list = async (): Promise<void> => {
      for await (const file of new FileFolder(path).list()) expect.fail(file.digest)
    }
    await expect(list()).rejects.toMatchObject({ code: 'TRACK_STORE_UNAVAILABLE' })
  })
})

describe('what a process left that died as it wrote', () => {
  const hoursAgo = (hours: number): Date => new Date(Date.now() - hours * 3_600_000)
  const [dead, other, own] = ['999999999-aa', `${process.ppid}-aa`, `${process.pid}-aa`]

  it.each([
    ['goes when it is old', dead, hoursAgo(2), []],
    ['stays while it is young', dead, hoursAgo(0), [dead]],
    ['stays while its process lives', other, hoursAgo(2), [other]],
    ['goes where its process had the number of this one', own, hoursAgo(2), []],
    ['goes after a day, whoever has the number of its process', other, hoursAgo(25), []],
  ])('%s', async (_, name, changed, left) => {
    const path = temporaryFolder()
    const folder = join(path, 'files', 'incoming')
    mkdirSync(folder, { recursive: true })
    writeFileSync(join(folder, name), 'half')
    utimesSync(join(folder, name), changed, changed)
    await new FileFolder(path).put(pieces('a'))
    expect(incoming(path)).toEqual(left)
  })
})
