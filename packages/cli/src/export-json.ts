import type { ExportTable } from './export-table.js'
import { jsonText } from './print-json.js'

/** A table as one JSON array of objects, a line for each; what is not there is left out. */
export async function* jsonTexts({ columns, batches }: ExportTable): AsyncIterable<string> {
  let separator = '[\n'
  for await (const rows of batches) {
    for (const row of rows) {
      const entries = columns.map(({ name }, i) => [name, row[i]] as const)
      yield `${separator}${jsonText(Object.fromEntries(entries))}`
      separator = ',\n'
    }
  }
  yield separator === '[\n' ? '[]\n' : '\n]\n'
}
