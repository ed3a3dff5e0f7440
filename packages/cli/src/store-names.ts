import { shortIds } from './choose-trial.js'
import type { GlobalFlags } from './command.js'
import type { Completion } from './shell-line.js'
import type { Terminal } from './terminal.js'
import { TrialList } from './trial-list.js'

/** What a store has that can be named. */
export type NamedKind = 'trials' | 'metrics' | 'projects' | 'groups'

/** The names of such in a store; none where it cannot be read, which whoever runs the command will hear. */
export async function namesInStore(
  kind: NamedKind,
  flags: GlobalFlags,
  terminal: Terminal,
): Promise<readonly Completion[]> {
  try {
    await using list = await TrialList.of(flags, terminal, false)
    if (kind === 'trials') return await trialNames(list)
    if (kind === 'metrics') return await metricNames(list)
    const client = await list.client()
    return distinct((await client[kind]()).map(({ name }) => name))
  } catch {
    return []
  }
}

/** Short ids, the newest first, and names. */
async function trialNames(list: TrialList): Promise<readonly Completion[]> {
  const trials = await list.trialIds({})
  const ids = shortIds(trials)
  const newest = trials.toReversed()
  return [
    ...newest.map(({ id, name, project }) => ({
      word: ids.get(id) ?? id,
      note: `${name} (${project})`,
    })),
    ...distinct(newest.map(({ name }) => name)),
  ]
}

async function metricNames(list: TrialList): Promise<readonly Completion[]> {
  let names: Iterable<string> = []
  await list.columns({}, (metrics) => {
    names = metrics.keys()
    return []
  })
  return distinct(names)
}

function distinct(words: Iterable<string>): Completion[] {
  return [...new Set(words)].map((word) => ({ word }))
}
