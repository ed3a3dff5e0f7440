import { readdirSync } from 'node:fs'
import { join } from 'node:path'

/** Whether a process that was killed had a content in the store that it had not given its name yet. */
export function isWritingFile(path: string, pid: number): boolean {
  try {
    return readdirSync(join(path, 'files', 'incoming')).some((name) => name.startsWith(`${pid}-`))
  } catch {
    return false // no file was logged yet
  }
}
