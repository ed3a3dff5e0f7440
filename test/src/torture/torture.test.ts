import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { temporaryFolder } from '../testing/run-program.js'
import { SeededMoments } from '../testing/seeded-moments.js'
import { kinds } from './kinds.js'
import { failureText, progressLine, summaryLines } from './summary.js'
import { torture } from './torture.js'
import type { TortureKind } from './torture-kind.js'

const seconds = 3
/** Where each run of a kind strikes at least once, however short it is. */
const struck: Readonly<Record<string, RegExp>> = {
  share: /^failing over/,
  server: /^server: /,
}

describe('what docs/guarantees.md states holds for a few seconds of', () => {
  it.each(kinds.map((kind) => [kind.name, kind] as const))('%s', async (_, kind) => {
    const { seed } = new SeededMoments()
    const folder = temporaryFolder()
    const results = await torture({ kinds: [kind], seed, seconds, jobs: 1, folder })
    expect(results.flatMap(({ failure }) => (failure ? failureText(failure) : []))).toEqual([])
    // What is not tried on this machine says why; everything else was tried.
    for (const { absent, counts } of results) {
      if (absent !== undefined) expect(absent).toMatch(/\w/)
      else
        expect(Object.keys(counts)).toContainEqual(expect.stringMatching(struck[kind.name] ?? ''))
    }
    expect(readdirSync(folder)).toEqual([])
  })
})

const kindOf = (name: string, run: TortureKind['run'], reason?: string): TortureKind => ({
  name,
  about: '',
  absent: () => reason,
  run,
})

describe('a run', () => {
  it('counts by place, and tells of a broken promise how to see it again', async () => {
    const drawn: number[] = []
    const kind = kindOf('odd', async (random, { count, measure, folder }) => {
      drawn.push(random.below(1_000_000))
      mkdirSync(join(folder, 'store'))
      count('a')
      measure('drops', 10 - drawn.length)
      if (drawn.length < 3) return
      count('b')
      throw new Error('three is too many')
    })
    const folder = temporaryFolder()
    const options = { kinds: [kind], seconds: 600, jobs: 1, folder }
    const [result] = await torture({ ...options, seed: 41, rounds: 9 })
    expect(result).toMatchObject({ rounds: 3, counts: { a: 3, b: 1 } })
    if (result !== undefined) {
      expect(summaryLines([result]).join()).toContain('drops: median 8, most 9 of 3')
    }
    const { failure } = result ?? {}
    if (failure === undefined) throw new Error('nothing has failed')
    expect(failureText(failure)).toMatch(/^odd, seed 43: Error: three is too many\n/)
    expect(failureText(failure)).toContain(
      `Its files: ${join(folder, 'odd-43')}\n` +
        'Again: npm run torture -- --only odd --seed 43 --rounds 1',
    )
    expect(readdirSync(folder)).toEqual(['odd-43'])

    // The same seed chooses the same.
    await torture({ ...options, folder: temporaryFolder(), seed: 43, rounds: 1 })
    expect(drawn[3]).toBe(drawn[2])
    expect(new Set(drawn).size).toBe(3)
  })

  it('tries every kind, and says of those that it cannot try why', async () => {
    const tried = kindOf('tried', async (_, { count }) => count('somewhere'))
    const absent = kindOf('absent', () => Promise.reject(new Error('it was tried')), 'no such tool')
    const options = { seed: 1, jobs: 2, folder: temporaryFolder() }
    const results = await torture({ ...options, kinds: [tried, absent], seconds: 0 })
    const [first = '', ...rest] = summaryLines(results)
    expect(first).toMatch(/^tried +somewhere +[12]$/)
    expect(rest[0]).toMatch(/^ +every promise held; [12] stores +[12]$/)
    expect(rest.slice(1)).toEqual(['absent  absent: no such tool'])
    expect(progressLine(results, 3)).toMatch(/^3 s {2}tried [12]$/)
  })
})
