import { resolve } from 'node:path'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { interruptible } from './interruption.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { ProgressLine } from './progress.js'
import { storeFolder } from './store-place.js'
import type { Terminal } from './terminal.js'
import { bytesText } from './words.js'

/** `track backup`: a copy of the store. */
export function backupCommand(terminal: Terminal): AnyCommand {
  return trackCommand('backup', {
    description:
      'Copy the store, which may be in use, to another folder, and check every commit on the way. Where ' +
      'an earlier copy is, only what is new is copied. The copy is a store like any other.',
    examples: ['track backup /mnt/backup/runs'],
  })
    .argument('<target>', 'the folder of the copy')
    .action(async (target, _flags, self) => {
      const flags = globalsOf(self)
      const path = storeFolder(flags, terminal)
      const folder = resolve(terminal.folder, target)
      const { backupStore } = await import('@track/client')
      const line = new ProgressLine(terminal)
      const onProgress = ({
        done,
        total,
      }: {
        readonly done: number
        readonly total: number
      }): void => line.show({ phase: 'copying events', done, total })
      const { head, ...summary } = await interruptible((signal) =>
        backupStore(path, folder, { signal, onProgress }),
      ).finally(() => line.end())
      const digest = Buffer.from(head.digest).toString('hex')
      if (flags.json) {
        const kept = { position: head.position, digest }
        printJson({ path, target: folder, ...summary, head: kept }, terminal)
        return
      }
      const { commits, events, files, fileBytes, from } = summary
      const count = (number: number): string => number.toLocaleString('en')
      const lines = [
        `${folder}: a copy up to position ${head.position}`,
        `  ${from === 0 ? 'copied' : 'new'}: ${count(commits)} commits with ${count(events)} events` +
          (files > 0 ? `, ${count(files)} logged files (${bytesText(fileBytes)})` : ''),
        `  digest ${digest}`,
        `  (track verify --digest DIGEST --position ${head.position} tells later whether that history is intact)`,
      ]
      terminal.out(lines.map((text) => `${plainText(text)}\n`).join(''))
    })
}
