import type { GlobalFlags } from './command.js'
import type { Completion } from './completions.js'
import type { Terminal } from './terminal.js'

/** What a store has that can be named. */
export interface StoreNames {
  /** Short ids, the newest first, and names. */
  readonly trials: readonly Completion[]
  readonly projects: readonly Completion[]
  readonly groups: readonly Completion[]
}

const none: StoreNames = { trials: [], projects: [], groups: [] }

/** The names in a store; none where it cannot be read, which whoever runs the command will hear. */
export async function namesInStore(flags: GlobalFlags, terminal: Terminal): Promise<StoreNames> {
  try {
    const [{ openStore }, { shortIds }] = await Promise.all([
      import('./open-store.js'),
      import('./choose-trial.js'),
    ])
    await using client = await openStore(flags, terminal)
    const trials = await client.trials()
    const ids = shortIds(trials)
    const newest = trials.toReversed()
    return {
      trials: [
        ...newest.map(({ id, name, project }) => ({
          word: ids.get(id) ?? id,
          note: `${name} (${project})`,
        })),
        ...distinct(newest.map(({ name }) => name)),
      ],
      projects: distinct((await client.projects()).map(({ name }) => name)),
      groups: distinct((await client.groups()).map(({ name }) => name)),
    }
  } catch {
    return none
  }
}

function distinct(words: readonly string[]): Completion[] {
  return [...new Set(words)].map((word) => ({ word }))
}
