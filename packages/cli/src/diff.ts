import type { RecordedEvent, TrackClient, TrialDiff } from '@track/client'
import { atFlag } from './at-flag.js'
import { type AnyCommand, globalsOf, InvalidArgumentError, trackCommand } from './command.js'
import { type DiffRow, diffRows } from './diff-rows.js'
import { openStore } from './open-store.js'
import { printJson } from './print-json.js'
import type { Column } from './table.js'
import type { Terminal } from './terminal.js'
import { countOf } from './trial-search.js'

const [, , momentOf] = atFlag.ofTrial
const moments =
  'a time, such as 2026-11-20T10:00Z, @REVISION of it, or when the log had so many events'

/** `track diff`: what is not the same about a trial at two moments, or about two trials. */
export function diffCommand(terminal: Terminal): AnyCommand {
  return trackCommand('diff', {
    description:
      'Show the fields that changed between two moments of a trial, and which events came between; or the ' +
      'fields that differ between two trials.',
    examples: ['track diff 3fa2b1c --from 2026-11-20T10:00Z', 'track diff 3fa2b1c 81c09de --patch'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .argument('[other]', 'the trial that it is compared with (default: itself)')
    .option('--from <moment>', `the trial as it was then: ${moments}`, momentOf)
    .option('--to <moment>', 'the other, or the same, as it was then (default: now)', momentOf)
    .option('-n, --limit <count>', 'of the events between, the first so many', countOf, 20)
    .option('--patch', 'print a JSON Patch (RFC 6902) of the full reports')
    .action(async (name, other, { from, to, limit, patch = false }, self) => {
      if (other === undefined && from === undefined) {
        throw new InvalidArgumentError('It takes --from, or another trial to compare with.')
      }
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrials } = await import('./choose-trial.js')
      const [first, second = first] = await chooseTrials(client, other ? [name, other] : [name])
      if (first === undefined || second === undefined) return // chooseTrials finds them or throws
      const diff = await client.diff(
        { trial: first, ...(from !== undefined && { at: from }) },
        { trial: second, ...(to !== undefined && { at: to }) },
      )
      if (patch) {
        printJson(diff.patch, terminal)
        return
      }
      const between = await firstOf(diff.events, limit)
      if (flags.json) printJson({ ...diff, ...between }, terminal)
      else await printDiff(diff, between, client, terminal)
    })
}

/** The first of some events, and how many there are. */
interface Between {
  readonly events: readonly RecordedEvent[]
  readonly eventCount: number
}

async function firstOf(all: AsyncIterable<RecordedEvent>, limit: number): Promise<Between> {
  const events: RecordedEvent[] = []
  let eventCount = 0
  for await (const event of all) if (eventCount++ < limit) events.push(event)
  return { events, eventCount }
}

async function printDiff(
  { changes }: TrialDiff,
  { events, eventCount }: Between,
  client: TrackClient,
  terminal: Terminal,
): Promise<void> {
  if (changes.length === 0) terminal.out('nothing differs\n')
  else await printRows(diffRows(changes), terminal)
  if (eventCount === 0) return
  const [{ StreamNames }, { eventText }] = await Promise.all([
    import('./stream-names.js'),
    import('./event-text.js'),
  ])
  const names = await StreamNames.read(client, {})
  terminal.out(`\n${eventCount} ${eventCount === 1 ? 'event' : 'events'} between\n`)
  for (const event of events) {
    const name = await names.nameOf(event.stream)
    terminal.out(`${eventText(event, name, terminal)}\n`)
  }
  const left = eventCount - events.length
  if (left > 0) terminal.err(`${left} more are not shown; -n shows more\n`)
}

/** On a terminal what was and what is share the room that fields leave: neither says much alone. */
async function printRows(rows: readonly DiffRow[], terminal: Terminal): Promise<void> {
  const { printTable } = await import('./table.js')
  const { columns: room = Number.POSITIVE_INFINITY } = terminal
  const longest = rows.reduce((width, { field }) => Math.max(width, field.length), 5)
  const fieldWidth = Math.min(longest, Math.max(30, Math.floor(room / 4)))
  const widthMax = Math.max(8, Math.min(40, Math.floor((room - fieldWidth - 4) / 2)))
  const columns: readonly Column<DiffRow>[] = [
    { name: 'field', text: ({ field }) => field, widthMax: fieldWidth },
    { name: 'before', text: ({ before }) => before, widthMax },
    { name: 'after', text: ({ after }) => after, widthMax },
  ]
  printTable(columns, rows, terminal)
}
