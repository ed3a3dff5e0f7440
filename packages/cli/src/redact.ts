import type { RedactSummary } from '@track/client'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { openStore } from './open-store.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import type { Terminal } from './terminal.js'
import { countOf } from './trial-search.js'

/** `track redact`: removes a value for good. */
export function redactCommand(terminal: Terminal): AnyCommand {
  return trackCommand('redact', {
    description:
      'Remove a value from the events of a trial for good, such as a secret that was logged by mistake. The ' +
      'log says that it was, by whom and why. The path is parameters.NAME, metadata.NAME or tags.NAME, with ' +
      'dots into objects, files.NAME (the content), or output, errors or description. It asks first, on a ' +
      'terminal; elsewhere it wants --yes. Copies of the store are listed, and are as they were.',
    examples: ['track redact 3fa2b1c metadata.token --reason "logged by mistake"'],
  })
    .argument('<trial>', 'its uid, the beginning of that, or its name')
    .argument('<path>', 'what to remove')
    .option('--position <index>', 'only from the event at this position of the log', countOf)
    .option('--reason <text>', 'why, for whoever reads the log')
    .option('--by <name>', 'who wants it so (default: the user)')
    .option('-y, --yes', 'do not ask')
    .action(async (name, path, { yes, position, reason, by }, self) => {
      const flags = globalsOf(self)
      await using client = await openStore(flags, terminal)
      const { chooseTrial } = await import('./choose-trial.js')
      const trial = await chooseTrial(client, name)
      if (yes !== true) {
        const { confirm } = await import('./confirm.js')
        const what = plainText(`${path} of ${trial.name}`)
        const question = `Remove ${what} for good?`
        await confirm({ question, verb: 'redact', done: 'redacted' }, terminal)
      }
      const summary = await client.redact({
        trial,
        path,
        ...(position !== undefined && { position }),
        ...(reason !== undefined && { reason }),
        ...(by !== undefined && { by }),
      })
      if (flags.json) printJson(summary, terminal)
      else terminal.out(redactText(summary))
    })
}

function redactText({ path, events, saidAt, search, isGuessable, copies }: RedactSummary): string {
  const { sought, files, found } = search
  const lines = [
    `removed ${path} from the events at ${events.join(', ')}; said at ${saidAt.join(', ')}`,
    sought === 0
      ? '  it has no text long enough to be searched for'
      : found.length === 0
        ? `  searched ${files} files and every commit of the store: it is in none`
        : `  IT IS STILL IN ${found.join(', ')}: was it logged elsewhere too?`,
    ...(isGuessable
      ? ['  the hash of the trial is over its parameters: change what can be guessed']
      : []),
    ...copies.map((copy) => `  a copy of the store, as it was: ${copy}`),
  ]
  return `${lines.map(plainText).join('\n')}\n`
}
