export type { ServerOptions } from './server-options.js'
export { serverProgram } from './server-program.js'
export { type SharedProgramOptions, sharedProgram } from './shared-program.js'
