// picocolors' one importer.
import picocolors from 'picocolors'
import type { Terminal } from './terminal.js'

/** What text looks like, or stays as it is where there are no colours. */
export interface Colors {
  readonly bold: (text: string) => string
  readonly dim: (text: string) => string
  readonly red: (text: string) => string
  readonly green: (text: string) => string
  readonly yellow: (text: string) => string
  readonly cyan: (text: string) => string
}

/** The colours of a terminal. */
export function colorsOf({ hasColors }: Pick<Terminal, 'hasColors'>): Colors {
  return picocolors.createColors(hasColors)
}

/** The name of a status in its colour. */
export function colouredStatus(name: string, value: number, colors: Colors): string {
  if (value >= 300) return colors.green(name)
  if (value >= 200) return colors.red(name)
  return value >= 100 ? colors.cyan(name) : name
}
