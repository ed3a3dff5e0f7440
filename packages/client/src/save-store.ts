import { writeFile } from 'node:fs/promises'
import type { EventLog } from '@track/core'
import {
  type FullReport,
  type GroupView,
  hasLostItsBeginning,
  type ProjectReport,
  projectReport,
  type ReadViewOptions,
  readReport,
  type ViewReader,
} from '@track/projections'

/** All that a store holds, as `save` writes it. */
export interface SavedStore {
  readonly projects: readonly (ProjectReport & { readonly trials: readonly FullReport[] })[]
}

/** Writes the full reports of everything in `log`, as of one moment, to a JSON file. Default now. */
export async function saveStore(
  log: EventLog,
  reader: ViewReader,
  file: string,
  asOf: ReadViewOptions,
): Promise<SavedStore> {
  const at = asOf.at ?? (await log.head()).position
  const projects: SavedStore['projects'][number][] = []
  for (const id of (await reader.store({ at })).projects.keys()) {
    const project = await reader.project(id, { at })
    const groups: GroupView[] = []
    for (const group of project.groups.keys()) groups.push(await reader.group(group, { at }))
    const reports: FullReport[] = []
    for (const { trial } of project.trials) {
      const report = await readReport(log, trial, { full: true, at, reader })
      const isGone = report.asOf === null && (await hasLostItsBeginning(log, trial))
      if (!isGone) reports.push(report)
    }
    projects.push({ ...projectReport(project, groups), trials: reports })
  }
  await writeFile(file, `${JSON.stringify({ projects }, null, 2)}\n`)
  return { projects }
}
