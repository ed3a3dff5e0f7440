// Usage: host-store.js STORE. Opens a store, lets other processes in, and keeps it until standard input ends.
import { TrackClient } from '../track-client.js'

const client = new TrackClient(`file:${process.argv[2] ?? ''}`)
await client.log.head()
process.stdout.write('hosted\n')
process.stdin.resume().once('end', () => void client.close())
