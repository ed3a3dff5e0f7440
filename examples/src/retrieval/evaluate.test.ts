import { TrackClient } from '@track/client'
import { expect, it } from 'vitest'
import { readCorpus } from './corpus.js'
import { evaluate, space } from './evaluate.js'
import { qualityOf } from './quality.js'

it('quality is that of the ranks at which the answers are', () => {
  const relevant = new Set(['a', 'b'])
  expect(qualityOf(['a', 'b'], relevant)).toEqual({
    reciprocalRank: 1,
    recallAt10: 1,
    ndcgAt10: 1,
  })
  expect(qualityOf(['x', 'y', 'z'], relevant)).toEqual({
    reciprocalRank: 0,
    recallAt10: 0,
    ndcgAt10: 0,
  })
  const { reciprocalRank, recallAt10, ndcgAt10 } = qualityOf(['x', 'b', 'y'], relevant)
  expect([reciprocalRank, recallAt10]).toEqual([0.5, 0.5])
  expect(ndcgAt10).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12)
  const eleventh = [...'0123456789', 'a']
  expect(qualityOf(eleventh, new Set(['a']))).toMatchObject({ recallAt10: 0, ndcgAt10: 0 })
})

it('every query of the corpus has an answer among its documents', () => {
  const { documents, queries } = readCorpus()
  const ids = new Set(documents.map(({ id }) => id))
  expect(ids.size).toBe(documents.length)
  for (const { text, relevant } of queries) {
    expect(text).not.toBe('')
    expect(Array.from(relevant).filter((id) => !ids.has(id))).toEqual([])
  }
})

it('twelve trials at once find most of what is described, better by descriptions than by names', async () => {
  await using client = new TrackClient('memory:')
  const corpus = readCorpus()
  const some = { ...corpus, queries: corpus.queries.slice(0, 40) }
  const objective = { metric: 'ndcg_at_10', mode: 'max' } as const
  const search = await client.search({ group: 'g', space, algorithm: 'grid', objective })
  const suggested = await Promise.all(Array.from({ length: 13 }, () => search.suggest()))
  await Promise.all(suggested.map((trial) => trial && evaluate(trial, some)))
  const observed = await search.observations()
  expect(observed.map(({ state }) => state)).toEqual(Array(12).fill('observed'))
  const best = await search.best()
  expect(best?.parameters.fields).toBe('name and description')
  expect(best?.metrics.recall_at_10).toMatchObject({ lastStep: 40, count: 1 })
  expect(best?.metrics.recall_at_10?.last).toBeGreaterThan(0.5)
  const { chronos } = await client.report({
    trial: await client.setTrial({ uid: best?.uid ?? '' }),
    print: false,
  })
  expect(chronos.search).toMatchObject({ count: 40 })
})
