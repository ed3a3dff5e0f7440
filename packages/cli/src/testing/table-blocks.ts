import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const footerBytes = 48

/** Snappy's, into a place of the right length. */
type Uncompress = (input: Uint8Array, output: Uint8Array) => unknown

/**
 * Every block of data in LevelDB's tables in a folder, decompressed: also entries that LevelDB no longer gives,
 * because a later one has their key. The form is that of LevelDB's doc/table_format.md.
 */
export function tableBlocks(folder: string, uncompress: Uncompress): Uint8Array[] {
  const tables = readdirSync(folder).filter((name) => /\.(ldb|sst)$/.test(name))
  return tables.flatMap((name) => blocksOf(readFileSync(join(folder, name)), uncompress))
}

function blocksOf(table: Buffer, uncompress: Uncompress): Uint8Array[] {
  const footer = table.subarray(table.length - footerBytes)
  const [, afterMeta] = handleAt(footer, 0)
  const [index] = handleAt(footer, afterMeta)
  return entriesOf(blockAt(table, index, uncompress)).map((value) =>
    blockAt(table, handleAt(value, 0)[0], uncompress),
  )
}

interface Handle {
  readonly offset: number
  readonly size: number
}

function handleAt(bytes: Uint8Array, at: number): [handle: Handle, next: number] {
  const [offset, afterOffset] = varintAt(bytes, at)
  const [size, next] = varintAt(bytes, afterOffset)
  return [{ offset, size }, next]
}

function varintAt(bytes: Uint8Array, at: number): [value: number, next: number] {
  let [value, scale, next] = [0, 1, at]
  for (;;) {
    const byte = bytes[next++] as number
    value += (byte & 127) * scale
    scale *= 128
    if (byte < 128) return [value, next]
  }
}

function blockAt(table: Uint8Array, { offset, size }: Handle, uncompress: Uncompress): Uint8Array {
  const block = table.subarray(offset, offset + size)
  const isSnappy = table[offset + size] === 1
  if (!isSnappy) return block
  const [length] = varintAt(block, 0)
  const output = new Uint8Array(length)
  uncompress(block, output)
  return output
}

/** The values of a block; its last bytes say where it begins anew with whole keys. */
function entriesOf(block: Uint8Array): Uint8Array[] {
  const view = new DataView(block.buffer, block.byteOffset, block.byteLength)
  const end = block.length - 4 - 4 * view.getUint32(block.length - 4, true)
  const values: Uint8Array[] = []
  for (let at = 0; at < end; ) {
    const [, afterShared] = varintAt(block, at)
    const [keyRest, afterRest] = varintAt(block, afterShared)
    const [length, begin] = varintAt(block, afterRest)
    at = begin + keyRest + length
    values.push(block.subarray(begin + keyRest, at))
  }
  return values
}
