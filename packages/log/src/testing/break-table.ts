import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const footerBytes = 48

/**
 * Damages each table in the folder of a LevelDB so that LevelDB ends the process that looks something up
 * in it: the first key of its index of blocks becomes shorter than any can be, which LevelDB asserts.
 */
export function breakTables(folder: string): void {
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.ldb'))) {
    const bytes = readFileSync(join(folder, name))
    bytes.writeUInt8(1, indexOffset(bytes) + 1) // behind the length that it shares: that of the rest
    writeFileSync(join(folder, name), bytes)
  }
}

/** Where a table's index begins: the third number of its footer, behind offset and size of another block. */
function indexOffset(table: Buffer): number {
  let at = table.length - footerBytes
  let number = 0
  for (let i = 0; i < 3; i++) {
    number = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = table.readUInt8(at++)
      number += (byte % 128) * factor
      if (byte < 128) break
    }
  }
  return number
}
