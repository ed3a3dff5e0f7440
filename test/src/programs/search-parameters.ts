// Usage: search-parameters.js STORE SEED. Says ready, waits for a line on standard input, and takes part in
// a search that other processes share, until no point is left; tells each point that it tried.
import { once } from 'node:events'
import { choice, integer, TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const client = new TrackClient(`file:${process.argv[2]}`)
await client.setProject({ name: 'shared' })
tell('ready')
await once(process.stdin, 'data')
const search = await client.search({
  space: { x: integer(0, 11), kind: choice(['a', 'b', 'c']) },
  group: 'search',
  // Half of them draw the same points in the same order, and meet at each.
  seed: Math.max(0, Number(process.argv[3]) - 6),
})
for (let trial = await search.suggest(); trial !== undefined; trial = await search.suggest()) {
  const { x, kind } = trial.parameters
  tell(`tried ${x}${kind}`)
  await search.observe(trial, x + (kind === 'a' ? 0 : 0.5))
}
process.stdin.destroy()
await client.close()
