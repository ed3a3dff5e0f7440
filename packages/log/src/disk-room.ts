import { closeSync, fsyncSync, openSync, unlinkSync, writeSync } from 'node:fs'
import { join } from 'node:path'

const pieceBytes = 1 << 20

/**
 * Whether the disk takes so many bytes in a new file of the folder `path` now, by trying it. Nothing of
 * it is left, also when the process ends meanwhile.
 */
export function hasDiskRoom(path: string, bytes: number): boolean {
  const file = join(path, `room.${process.pid}.tmp`)
  try {
    const handle = openSync(file, 'w', 0o600)
    try {
      unlinkSync(file)
      const piece = new Uint8Array(pieceBytes)
      for (let left = bytes; left > 0; )
        left -= writeSync(handle, piece, 0, Math.min(left, pieceBytes))
      fsyncSync(handle)
    } finally {
      closeSync(handle)
    }
    return true
  } catch {
    return false // for whatever reason: the write that failed has said which
  }
}
