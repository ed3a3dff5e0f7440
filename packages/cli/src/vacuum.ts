import { resolve } from 'node:path'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { interruptible } from './interruption.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { storeFolder } from './store-place.js'
import { withStoreProgress } from './store-progress.js'
import type { Terminal } from './terminal.js'
import { duration } from './words.js'

/** `track vacuum`: a new store without the events of deleted trials. */
export function vacuumCommand(terminal: Terminal): AnyCommand {
  return trackCommand('vacuum', {
    description:
      'Make a new store without the events and files of deleted trials. The old one may be in use, and stays as it ' +
      'is: remove it when the new one is in its place. Positions, uids and digests of what is kept stay the ' +
      'same.',
    examples: ['track vacuum runs-vacuumed'],
  })
    .argument('<target>', 'the folder of the new store, which must not exist or be empty')
    .action(async (target, _flags, self) => {
      const flags = globalsOf(self)
      const path = storeFolder(flags, terminal)
      const folder = resolve(terminal.folder, target)
      const { vacuumStore } = await import('@track/client')
      const { head, ...summary } = await interruptible((signal) =>
        withStoreProgress(terminal, (onProgress) =>
          vacuumStore(path, folder, { signal, onProgress }),
        ),
      )
      const kept = { position: head.position, digest: Buffer.from(head.digest).toString('hex') }
      if (flags.json) {
        printJson({ ...summary, head: kept }, terminal)
        return
      }
      const { trials, keptForForks, goneEvents, events, durationMs } = summary
      const count = (number: number): string => number.toLocaleString('en')
      const lines = [
        `${folder}: without ${count(goneEvents)} events, of ${count(trials)} deleted ${trials === 1 ? 'trial' : 'trials'}`,
        ...(keptForForks > 0
          ? [`  the events of ${count(keptForForks)} of them stay: others were forked from them`]
          : []),
        `  ${count(events)} events in ${duration(durationMs / 1000)}`,
        `  position ${kept.position}, digest ${kept.digest}`,
      ]
      terminal.out(lines.map((line) => `${plainText(line)}\n`).join(''))
    })
}
