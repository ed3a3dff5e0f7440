import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lastMovedTable } from './table-move.js'

/** What LevelDB's own thread can be busy with. */
export type LevelWork = 'rotation' | 'compaction'

/**
 * What LevelDB was busy with when it last wrote to its LOG, as that and its MANIFEST say: writing the
 * table of a write-ahead file that it has rotated, or compacting: making one table of several, or moving
 * one to another level, of which the MANIFEST says it first, and the LOG when it is done.
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
  if (work !== undefined || lines.length === 0) return work
  const moved = lastMovedTable(folder)
  const isDone = lines.some((line) => line.includes(` Moved #${moved} to level-`))
  return moved === undefined || isDone ? undefined : 'compaction'
}

function readLog(file: string, sinceMs: number): readonly string[] {
  try {
    return statSync(file).mtimeMs < sinceMs ? [] : readFileSync(file, 'utf8').split('\n')
  } catch {
    return [] // there is none yet, or LevelDB renames it just now
  }
}
