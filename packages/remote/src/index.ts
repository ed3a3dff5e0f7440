export { type SharedProgramOptions, sharedProgram } from './shared-program.js'
