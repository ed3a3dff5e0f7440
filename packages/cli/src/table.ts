// The one importer of fast-text-table and fast-string-truncated-width.
import widthUpTo from 'fast-string-truncated-width'
import fastTextTable from 'fast-text-table'
import { type Colors, colorsOf } from './colors.js'
import { isPlainAscii, plainText } from './plain-text.js'
import type { Terminal } from './terminal.js'

// Its types are those of a CommonJS module, with a default export; imported, it is the function itself.
const textTable = fastTextTable as unknown as typeof fastTextTable.default

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
  const said = columns.map(({ name, text }) => [name, ...rows.map(text)])
  const isAscii = said.every((column) => isPlainAscii(column.join(''))) // most tables are, and a look at each column tells
  const texts = isAscii ? said : said.map((column) => column.map(plainText))
  const widthOf = isAscii ? lengthOf : cellsOf
  const widths = fitted(columns, texts, terminal.columns, widthOf)
  const shown = columns.slice(0, widths?.length).map((column, i) => {
    const { coloured } = column
    const width = widths?.[i]
    const whole = texts[i] ?? []
    const cells = width === undefined ? whole : whole.map((text) => cut(text, width, widthOf))
    if (!terminal.hasColors) return { ...column, cells }
    const [name = '', ...others] = cells
    const painted =
      coloured === undefined
        ? others
        : others.map((text, row) => coloured(text, rows[row] as Row, colors))
    return { ...column, cells: [colors.bold(name), ...painted] }
  })
  const lines = [undefined, ...rows].map((_, line) => shown.map(({ cells }) => cells[line] ?? ''))
  const table = textTable(shown.some(({ name }) => name !== '') ? lines : lines.slice(1), {
    align: shown.map(({ align }) => (align === 'right' ? 'r' : 'l')),
    hsep: gap,
    stringLength: terminal.hasColors ? cellsOf : widthOf,
  })
  const left = texts.slice(shown.length).map(([name]) => name)
  const note = left.length > 0 ? [colors.dim(`(no room for: ${left.join(', ')})`)] : []
  return `${[table, ...note].join('\n')}\n`
}

/**
 * The widths to which columns are cut, of those that have room side by side; at least one.
 * @param texts Of each column its name and its cells.
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
    const asked = texts[i]?.reduce((width, text) => Math.max(width, widthOf(text)), 0) ?? 0
    const width = Math.min(asked, most)
    if (width > left && i > 0) break
    widths.push(width)
    left -= width + gap.length
  }
  return widths
}

function cut(text: string, width: number, widthOf: WidthOf): string {
  if (widthOf(text) <= width) return text
  return `${text.slice(0, widthUpTo(text, { limit: width, ellipsis }).index)}${ellipsis}`
}

/** How many cells of a terminal a text takes. */
type WidthOf = (text: string) => number

/** Of a text that is known to be of ASCII: in most tables all are. */
const lengthOf: WidthOf = (text) => text.length

const cellsOf: WidthOf = (text) => (isPlainAscii(text) ? text.length : widthUpTo(text).width)
