import type { Cause, Explanation } from '@track/client'
import { atFlag } from './at-flag.js'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import type { Column } from './table.js'
import type { Terminal } from './terminal.js'
import { countOf } from './trial-search.js'
import { eventTime, valueText } from './words.js'

/** `track why`: the events that made a field of a trial what it is. */
export function whyCommand(terminal: Terminal): AnyCommand {
  return trackCommand('why', {
    description:
      'Show the events that made a field of a trial what it is: where each is in the log, when and by which ' +
      'process it was logged, and the value that it replaced.',
    examples: ['track why 3fa2b1c metrics.loss.12', 'track why 3fa2b1c status --json'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .argument(
      '<field>',
      'such as status, parameters.lr, metrics.loss, metrics.loss.min, metrics.loss.12',
    )
    .option('-n, --limit <count>', 'the last so many events', countOf, 20)
    .option(...atFlag.ofTrial)
    .action(async (name, field, { limit, at }, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const trial = await chooseTrial(client, name)
      const why = await client.why(trial, field, { limit, ...(at !== undefined && { at }) })
      if (flags.json) printJson(why, terminal)
      else await printWhy(why, terminal)
    })
}

async function printWhy(
  { path, value, causes, leftOut }: Explanation,
  terminal: Terminal,
): Promise<void> {
  const { printTable } = await import('./table.js')
  terminal.out(`${plainText(`${path} = ${valueText(value)}`)}\n\n`)
  printTable(columns, causes, terminal)
  if (leftOut > 0) terminal.err(`${leftOut} earlier are not shown; -n shows more\n`)
}

const columns: readonly Column<Cause>[] = [
  { name: 'position', text: ({ position }) => String(position), align: 'right' },
  { name: 'time', text: ({ timeMs }) => eventTime(timeMs) },
  { name: 'event', text: ({ event }) => event.type },
  { name: 'before', text: ({ before }) => valueText(before) },
  { name: 'after', text: ({ after }) => valueText(after) },
  { name: 'process', text: ({ process }) => (process ? `${process.pid} on ${process.host}` : '-') },
]
