import type { TrackClient, TrialSummary } from '@track/client'
import { briefUid } from './brief-uid.js'
import { type AnyCommand, type GlobalFlags, globalsOf, trackCommand } from './command.js'
import { CliError } from './failure.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'

interface RemoveFlags extends GlobalFlags {
  readonly yes?: true | undefined
  readonly reason?: string | undefined
}

/** `track rm`: deletes trials. */
export function removeCommand(terminal: Terminal): AnyCommand {
  return trackCommand('rm', {
    description:
      'Delete trials: they are in no list any more. Their events stay in the log: track vacuum makes a store ' +
      'without them. It asks first, on a terminal; elsewhere it wants --yes.',
    examples: ['track rm 3fa2b1c', 'track rm 3fa2b1c 81d04aa --yes --reason "wrong data"'],
  })
    .argument('<trial...>', 'their uids, the beginnings of those, or their names')
    .option('-y, --yes', 'do not ask')
    .option('--reason <text>', 'why, for whoever reads the log')
    .action(async (names, flags, self) => {
      await removeTrials(names, { ...flags, ...globalsOf(self) }, terminal)
    })
}

async function removeTrials(
  names: readonly string[],
  flags: RemoveFlags,
  terminal: Terminal,
): Promise<void> {
  await using client = await openStore(flags, terminal)
  const { chooseTrials } = await import('./choose-trial.js')
  const chosen = await chooseTrials(client, names)
  const trials = [...new Map(chosen.map((trial) => [trial.id, trial])).values()]
  checkEnded(trials)
  if (flags.yes !== true) await confirmAll(trials, terminal)
  for (const trial of trials) await removeTrial(client, trial, flags)
  if (flags.json) printJson({ deleted: trials.map(({ uid, id }) => ({ uid, id })) }, terminal)
  else for (const trial of trials) terminal.out(`deleted ${lineOf(trial)}\n`)
}

/** What a living process still logs would go to a trial that nobody finds. */
function checkEnded(trials: readonly TrialSummary[]): void {
  const running = trials.filter(({ statusValue }) => statusValue >= 100 && statusValue < 200)
  if (running.length === 0) return
  throw new CliError('TRACK_TRIAL_RUNNING', `${running.length} of the trials are running`, {
    details: { trials: running.map(({ uid, id }) => ({ uid, id })) },
    hints: [...running.map((trial) => `  ${lineOf(trial)}`), '  end them first'],
  })
}

async function confirmAll(trials: readonly TrialSummary[], terminal: Terminal): Promise<void> {
  const { confirm } = await import('./confirm.js')
  if (terminal.isInTerminal && terminal.isErrTerminal) {
    for (const trial of trials) terminal.err(`${lineOf(trial)}\n`)
  }
  const what = trials.length === 1 ? 'this trial' : `these ${trials.length} trials`
  const act = { question: `Delete ${what}?`, verb: 'delete', done: 'deleted' }
  await confirm(act, terminal)
}

async function removeTrial(
  client: TrackClient,
  { uid, project }: TrialSummary,
  { reason }: RemoveFlags,
): Promise<void> {
  await client.setProject({ name: project, getOnly: true, force: true })
  await client.deleteTrial({ uid }, reason === undefined ? {} : { reason })
}

function lineOf({ uid, name, project, status }: TrialSummary): string {
  return plainText(`${briefUid(uid)}  ${name} (${project}, ${status})`)
}
