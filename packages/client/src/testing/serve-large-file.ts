// Usage: serve-large-file.js STORE FILE. As log-large-file.js, on a server in the same process: so that the memory of
// both sides is measured.
import { newToken, serveStore } from '../serve-store.js'

const [, , store = ''] = process.argv
const token = await newToken()
await using server = await serveStore({ store, token })
process.env.TRACK_TOKEN = token
process.argv[2] = server.uri
await import('./log-large-file.js')
