// cli-progress's one importer.
import { createRequire } from 'node:module'

const require = createRequire(import.meta.url)

/**
 * A bar of so many characters that shows how much is done, of 0 to 1. The library is loaded with the first
 * one, within the call. It draws the bar, and does not put it on the screen: its own timer would keep a process
 * alive whose loop ended without a word.
 */
export function progressBar(done: number, width: number): string {
  const { Format, Presets }: typeof import('cli-progress') = require('cli-progress')
  const { barCompleteChar, barIncompleteChar } = Presets.shades_classic
  return Format.BarFormat(done, {
    barsize: width,
    barGlue: '',
    barCompleteString: barCompleteChar?.repeat(width) ?? '',
    barIncompleteString: barIncompleteChar?.repeat(width) ?? '',
  })
}
