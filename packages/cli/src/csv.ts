// csv-stringify's one importer.
import { stringify } from 'csv-stringify/sync'
import type { ExportTable } from './export-table.js'

const options = {
  cast: {
    boolean: (value: boolean) => String(value),
    date: (value: Date) => value.toISOString(),
  },
}

/** A table as CSV (RFC 4180, but with \n at the ends of lines), its first line the names. */
export async function* csvTexts({ columns, batches }: ExportTable): AsyncIterable<string> {
  yield stringify([columns.map(({ name }) => name)])
  for await (const rows of batches) yield stringify([...rows], options)
}
