import type { EventsOptions, TrackClient } from '@track/client'
import { atFlag, isRevision } from './at-flag.js'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { jsonText } from './print-json.js'
import type { StreamNames } from './stream-names.js'
import type { Terminal } from './terminal.js'
import { asOfFlag, countOf } from './trial-search.js'
import { whileOpen } from './while-open.js'

/** `track log`: the events themselves. */
export function logCommand(terminal: Terminal): AnyCommand {
  return trackCommand('log', {
    description:
      'Print the events themselves, in the order of the log: position, time, whose, and what. With --json ' +
      'each is a line of JSON.',
    examples: ['track log --stream 3fa2b1c', 'track log --from 1000 --follow --json'],
  })
    .option('-s, --stream <name>', 'only those of a trial, a project or a group')
    .option('--from <index>', 'from this position on; with --stream, this revision', countOf, 0)
    .option('-n, --limit <count>', 'at most so many', countOf)
    .option(...atFlag.ofTrial)
    .option('-f, --follow', 'go on with what is logged from now on')
    .action(async ({ stream: name, from, limit, at, follow = false }, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal, { reader: follow })
      const { StreamNames } = await import('./stream-names.js')
      const isJson = flags.json === true
      const asOf = isRevision(at) ? {} : asOfFlag({ at })
      const isNamed = name !== undefined || !isJson
      const names = isNamed ? await StreamNames.read(client, asOf) : undefined
      const stream = name === undefined ? undefined : await names?.streamOf(name)
      const range = {
        from,
        follow,
        ...(stream !== undefined && { stream }),
        ...(at !== undefined && { at }),
      }
      const options = { limit, names: isJson ? undefined : names }
      const print = (): Promise<void> => printEvents(client, range, options, terminal)
      await (follow ? whileOpen(client, print) : print())
    })
}

interface PrintOptions {
  readonly limit: number | undefined
  /** What streams are called; undefined for JSON. */
  readonly names: StreamNames | undefined
}

async function printEvents(
  client: TrackClient,
  range: EventsOptions,
  { limit = Number.POSITIVE_INFINITY, names }: PrintOptions,
  terminal: Terminal,
): Promise<void> {
  const { eventText } = await import('./event-text.js')
  if (limit === 0) return
  let left = limit
  for await (const recorded of client.events(range)) {
    names?.learn(recorded)
    const name = await names?.nameOf(recorded.stream)
    const text = name === undefined ? jsonText(recorded) : eventText(recorded, name, terminal)
    terminal.out(`${text}\n`)
    await terminal.drained()
    if (--left === 0) return
  }
}
