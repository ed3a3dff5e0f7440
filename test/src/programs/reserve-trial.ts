// Usage: reserve-trial.js URI [TOKEN SPOOLS]. Says ready, waits for a line on standard input, and reserves one trial of
// a group at the moment at which other processes do; tells its id, or none, and holds it until the end of
// standard input.
import { once } from 'node:events'
import { clientOf } from '../testing/client-of.js'
import { tell } from '../testing/tell.js'

const client = clientOf(process.argv.slice(2))
tell('ready')
await once(process.stdin, 'data')
const trial = await client.reserve({ where: { groups: 'sweep', status: 'CreatedGroup' } })
tell(`reserved ${trial?.id ?? 'none'}`)
process.stdin.resume()
await once(process.stdin, 'end')
await client.close()
