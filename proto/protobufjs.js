// protobufjs's one importer. It is CommonJS: to import it makes Node start its lexer, some ten milliseconds
// in each thread; to require it does not.
import { createRequire } from 'node:module'

export default createRequire(import.meta.url)('protobufjs/minimal.js')
