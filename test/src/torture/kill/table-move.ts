import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** LevelDB's log format, in which its MANIFEST is written: doc/log_format.md there. */
const blockBytes = 32 << 10
const headerBytes = 7

/** What LevelDB's MANIFEST says, edit by edit: the tags of db/version_edit.cc that it writes. */
const tags = { comparator: 1, compactPointer: 5, deletedFile: 6, newFile: 7 } as const
const numberTags: ReadonlySet<number> = new Set([2, 3, 4, 9])

/**
 * The table that the last edit of a database moves to another level; undefined when that edit does
 * anything else. Keys of `log/` ascend, so its tables never overlap: LevelDB compacts it by such moves,
 * and rewrites none.
 */
export function lastMovedTable(folder: string): number | undefined {
  try {
    const last = recordsOf(readFileSync(manifestOf(folder) ?? '')).at(-1)
    return last === undefined ? undefined : movedBy(last)
  } catch {
    return undefined // LevelDB is about to make another
  }
}

/** The MANIFEST that a database has at present, a new one with each opening; undefined without one. */
function manifestOf(folder: string): string | undefined {
  try {
    return join(folder, readFileSync(join(folder, 'CURRENT'), 'utf8').trim())
  } catch {
    return undefined
  }
}

function recordsOf(bytes: Buffer): Buffer[] {
  const records: Buffer[] = []
  let parts: Buffer[] = []
  for (let at = 0; at + headerBytes <= bytes.length; ) {
    const left = blockBytes - (at % blockBytes)
    if (left < headerBytes) {
      at += left
      continue
    }
    const end = at + headerBytes + bytes.readUInt16LE(at + 4)
    const type = bytes.readUInt8(at + 6)
    if (type === 0 || end > bytes.length) break // it is written just now
    parts.push(bytes.subarray(at + headerBytes, end))
    if (type === 1 || type === 4) {
      records.push(Buffer.concat(parts)) // full, or the last part
      parts = []
    }
    at = end
  }
  return records
}

function movedBy(edit: Buffer): number | undefined {
  const deleted: number[] = []
  const added: number[] = []
  let at = 0
  const number = (): number => {
    for (let value = 0, factor = 1; ; factor *= 128) {
      const byte = edit.readUInt8(at++)
      value += (byte % 128) * factor
      if (byte < 128) return value
    }
  }
  const passText = (): void => {
    const length = number()
    at += length
  }
  while (at < edit.length) {
    const tag = number()
    if (numberTags.has(tag)) number()
    else if (tag === tags.comparator) passText()
    else if (tag === tags.compactPointer) {
      number()
      passText()
    } else if (tag === tags.deletedFile) {
      number()
      deleted.push(number())
    } else if (tag === tags.newFile) {
      number()
      added.push(number())
      number()
      passText()
      passText()
    } else throw new Error(`LevelDB's MANIFEST has an edit with the tag ${tag}`)
  }
  return deleted.length === 1 && deleted[0] === added[0] ? deleted[0] : undefined
}
