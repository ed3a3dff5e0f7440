import type { DerivedStore } from '../event-log.js'
import { type ConformanceCase, logCase } from './conformance-case.js'
import { expectEqual } from './expect.js'
import { reopenCase } from './reopen-case.js'

const one = Uint8Array.of(1)
const two = Uint8Array.of(2, 2)

/** Ascending by UTF-8 bytes, which is not the order of UTF-16 code units. */
const orderedKeys = [' ', '/', 'a', 'a/', 'a/b', 'a0', 'b', '\u00e9', '\u{FFFD}', '\u{1F600}']

/** A case of the derived store; a log that offers none has nothing to show. */
function derivedCase(
  name: string,
  check: (derived: DerivedStore) => Promise<void>,
): ConformanceCase {
  return logCase(name, async ({ derived }) => {
    if (derived !== undefined) await check(derived)
  })
}

/** What a log's derived store keeps, if it has one. */
export const derivedCases: readonly ConformanceCase[] = [
  derivedCase(
    'the derived store gives what was written, in the order of the keys',
    async (derived) => {
      await derived.write([
        ['a', one],
        ['b', two],
        ['empty', new Uint8Array()],
      ])
      expectEqual(
        await derived.get(['b', 'none', 'empty', 'a', 'b']),
        [two, undefined, new Uint8Array(), one, two],
        'values',
      )
      expectEqual(await derived.get([]), [], 'values of no keys')
    },
  ),

  derivedCase('the derived store replaces and deletes', async (derived) => {
    await derived.write([
      ['a', one],
      ['b', one],
    ])
    await derived.write([
      ['a', two],
      ['b', undefined],
      ['none', undefined],
    ])
    expectEqual(await derived.get(['a', 'b', 'none']), [two, undefined, undefined], 'values')
    expectEqual(await derived.keys({ from: '', to: 'z' }), ['a'], 'keys')
  }),

  derivedCase(
    'a value changed after the call changes nothing in the derived store',
    async (derived) => {
      const value = Uint8Array.of(1)
      const writing = derived.write([['a', value]])
      value.fill(9)
      await writing
      const [read] = await derived.get(['a'])
      expectEqual(read, one, 'value')
      read?.fill(9)
      expectEqual(await derived.get(['a']), [one], 'value read again')
    },
  ),

  derivedCase(
    'the derived store lists keys by their bytes, in both directions',
    async (derived) => {
      const shuffled = orderedKeys.toSorted(
        (x, y) => (x.length - y.length) * 100 || (x < y ? 1 : -1),
      )
      await derived.write(shuffled.map((key) => [key, one]))
      const everything = { from: '', to: '\u{10FFFF}' }
      expectEqual(await derived.keys(everything), orderedKeys, 'keys')
      const backward = await derived.keys({ ...everything, reverse: true })
      expectEqual(backward, orderedKeys.toReversed(), 'keys backward')
      const { length } = orderedKeys
      for (let i = 0; i < length; i++) {
        for (let j = i; j < length; j++) {
          const range = { from: orderedKeys[i] as string, to: orderedKeys[j] as string }
          const within = orderedKeys.slice(i, j)
          expectEqual(await derived.keys(range), within, `keys in [${range.from}, ${range.to})`)
          const lastTwo = await derived.keys({ ...range, reverse: true, limit: 2 })
          expectEqual(lastTwo, within.toReversed().slice(0, 2), 'last two keys')
          expectEqual(await derived.keys({ ...range, limit: 3 }), within.slice(0, 3), 'first three')
        }
      }
    },
  ),

  reopenCase('the derived store is there after reopening', async (log, reopen) => {
    await log.derived?.write([['a/\u{1F600}', two]])
    const { derived } = await reopen(log)
    if (derived !== undefined) expectEqual(await derived.get(['a/\u{1F600}']), [two], 'values')
  }),
]
