// The program `track`.
import { main } from './main.js'
import { processTerminal } from './terminal.js'

await main(process.argv.slice(2), processTerminal())
