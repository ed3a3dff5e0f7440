// What an append is sent with: whoever keeps commits, and sends none, does not load it.
export { decodeEnvelope, encodeEnvelope } from './envelope-codec.js'
