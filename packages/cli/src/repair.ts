import { resolve } from 'node:path'
import type { RepairSummary } from '@track/client'
import { type AnyCommand, globalsOf, trackCommand } from './command.js'
import { interruptible } from './interruption.js'
import { plainText } from './plain-text.js'
import { printJson } from './print-json.js'
import { storeFolder } from './store-place.js'
import { withStoreProgress } from './store-progress.js'
import type { Terminal } from './terminal.js'
import { duration } from './words.js'

/** `track repair`: a new store of what is intact. */
export function repairCommand(terminal: Terminal): AnyCommand {
  return trackCommand('repair', {
    description:
      'Make a new store of every commit that is intact, with the positions that they have. The damaged ' +
      'store, which nobody may have open meanwhile, is not touched. What is lost is listed.',
    examples: ['track repair ./runs-repaired', 'track repair ./runs-repaired --store ./runs'],
  })
    .argument('<target>', 'the folder of the new store, which is empty or not there')
    .option('--scratch <folder>', 'where there is room for a copy of the store')
    .action(async (target, { scratch }, self) => {
      const flags = globalsOf(self)
      const path = storeFolder(flags, terminal)
      const { repairStore } = await import('@track/client')
      const summary = await interruptible((signal) =>
        withStoreProgress(terminal, (onProgress) =>
          repairStore(path, resolve(terminal.folder, target), {
            signal,
            onProgress,
            ...(scratch !== undefined && { scratch }),
          }),
        ),
      )
      if (flags.json) printJson(summary, terminal)
      else terminal.out(repairText(summary))
    })
}

/** Of gaps, so many are shown. */
const shownMax = 20

function repairText(summary: RepairSummary): string {
  const { target, commits, events, lost, lostEvents, lostFrom } = summary
  const count = (number: number): string => number.toLocaleString('en')
  const shown = lost.slice(0, shownMax)
  const lines = [
    `${target}: a new store of ${count(commits)} commits and ${count(events)} events, ` +
      `in ${duration(summary.durationMs / 1000)}`,
    lostEvents === 0 && lostFrom === undefined
      ? '  no event is lost'
      : `  ${count(lostEvents)} events are lost`,
    ...shown.map(({ from, to, streams }) => {
      const whose = streams.length === 0 ? '' : `, of ${streams.length} streams`
      return `    positions ${from} to ${to - 1}${whose}`
    }),
    ...(lost.length > shown.length
      ? [`    and ${count(lost.length - shown.length)} more gaps`]
      : []),
    ...(lostFrom === undefined
      ? []
      : [`    what stood from position ${lostFrom} on: nobody knows how much`]),
    '  use one of the two stores only',
  ]
  return lines.map((line) => `${plainText(line)}\n`).join('')
}
