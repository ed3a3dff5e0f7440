// Usage: log-metadata.js STORE UID KEY. Says ready, waits for a line on standard input, and adds metadata to
// a trial that other processes add to at that moment.
import { once } from 'node:events'
import { TrackClient } from '@track/client'
import { tell } from '../testing/tell.js'

const [path = '', uid = '', key = ''] = process.argv.slice(2)
const client = new TrackClient(`file:${path}`)
await client.setProject({ name: 'shared' })
const trial = await client.setTrial({ uid })
tell('ready')
await once(process.stdin, 'data')
process.stdin.destroy()
trial.logMetadata({ [key]: process.pid })
await trial.flush()
tell('logged')
await client.close()
