import { expect, test } from 'vitest'
import { keptValues } from './kept-values.js'

/** Keeps `count` values of ten bytes, of which those of `damaged` cannot be read; `gone` go after they were listed. */
function derivedOf(count: number, damaged: readonly string[], gone: readonly string[] = []) {
  const keys = Array.from({ length: count }, (_, i) => `key ${String(i).padStart(4, '0')}`)
  return {
    get: async (asked: readonly string[]) =>
      asked.map((key) =>
        damaged.includes(key) || gone.includes(key) ? undefined : new Uint8Array(10),
      ),
    keys: async ({ from, to, limit }: { from: string; to: string; limit?: number }) =>
      keys
        .filter((key) => key >= from && key < to)
        .filter((key) => limit !== 1 || !gone.includes(key))
        .slice(0, limit),
    write: async () => {},
  }
}

test('what is kept is counted page by page, and what cannot be read too', async () => {
  expect(await keptValues(derivedOf(0, []))).toEqual({ values: 0, bytes: 0, damaged: 0 })
  expect(await keptValues(derivedOf(200, ['key 0000', 'key 0063', 'key 0199']))).toEqual({
    values: 200,
    bytes: 1970,
    damaged: 3,
  })
})

test('what was taken away meanwhile is not damaged', async () => {
  const { damaged } = await keptValues(derivedOf(70, ['key 0001'], ['key 0065']))
  expect(damaged).toBe(1)
})
