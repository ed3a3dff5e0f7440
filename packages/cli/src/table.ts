// The one importer of text-table and fast-string-truncated-width.
import { createRequire } from 'node:module'
import widthUpTo from 'fast-string-truncated-width'
import { type Colors, colorsOf } from './colors.js'
import { isPlainAscii, plainText } from './plain-text.js'
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
  const said = [columns.map(({ name }) => name)]
  for (const row of rows) said.push(columns.map(({ text }) => text(row)))
  // Most tables are, and a look at each line tells.
  const isAscii = said.every((cells) => isPlainAscii(cells.join('')))
  const [heads = [], ...texts] = isAscii ? said : said.map((cells) => cells.map(plainText))
  const widthOf = isAscii ? lengthOf : cellsOf
  const widths = fitted(columns, [heads, ...texts], terminal.columns, widthOf)
  const shown = columns.slice(0, widths?.length)
  const names = shown.map((_, column) => colors.bold(heads[column] ?? ''))
  const isAsItIs = widths === undefined && !terminal.hasColors
  const lines = isAsItIs
    ? texts
    : rows.map((row, i) =>
        shown.map(({ coloured }, column) => {
          const text = cut(texts[i]?.[column] ?? '', widths?.[column], widthOf)
          return coloured === undefined ? text : coloured(text, row, colors)
        }),
      )
  const table = textTable(shown.some(({ name }) => name !== '') ? [names, ...lines] : lines, {
    align: shown.map(({ align }) => (align === 'right' ? 'r' : 'l')),
    hsep: gap,
    stringLength: terminal.hasColors ? cellsOf : widthOf,
  })
  const left = heads.slice(shown.length)
  const note = left.length > 0 ? [colors.dim(`(no room for: ${left.join(', ')})`)] : []
  return `${[table, ...note].join('\n')}\n`
}

/**
 * The widths to which columns are cut, of those that have room side by side; at least one.
 * @param texts A row of names, and the rows.
 * @param room Undefined for no end of it: nothing is cut then.
 */
function fitted<Row>(
  columns: readonly Column<Row>[],
  texts: readonly (readonly string[])[],
  room: number | undefined,
  widthOf: WidthOf,
): readonly number[] | undefined {
  if (room === undefined) return undefined
  const widths: number[] = []
  let left = room
  for (const [i, { wide, widthMax: own = widthMax }] of columns.entries()) {
    const most = wide === true ? Math.max(1, left) : Math.min(own, room)
    const asked = texts.reduce((width, cells) => Math.max(width, widthOf(cells[i] ?? '')), 0)
    const width = Math.min(asked, most)
    if (width > left && i > 0) break
    widths.push(width)
    left -= width + gap.length
  }
  return widths
}

function cut(text: string, width: number | undefined, widthOf: WidthOf): string {
  if (width === undefined || widthOf(text) <= width) return text
  return `${text.slice(0, widthUpTo(text, { limit: width, ellipsis }).index)}${ellipsis}`
}

/** How many cells of a terminal a text takes. */
type WidthOf = (text: string) => number

/** Of a text that is known to be of ASCII: in most tables all are. */
const lengthOf: WidthOf = (text) => text.length

const cellsOf: WidthOf = (text) => (isPlainAscii(text) ? text.length : widthUpTo(text).width)
