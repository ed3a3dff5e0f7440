import { main } from './main.js'
import { processTerminal } from './terminal.js'

/** The program `track`. */
export function track(): Promise<void> {
  return main(process.argv.slice(2), processTerminal())
}
