// Which way to search finds the web feature that somebody describes? Twelve ways are evaluated at once, each
// a trial, in one event loop. Usage: example.js [STORE].
import { join } from 'node:path'
import { TrackClient } from '@track/client'
import { readCorpus } from './corpus.js'
import { evaluate, space } from './evaluate.js'

const store = process.argv[2] ?? join('runs', 'retrieval')
const corpus = readCorpus()
console.log(
  `${corpus.documents.length} features of the web platform, to be found by ${corpus.queries.length} descriptions that others wrote. Store: ${store}\n`,
)

await using client = new TrackClient(`file:${store}`)
await client.setProject({ name: 'retrieval' })
const group = `twelve ways ${new Date().toISOString()}`
const objective = { metric: 'ndcg_at_10', mode: 'max' } as const
const search = await client.search({
  group,
  space,
  algorithm: 'grid',
  objective,
  name: 'minisearch',
})

const suggested = await Promise.all(Array.from({ length: 12 }, () => search.suggest()))
await Promise.all(suggested.map((trial) => trial && evaluate(trial, corpus)))

const trials = await client.trials({ where: { groups: group }, sort: '-metrics.ndcg_at_10.last' })
console.table(
  trials.map(({ parameters, metrics }) => ({
    ...parameters,
    mrr: metrics.mrr?.last.toFixed(4),
    'recall@10': metrics.recall_at_10?.last.toFixed(4),
    'nDCG@10': metrics.ndcg_at_10?.last.toFixed(4),
  })),
)

const best = await search.best()
if (best === undefined) throw new Error('no trial came to a value')
const { fields, match, b } = best.parameters
console.log(
  `\nBest: ${match} of the ${fields}, with b = ${b}. Its report, as client.report() prints it:`,
)
await client.report({ trial: await client.setTrial({ uid: best.uid }) })
