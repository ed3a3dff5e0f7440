// Usage: read-trials.js STORE. Prints the parameters of a store's trials, and keeps the store open until standard input ends.
import { TrackClient } from '../track-client.js'

const client = new TrackClient(`file:${process.argv[2] ?? ''}`)
const trials = await client.trials()
console.log(JSON.stringify(trials.map(({ parameters }) => parameters)))
process.stdin.resume().once('end', () => void client.close())
