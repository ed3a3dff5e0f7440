import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { isTable } from './level-files.js'
import { runStoreJob } from './run-store-job.js'
import { withScratchFolder } from './scratch-folder.js'
import type { StoreDamage } from './store-damage.js'
import { storeFiles } from './store-format.js'
import { unavailable } from './store-identity.js'
import type { StoreProgress } from './store-progress.js'

/** A table of a log for which LevelDB ends the process that reads it. */
export interface CrashingTable {
  /** Its name in log/. */
  readonly name: string
  /** The last words of that process. */
  readonly crash: string
}

/** How the tables of a log are tried. */
export interface ProbeOptions {
  /** A folder in which there is room for a copy of one table. */
  readonly scratch: string
  readonly signal: AbortSignal | undefined
  readonly onProgress: ((progress: StoreProgress) => void) | undefined
}

/**
 * The tables of the log of the store at `path` that make LevelDB end the process, found by trying each by
 * itself. One process tries them in turn; after one that ends it another goes on with the next.
 */
export async function crashingTables(
  path: string,
  options: ProbeOptions,
): Promise<CrashingTable[]> {
  const { signal, onProgress } = options
  const names = tablesOf(path)
  const found: CrashingTable[] = []
  for (let next = 0; next < names.length; ) {
    const tables = names.slice(next)
    let tried: string | undefined
    const end = await withScratchFolder(options.scratch, (scratch) =>
      runStoreJob(
        { type: 'probe', path, scratch, tables },
        (report) => {
          if (report.type !== 'table') return
          tried = report.table
          onProgress?.({ phase: 'probing', done: names.indexOf(tried) + 1, total: names.length })
        },
        signal,
      ),
    )
    // A process that ends before it has come to any table ends for another reason.
    if ('value' in end || tried === undefined) break
    found.push({ name: tried, crash: end.crash })
    next = names.indexOf(tried) + 1
  }
  return found
}

/** What is told of a table without which the rest of the log is read. */
export function leftOutTable({ name, crash }: CrashingTable): StoreDamage {
  const file = `${storeFiles.log}/${name}`
  const message = `${file} is left out: LevelDB ends the process that reads it: ${crash}`
  return { kind: 'file', file, message }
}

function tablesOf(path: string): string[] {
  try {
    return readdirSync(join(path, storeFiles.log)).filter(isTable).sort()
  } catch (error) {
    throw unavailable(path, error)
  }
}
