// hyparquet-writer's one importer.
import { fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import type { Cell, ExportColumn, ExportTable } from './export-table.js'

const types = { text: 'STRING', number: 'DOUBLE', boolean: 'BOOLEAN', time: 'TIMESTAMP' } as const

/** Rows in a row group: what a reader reads at once, and what is in memory here. */
const rowsPerGroup = 65_536

/** Writes a table to a Parquet file, row group by row group. */
export async function writeParquet({ columns, batches }: ExportTable, file: string): Promise<void> {
  const parquet = new ParquetWriter({
    writer: fileWriter(file),
    schema: schemaFromColumnData({ columnData: columnData(columns, []) }),
    createdBy: 'track',
  })
  let rows: (readonly Cell[])[] = []
  const flush = async (): Promise<void> => {
    await parquet.write({ columnData: columnData(columns, rows), rowGroupSize: rowsPerGroup })
    rows = []
  }
  for await (const batch of batches) {
    rows.push(...batch)
    if (rows.length >= rowsPerGroup) await flush()
  }
  if (rows.length > 0) await flush()
  await parquet.finish()
}

function columnData(columns: readonly ExportColumn[], rows: readonly (readonly Cell[])[]) {
  return columns.map(({ name, kind }, i) => ({
    name,
    type: types[kind],
    nullable: true,
    data: rows.map((row) => row[i] ?? null),
  }))
}
