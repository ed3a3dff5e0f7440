// Usage: serve.js STORE PORT TOKEN. Serves a store to this machine until it is killed, or SIGTERM.
import { serveStore } from '@track/client'
import { tell } from '../testing/tell.js'

const [store = '', port = '0', token = ''] = process.argv.slice(2)
const server = await serveStore({ store, port: Number(port), token })
process.on('SIGTERM', () => void server.close())
tell(`serving ${server.port}`)
await server.closed
