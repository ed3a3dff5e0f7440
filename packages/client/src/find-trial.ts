import { type StreamId, TrackError } from '@track/core'
import type { ViewReader } from '@track/projections'
import type { Collection } from './collection.js'

/** Where a trial was found. */
export interface FoundTrial {
  readonly trial: StreamId
  readonly project: StreamId
}

/**
 * Looks a trial up in `project`, or in all projects of the log if that is undefined.
 * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID when several projects have such a trial.
 */
export async function findTrial(
  reader: ViewReader,
  uid: string,
  project: Collection | undefined,
): Promise<FoundTrial> {
  const projects = project === undefined ? (await reader.store()).projects.keys() : [project.id]
  const found: FoundTrial[] = []
  for (const id of projects) {
    const { trials } = await reader.project(id)
    const listed = trials.findUid(uid)
    if (listed !== undefined && trials.has(listed.trial)) {
      found.push({ trial: listed.trial, project: id })
    }
  }
  const [first, ...others] = found
  if (first === undefined) {
    const where = project === undefined ? 'any project' : `the project ${project.name}`
    throw new TrackError('TRACK_TRIAL_NOT_FOUND', `There is no trial ${uid} in ${where}`, {
      details: { uid },
    })
  }
  if (others.length > 0) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `${found.length} projects have a trial ${uid}; set the project that is meant`,
      { details: { uid, projects: found.map(({ project: id }) => id) } },
    )
  }
  return first
}
