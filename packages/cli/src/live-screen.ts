// log-update's one importer.
import { createLogUpdate } from 'log-update'
import type { Terminal } from './terminal.js'

/** Text on a terminal that the next one replaces. */
export interface LiveScreen {
  readonly draw: (text: string) => void
  /** Leaves the last text where it is. */
  readonly end: () => void
}

/** A screen on the terminal. The cursor is hidden until it ends, however the program ends. */
export function liveScreen({ stream }: Terminal): LiveScreen {
  const update = createLogUpdate(stream)
  return { draw: (text) => update(text.replace(/\n$/, '')), end: () => update.done() }
}
