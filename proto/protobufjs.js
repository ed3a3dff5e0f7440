// protobufjs's one importer. Node takes ten milliseconds and more in each thread to load what is CommonJS:
// the package's bundle has it inlined.
export { default } from 'protobufjs/minimal.js'
