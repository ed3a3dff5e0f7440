import type { FileStore } from '../event-log.js'
import { hexOf } from '../hex.js'
import { sha256 } from '../sha256.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual, expectRejects } from './expect.js'
import { reopenCase } from './reopen-case.js'

const first = Uint8Array.of(1, 2, 3)
const second = Uint8Array.of(4, 5)
const whole = Uint8Array.of(1, 2, 3, 4, 5)
const digest = hexOf(sha256(whole))

/** A case of the contents that a log keeps; a log that keeps none has nothing to show. */
function fileCase(name: string, check: (files: FileStore) => Promise<void>): ConformanceCase {
  return logCase(name, async ({ files }) => {
    if (files !== undefined) await check(files)
  })
}

/** A content that can be asked for again. */
function content(make: () => AsyncGenerator<Uint8Array>): AsyncIterable<Uint8Array> {
  return { [Symbol.asyncIterator]: make }
}

function pieces(...parts: readonly Uint8Array[]): AsyncIterable<Uint8Array> {
  return content(async function* () {
    yield* parts
  })
}

async function contentOf(files: FileStore, of: string): Promise<number[]> {
  const bytes: number[] = []
  for await (const piece of files.read(of)) bytes.push(...piece)
  return bytes
}

/** What a log keeps of contents, if it keeps them. */
export const fileCases: readonly ConformanceCase[] = [
  fileCase('a content is known by its digest, however it was cut', async (files) => {
    const stored = { digest, bytes: 5 }
    expectEqual(await files.put(pieces(first, second)), stored, 'first')
    expectEqual(await files.put(pieces(new Uint8Array(), whole)), stored, 'again')
    expectEqual(await contentOf(files, digest), [...whole], 'content')
  }),

  fileCase('a content may be empty', async (files) => {
    const stored = await files.put(pieces())
    expectEqual(stored.bytes, 0, 'bytes')
    expectEqual(await contentOf(files, stored.digest), [], 'content')
  }),

  fileCase('a piece that is used again after it was taken changes nothing', async (files) => {
    const piece = new Uint8Array(3)
    const reused = content(async function* () {
      for (const part of [first, first]) {
        piece.set(part)
        yield piece
        piece.fill(9)
      }
    })
    const stored = await files.put(reused)
    expectEqual(await contentOf(files, stored.digest), [...first, ...first], 'content')
  }),

  fileCase('a content that breaks off is not kept', async (files) => {
    const broken = new Error('broken off')
    const half = content(async function* () {
      yield first
      throw broken
    })
    let thrown: unknown
    await files.put(half).catch((error: unknown) => {
      thrown = error
    })
    expectEqual(thrown === broken, true, 'what the content threw comes out')
    const read = (): Promise<number[]> => contentOf(files, hexOf(sha256(first)))
    await expectRejects(read, 'TRACK_FILE_CORRUPT', 'the piece before')
  }),

  fileCase('a content that is not there is refused', async (files) => {
    await expectRejects(() => contentOf(files, digest), 'TRACK_FILE_CORRUPT', 'no content')
  }),

  reopenCase('a content is there after reopening', async (log, reopen) => {
    await log.files?.put(pieces(whole))
    const { files } = await reopen(log)
    if (files !== undefined) expectEqual(await contentOf(files, digest), [...whole], 'content')
  }),
]
