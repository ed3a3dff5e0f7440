import { type StreamId, TrackError } from '@track/core'
import type { ViewReader } from '@track/projections'
import type { Collection } from './collection.js'

/** Where a trial was found. */
export interface FoundTrial {
  readonly trial: StreamId
  readonly project: StreamId
}

/** A uid of before a merge: of the store whose identity begins so. */
const formerUid = /^(.+)@([0-9a-f]{1,32})$/

/**
 * Looks a trial up in `project`, or in all projects of the log if that is undefined.
 * @param uid What the trial is called now; or, in a merged store, `<uid>@<store>`: what it was called in the
 * store with that identity, or that beginning of it. Where the uid was also another trial's in a store that
 * was merged, the one that has it now is meant, with a warning that names the other.
 * @throws TRACK_TRIAL_NOT_FOUND; TRACK_ARGUMENT_INVALID when several are meant.
 */
export async function findTrial(
  reader: ViewReader,
  uid: string,
  project: Collection | undefined,
): Promise<FoundTrial> {
  const [, old = uid, store] = formerUid.exec(uid) ?? []
  const projects = project === undefined ? (await reader.store()).projects.keys() : [project.id]
  const found: FoundTrial[] = []
  const former: FormerTrial[] = []
  for (const id of projects) {
    const { trials } = await reader.project(id)
    const listed = trials.findUid(old)
    if (listed !== undefined && trials.has(listed.trial)) {
      found.push({ trial: listed.trial, project: id })
    }
    for (const { trial, hash, revision, former: was } of trials.findFormerUid(old)) {
      former.push({ trial, project: id, uid: `${hash}_${revision}`, store: was.store })
    }
  }
  if (store !== undefined) return formerTrial(uid, store, former)
  const [first] = found
  if (first === undefined) {
    const where = project === undefined ? 'any project' : `the project ${project.name}`
    throw notFound(uid, where)
  }
  if (found.length > 1) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `${found.length} projects have a trial ${uid}; set the project that is meant`,
      { details: { uid, projects: found.map(({ project: id }) => id) } },
    )
  }
  const others = former.filter(({ trial }) => trial !== first.trial)
  if (others.length > 0) warnOfFormer(uid, others)
  return first
}

interface FormerTrial extends FoundTrial {
  /** What it is called now. */
  readonly uid: string
  /** In which it was called so. */
  readonly store: string
}

function formerTrial(uid: string, store: string, former: readonly FormerTrial[]): FoundTrial {
  const meant = former.filter((one) => one.store.startsWith(store))
  const [first] = meant
  if (first === undefined) throw notFound(uid, 'what was merged')
  if (meant.length === 1) return first
  const uids = meant.map((one) => one.uid)
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `${meant.length} trials had the uid ${uid}; now they are ${uids.join(' and ')}`,
    { details: { uid, uids, trials: meant.map(({ trial }) => trial) } },
  )
}

function notFound(uid: string, where: string): TrackError {
  const message = `There is no trial ${uid} in ${where}`
  return new TrackError('TRACK_TRIAL_NOT_FOUND', message, { details: { uid } })
}

function warnOfFormer(uid: string, others: readonly FormerTrial[]): void {
  const named = others.map((one) => `${uid}@${one.store} is ${one.uid}`)
  process.emitWarning(
    `The uid ${uid} was that of other trials in stores that were merged: ${named.join(', ')}`,
    { type: 'TrackWarning', code: 'TRACK_UID_CHANGED' },
  )
}
