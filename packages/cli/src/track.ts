import { main } from './main.js'
import { processTerminal } from './terminal.js'

/** The program `track`. It is not awaited here: what is loaded when it is needed needs this module. */
export function track(): Promise<void> {
  return main(process.argv.slice(2), processTerminal())
}
