// Usage: search-parameters.js SEED URI [TOKEN SPOOLS]. Says ready, waits for a line on standard input, and takes part in
// a search that other processes share, until no point is left; tells each point that it tried.
import { once } from 'node:events'
import { choice, integer } from '@track/client'
import { clientOf } from '../testing/client-of.js'
import { tell } from '../testing/tell.js'

const [seed, ...way] = process.argv.slice(2)
const client = clientOf(way)
await client.setProject({ name: 'shared' })
tell('ready')
await once(process.stdin, 'data')
const search = await client.search({
  space: { x: integer(0, 11), kind: choice(['a', 'b', 'c']) },
  group: 'search',
  // Half of them draw the same points in the same order, and meet at each.
  seed: Math.max(0, Number(seed) - 6),
})
for (let trial = await search.suggest(); trial !== undefined; trial = await search.suggest()) {
  const { x, kind } = trial.parameters
  tell(`tried ${x}${kind}`)
  await search.observe(trial, x + (kind === 'a' ? 0 : 0.5))
}
process.stdin.destroy()
await client.close()
