import { expect, test } from 'vitest'
import { buildAppend } from './build-append.js'
import { eventsOf } from './events-of.js'
import { checkFileName, isFileName } from './file-name.js'
import { v1 } from './messages.js'
import { commitOf } from './testing/commit-of.js'

const good = ['a', 'a.b', 'weights/epoch-1.bin', '...', ' ', '__proto__', 'é\u{1F600}', 'ab:c']
const bad = [
  '',
  '/',
  '/a',
  'a/',
  'a//b',
  '.',
  '..',
  'a/../b',
  './a',
  'a\\b',
  'C:',
  'c:/a',
  'a\0',
  '\u0085',
]

test.each(good)('%j is a name of a file', (name) => {
  expect(isFileName(name)).toBe(true)
  checkFileName(name)
})

test.each(bad)('%j is no name of a file', (name) => {
  expect(isFileName(name)).toBe(false)
  expect(() => checkFileName(name)).toThrow(/is no name of a file/)
})

/** What is read where a log holds such a file, which no writer of Track makes. */
function readBack(file: { readonly name: string; readonly digest: Uint8Array }): string {
  const event = { type: 'Deleted', reason: '' } as const
  const append = buildAppend([{ stream: '5a'.repeat(16), event, timeMs: 0 }], {
    origin: { writer: '00'.repeat(16), sequence: 0 },
    salt: new Uint8Array(16),
  })
  const body = v1.Body.decode(append.body)
  const events = [{ fileLogged: { ...file, bytes: 1 } }]
  const [group] = body.groups ?? []
  Object.assign(group as object, { events })
  const [recorded] = eventsOf(commitOf({ ...append, body: v1.Body.encode(body).finish() }))
  return recorded?.event.type ?? 'nothing'
}

test('a file with a name that leads out of its folder is an unknown event', () => {
  const digest = new Uint8Array(32)
  expect(readBack({ name: 'a/b', digest })).toBe('FileLogged')
  for (const name of bad) expect(readBack({ name, digest })).toBe('Unknown')
})

test('a file whose digest is none is an unknown event', () => {
  expect(readBack({ name: 'a', digest: new Uint8Array(31) })).toBe('Unknown')
})
