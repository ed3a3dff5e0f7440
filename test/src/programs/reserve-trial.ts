// Usage: reserve-trial.js STORE. Says ready, waits for a line on standard input, and reserves one trial of
// a group at the moment at which other processes do; tells its id, or none, and holds it until the end of
// standard input.
import { once } from 'node:events'
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const client = new TrackClient(`file:${process.argv[2]}`)
tell('ready')
await once(process.stdin, 'data')
const trial = await client.reserve({ where: { groups: 'sweep', status: 'CreatedGroup' } })
tell(`reserved ${trial?.id ?? 'none'}`)
process.stdin.resume()
await once(process.stdin, 'end')
await client.close()
