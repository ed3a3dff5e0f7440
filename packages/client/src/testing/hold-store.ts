// Usage: hold-store.js STORE. Opens a store and keeps it until standard input ends.
import { TrackClient } from '../track-client.js'

const client = new TrackClient(`file:${process.argv[2]}`)
await client.setProject({ name: 'held' })
process.stdout.write('held\n')
process.stdin.resume().once('end', () => void client.close())
