import type { LogAsOfOptions, TrackClient } from '@track/client'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'
import { asOfFlag, type SearchFlags } from './trial-search.js'

/** Of projects and groups that there are, so many are named. */
const namedMax = 20

/**
 * Tells a project or group that has none of the trials asked for from one that is not there.
 * @throws CliError TRACK_PROJECT_NOT_FOUND, TRACK_GROUP_NOT_FOUND, with those that there are.
 */
export async function checkCollections(
  clientOf: () => Promise<TrackClient>,
  flags: Pick<SearchFlags, 'project' | 'group' | 'at'>,
): Promise<void> {
  const { project, group } = flags
  if (project === undefined && group === undefined) return // no client is needed
  const client = await clientOf()
  const asOf = asOfFlag(flags)
  if (project !== undefined) await checkProject(client, project, asOf)
  if (group !== undefined) await checkGroup(client, group, project, asOf)
}

async function checkProject(
  client: TrackClient,
  name: string,
  asOf: LogAsOfOptions,
): Promise<void> {
  const projects = namesOf(await client.projects(asOf))
  if (projects.includes(name)) return
  throw new CliError('TRACK_PROJECT_NOT_FOUND', `there is no project ${name}`, {
    exitCode: exitCode.notFound,
    details: { name, projects },
    hints: hintsOf(projects),
  })
}

async function checkGroup(
  client: TrackClient,
  name: string,
  project: string | undefined,
  asOf: LogAsOfOptions,
): Promise<void> {
  const all = await client.groups(asOf)
  const groups = namesOf(all.filter((one) => project === undefined || one.project === project))
  if (groups.includes(name)) return
  throw new CliError('TRACK_GROUP_NOT_FOUND', `there is no group ${name}`, {
    exitCode: exitCode.notFound,
    details: { name, groups },
    hints: hintsOf(groups),
  })
}

/** Groups of several projects may have one name. */
function namesOf(collections: readonly { readonly name: string }[]): readonly string[] {
  return [...new Set(collections.map(({ name }) => name))]
}

function hintsOf(names: readonly string[]): readonly string[] {
  return names.length > 0 ? [`  there are ${names.slice(0, namedMax).join(', ')}`] : []
}
