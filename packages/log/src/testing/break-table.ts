import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const footerBytes = 48
const magicBytes = 8
/** 2^60, in groups of seven bits. */
const hugeVarint = Buffer.from('808080808080808010', 'hex')

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

/**
 * Damages a table so that LevelDB ends every process that opens it: its footer says of the index of blocks
 * that it has more bytes than any memory.
 */
export function breakFooter(file: string): void {
  const bytes = readFileSync(file)
  const { number, end } = footerNumber(bytes, 2)
  if (end + hugeVarint.length > bytes.length - magicBytes) throw new Error('there is no room')
  hugeVarint.copy(bytes, end)
  writeFileSync(file, bytes)
  if (number >= bytes.length) throw new Error(`${file} is no table`)
}

/** Where a table's index begins: behind offset and size of another block in the footer. */
function indexOffset(table: Buffer): number {
  return footerNumber(table, 2).number
}

/** The number of that index in the footer, and where it ends. */
function footerNumber(table: Buffer, index: number): { number: number; end: number } {
  let at = table.length - footerBytes
  let number = 0
  for (let i = 0; i <= index; i++) {
    number = 0
    for (let factor = 1; ; factor *= 128) {
      const byte = table.readUInt8(at++)
      number += (byte % 128) * factor
      if (byte < 128) break
    }
  }
  return { number, end: at }
}
