// Usage: create-trial.js STORE. Says ready, waits for a line on standard input, and creates a trial like
// those that other processes create at that moment in the same group; tells its uid.
import { once } from 'node:events'
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const client = new TrackClient(`file:${process.argv[2]}`)
tell('ready')
await once(process.stdin, 'data')
process.stdin.destroy()
await client.setProject({ name: 'shared' })
await client.setGroup({ name: 'sweep' })
const trial = await client.newTrial({ name: 'same', parameters: { lr: 0.1 } })
await trial.run(() => trial.logMetrics({ pid: process.pid }, { step: 0 }))
tell(`uid ${await trial.uid()}`)
await client.close()
