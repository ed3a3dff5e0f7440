import { atFlag } from './at-flag.js'
import { checkCollections } from './check-collections.js'
import { type AnyCommand, Argument, type GlobalFlags, globalsOf, trackCommand } from './command.js'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { printTable } from './table.js'
import type { Terminal } from './terminal.js'
import { trialColumns, usualPaths } from './trial-columns.js'
import { TrialList } from './trial-list.js'
import {
  asOfFlag,
  countOf,
  gather,
  gatherList,
  type SearchFlags,
  searchFlags,
  searchOf,
} from './trial-search.js'

interface ListFlags extends SearchFlags, GlobalFlags {
  readonly columns?: readonly string[] | undefined
}

/** `track ls`: what is in a store. */
export function listCommand(terminal: Terminal): AnyCommand {
  return trackCommand('ls', {
    description: 'List the trials of the store, or its groups, or its projects.',
    examples: [
      'track ls -w status=Completed -s metrics.loss.min -n 10',
      "track ls -w 'parameters.lr<0.1' -c id,name,parameters.lr,metrics.accuracy.max",
      'track ls groups',
      'track ls --at 2026-11-20T10:00Z',
    ],
  })
    .addArgument(
      new Argument('[kind]', 'what to list')
        .choices(['trials', 'groups', 'projects'] as const)
        .default('trials' as const),
    )
    .option(...searchFlags.where, gather)
    .option(...searchFlags.project)
    .option(...searchFlags.group)
    .option(...searchFlags.sort, gatherList)
    .option(...searchFlags.limit, countOf)
    .option(...atFlag.ofStore)
    .option(
      '-c, --columns <paths>',
      'show these, such as id,name,parameters.lr,metrics.loss',
      gatherList,
    )
    .action(async (kind, flags, self) => {
      const all = { ...flags, ...globalsOf(self) }
      if (kind === 'trials') await listTrials(all, terminal)
      else await listCollections(kind, all, terminal)
    })
}

async function listTrials(flags: ListFlags, terminal: Terminal): Promise<void> {
  await using list = await TrialList.of(flags, terminal)
  const search = searchOf(flags)
  if (flags.json) {
    const trials = await list.trials(search)
    if (trials.length === 0) await checkCollections(() => list.client(), flags)
    printJson(trials, terminal)
    return
  }
  let paths = flags.columns ?? []
  // All trials: so that a short id means one of the store, and not only of the list.
  const { count, columns, all } = await list.list(search, (metrics) => {
    paths = flags.columns ?? usualPaths(metrics)
    return [...paths, 'statusValue'] // which says the colour of the status
  })
  if (count === 0) await checkCollections(() => list.client(), flags)
  const rows = Array.from(Array(count).keys())
  printTable(trialColumns(paths, columns, all), rows, terminal)
  if (count === 0) {
    terminal.err(all.length === 0 ? 'no trials yet\n' : 'no such trial\n')
    return
  }
  for (const path of flags.columns ?? []) {
    const isThere = columns.get(path)?.some((value) => value !== undefined)
    if (!isThere) terminal.err(`none of these trials has ${plainText(path)}\n`)
  }
}

async function listCollections(
  kind: 'groups' | 'projects',
  flags: ListFlags,
  terminal: Terminal,
): Promise<void> {
  checkFlags(kind, flags)
  await using client = await openStore(flags, terminal)
  const { groupColumns, projectColumns } = await import('./collection-columns.js')
  const { project, limit } = flags
  if (kind === 'projects') {
    const projects = (await client.projects(asOfFlag(flags))).slice(0, limit)
    if (flags.json) printJson(projects, terminal)
    else printTable(projectColumns(), projects, terminal)
  } else {
    const all = await client.groups(asOfFlag(flags))
    const groups = all.filter((group) => project === undefined || group.project === project)
    if (groups.length === 0) await checkCollections(async () => client, flags)
    if (flags.json) printJson(groups.slice(0, limit), terminal)
    else printTable(groupColumns(), groups.slice(0, limit), terminal)
  }
}

/** A list that passed over what it was asked for would be read as the answer. */
function checkFlags(kind: 'groups' | 'projects', flags: ListFlags): void {
  const onlyOfTrials = ['where', 'group', 'sort', 'columns'] as const
  const refused = kind === 'groups' ? onlyOfTrials : ([...onlyOfTrials, 'project'] as const)
  const given = refused.find((name) => flags[name] !== undefined)
  if (given === undefined) return
  throw new CliError('TRACK_USAGE', `track ls ${kind} takes no --${given}`, {
    exitCode: exitCode.usage,
  })
}
