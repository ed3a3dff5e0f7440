import { createHash } from 'node:crypto'
import type { StoredFile } from '@track/core'
import { expect, it } from 'vitest'
import { AskedFiles } from './asked-files.js'
import type { FilesAtHand } from './files-at-hand.js'

async function* content(text: string): AsyncIterable<Uint8Array> {
  yield Buffer.from(text)
}

const again = (text: string): AsyncIterable<Uint8Array> => ({
  [Symbol.asyncIterator]: () => content(text)[Symbol.asyncIterator](),
})

const storedAs = (text: string): StoredFile => ({
  digest: createHash('sha256').update(text).digest('hex'),
  bytes: text.length,
})

/** A server that answers when it is told to, and knows no content. */
function slowServer() {
  const asked: (() => void)[] = []
  const sent: string[] = []
  const files: FilesAtHand = {
    find: () => new Promise((resolve) => asked.push(() => resolve(false))),
    put: async ({ offset, bytes }) => {
      sent.push(Buffer.from(bytes).toString())
      return offset + bytes.length
    },
    get: async () => new Uint8Array(),
  }
  return { files, asked, sent }
}

const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve))

it('contents go to a server a few at a time, in the order in which they came, and all of them', async () => {
  const { files, asked, sent } = slowServer()
  const log = new AskedFiles(files)
  const texts = Array.from({ length: 11 }, (_, i) => `content ${i}`)
  const puts = texts.map((text) => log.put(again(text)))
  for (let done = 0; done < texts.length; done++) {
    await turn()
    expect(asked.length).toBe(Math.min(4, texts.length - done))
    asked.shift()?.()
  }
  expect(await Promise.all(puts)).toEqual(texts.map(storedAs))
  expect(sent).toEqual(texts)
})

it('one that cannot be read leaves its place to the next', async () => {
  const { files, asked } = slowServer()
  const log = new AskedFiles(files)
  const unreadable: AsyncIterable<Uint8Array> = {
    [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(new Error('unreadable')) }),
  }
  const puts = Array.from({ length: 9 }, () => log.put(unreadable))
  const last = log.put(again('last'))
  for (const put of puts) await expect(put).rejects.toThrow('unreadable')
  await turn()
  asked.shift()?.()
  expect(await last).toEqual(storedAs('last'))
})
