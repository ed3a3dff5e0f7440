import { resolve } from 'node:path'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { interruptible } from './interruption.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { withStoreProgress } from './store-progress.js'
import type { Terminal } from './terminal.js'
import { duration } from './words.js'

/** `track merge`: a new store of several that were written apart. */
export function mergeCommand(terminal: Terminal): AnyCommand {
  return trackCommand('merge', {
    description:
      'Merge stores, which may be in use, into a new one, and leave them as they are. Each event is in it ' +
      'once, whatever the order in which the stores are given, and also if one of them was merged before. ' +
      'An old uid is still a name of its trial, as UID@STORE with the beginning of the identity of its store.',
    examples: ['track merge laptop/runs cluster/runs --into all-runs'],
  })
    .argument('<stores...>', 'their folders')
    .requiredOption(
      '--into <target>',
      'the folder of the new store, which must not exist or be empty',
    )
    .action(async (stores, { into }, self) => {
      const at = (path: string): string => resolve(terminal.folder, path)
      const { mergeStores } = await import('@track/client')
      const { head, ...summary } = await interruptible((signal) =>
        withStoreProgress(terminal, (onProgress) =>
          mergeStores(stores.map(at), at(into), { signal, onProgress }),
        ),
      )
      const kept = { position: head.position, digest: Buffer.from(head.digest).toString('hex') }
      if (globalsOf(self).json) {
        printJson({ ...summary, head: kept }, terminal)
        return
      }
      const { target, sources, id, commits, events, files, durationMs } = summary
      const count = (number: number): string => number.toLocaleString('en')
      const lines = [
        `${target}: the store ${id}`,
        `  ${count(commits)} commits, ${count(events)} events` +
          `${files > 0 ? `, ${count(files)} contents of logged files` : ''} in ${duration(durationMs / 1000)}`,
        ...sources.map(({ path, events: had }) => `  of ${path}: ${count(had)} events`),
        `  position ${kept.position}, digest ${kept.digest}`,
      ]
      terminal.out(lines.map((line) => `${plainText(line)}\n`).join(''))
    })
}
