// The one importer of text-table and fast-string-truncated-width.
import { createRequire } from 'node:module'
import widthUpTo from 'fast-string-truncated-width'
import { type Colors, colorsOf } from './colors.js'
import { plainText } from './plain-text.js'
import type { Terminal } from './terminal.js'

// Of CommonJS: see command.ts.
const require = createRequire(import.meta.url)
const textTable: typeof import('text-table') = require('text-table')

/** A column of a table. */
export interface Column<Row> {
  readonly name: string
  readonly text: (row: Row) => string
  /** Default 'left'. */
  readonly align?: 'left' | 'right'
  /** Whether it may take all the room that there is. Default false: on a terminal 40 characters. */
  readonly wide?: boolean
  /** What it takes on a terminal at the most, in characters, if not 40. */
  readonly widthMax?: number
  /** The text as it looks on a terminal with colours. */
  readonly coloured?: (text: string, row: Row, colors: Colors) => string
}

const gap = '  '
const ellipsis = '…'

/** What else a column takes on a terminal at the most: what is longer is cut, with an ellipsis. */
const widthMax = 40

/**
 * Prints rows as a table without lines. On a terminal long texts are cut, and the columns that have no
 * room are left out, the last ones first; a line below says which. Elsewhere everything is there.
 */
export function printTable<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  terminal: Terminal,
): void {
  terminal.out(tableText(columns, rows, terminal))
}

/** What {@link printTable} prints. Columns that all have no name have no line of names. */
export function tableText<Row>(
  columns: readonly Column<Row>[],
  rows: readonly Row[],
  terminal: Pick<Terminal, 'columns' | 'hasColors'>,
): string {
  const colors = colorsOf(terminal)
  const texts = rows.map((row) => columns.map(({ text }) => plainText(text(row))))
  const fit = fitted(columns, texts, terminal.columns)
  const shown = columns.slice(0, fit.length)
  const names = shown.map(({ name }) => colors.bold(plainText(name)))
  const lines = rows.map((row, i) =>
    shown.map(({ coloured }, column) => {
      const text = cut(texts[i]?.[column] ?? '', fit[column])
      return coloured === undefined ? text : coloured(text, row, colors)
    }),
  )
  const table = textTable(shown.some(({ name }) => name !== '') ? [names, ...lines] : lines, {
    align: shown.map(({ align }) => (align === 'right' ? 'r' : 'l')),
    hsep: gap,
    stringLength: widthOf,
  })
  const left = columns.slice(fit.length).map(({ name }) => plainText(name))
  const note = left.length > 0 ? [colors.dim(`(no room for: ${left.join(', ')})`)] : []
  return `${[table, ...note].join('\n')}\n`
}

/**
 * The widths to which columns are cut, of those that have room side by side; at least one.
 * @param room Undefined for no end of it.
 */
function fitted<Row>(
  columns: readonly Column<Row>[],
  texts: readonly (readonly string[])[],
  room: number | undefined,
): readonly (number | undefined)[] {
  if (room === undefined) return columns.map(() => undefined)
  const widths: number[] = []
  let left = room
  for (const [i, { name, wide, widthMax: own = widthMax }] of columns.entries()) {
    const most = wide === true ? Math.max(1, left) : Math.min(own, room)
    const asked = texts.reduce(
      (width, cells) => Math.max(width, widthOf(cells[i] ?? '')),
      widthOf(plainText(name)),
    )
    const width = Math.min(asked, most)
    if (width > left && i > 0) break
    widths.push(width)
    left -= width + gap.length
  }
  return widths
}

function cut(text: string, width: number | undefined): string {
  if (width === undefined || widthOf(text) <= width) return text
  return `${text.slice(0, widthUpTo(text, { limit: width, ellipsis }).index)}${ellipsis}`
}

const plainAscii = /^[ -~]*$/

/** How many cells of a terminal a text takes. Most texts are of ASCII, and known without a look. */
function widthOf(text: string): number {
  return plainAscii.test(text) ? text.length : widthUpTo(text).width
}
