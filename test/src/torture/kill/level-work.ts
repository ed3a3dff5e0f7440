import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** What LevelDB's own thread can be busy with. */
export type LevelWork = 'rotation' | 'compaction'

/**
 * What LevelDB was busy with when it last wrote to its LOG, as that says: writing the table of a
 * write-ahead file that it has rotated, or compacting tables.
 * @param sinceMs A LOG last written before that is of an earlier process, and says nothing.
 */
export function levelWork(folder: string, sinceMs: number): LevelWork | undefined {
  const lines = readLog(join(folder, 'LOG'), sinceMs)
  let work: LevelWork | undefined
  for (const line of lines) {
    if (/Level-0 table #\d+: started/.test(line)) work = 'rotation'
    else if (/Level-0 table #\d+: \d+ bytes/.test(line)) work = undefined
    else if (/ Compacting \d/.test(line)) work = 'compaction'
    else if (/ compacted to: /.test(line)) work = undefined
  }
  return work
}

function readLog(file: string, sinceMs: number): readonly string[] {
  try {
    return statSync(file).mtimeMs < sinceMs ? [] : readFileSync(file, 'utf8').split('\n')
  } catch {
    return [] // there is none yet, or LevelDB renames it just now
  }
}
