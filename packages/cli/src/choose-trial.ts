import type { LogAsOfOptions, TrackClient, TrialIds, TrialSummary } from '@track/client'
import { exitCode } from './exit-code.js'
import { CliError } from './failure.js'

/** Of a name that is no trial's, so many are shown that it may mean. */
const shownMax = 10

/** A uid of before a merge, and the store that it was of. */
const formerUid = /^[0-9a-f]+_\d+@[0-9a-f]+$/

/**
 * The trial that `name` means, now or as of a moment: its uid or id, its name if only one has that, or the
 * beginning of a uid or an id that no other trial has; in a merged store `<uid>@<store>`, the uid that it had
 * in that.
 * @throws CliError TRACK_TRIAL_NOT_FOUND, TRACK_TRIAL_AMBIGUOUS with those that it may mean.
 */
export async function chooseTrial(
  client: TrackClient,
  name: string,
  asOf: LogAsOfOptions = {},
): Promise<TrialSummary> {
  const [trial] = await chooseTrials(client, [name], asOf)
  return trial as TrialSummary
}

/** Like {@link chooseTrial} for several names, in their order. */
export async function chooseTrials(
  client: TrackClient,
  names: readonly string[],
  asOf: LogAsOfOptions = {},
): Promise<readonly TrialSummary[]> {
  const ids = await client.trialIds(asOf)
  const named: Pick<TrialIds, 'id'>[] = []
  for (const name of names) {
    const former = formerUid.test(name) ? await client.setTrial({ uid: name }) : undefined
    named.push(former ?? trialNamed(ids, name, asOf))
  }
  return Promise.all(named.map((trial) => summaryOf(client, trial, asOf)))
}

async function summaryOf(
  client: TrackClient,
  { id }: Pick<TrialIds, 'id'>,
  asOf: LogAsOfOptions,
): Promise<TrialSummary> {
  const [trial] = await client.trials({ where: { id }, ...asOf })
  if (trial !== undefined) return trial
  throw noTrial(id, asOf) // it was deleted just now
}

/**
 * The one of `trials`, which are those that there were at a moment, that `name` means.
 * @throws CliError TRACK_TRIAL_NOT_FOUND, TRACK_TRIAL_AMBIGUOUS
 */
export function trialNamed(
  trials: readonly TrialIds[],
  name: string,
  asOf: LogAsOfOptions = {},
): TrialIds {
  const found =
    [isExactly, isCalled, beginsWith]
      .map((means) => trials.filter((trial) => means(trial, name)))
      .find((some) => some.length > 0) ?? []
  const [first] = found
  if (first !== undefined && found.length === 1) return first
  if (first === undefined) throw noTrial(name, asOf)
  const ids = shortIds(trials)
  const shown = found.slice(0, shownMax)
  throw new CliError('TRACK_TRIAL_AMBIGUOUS', `${found.length} trials are meant by ${name}`, {
    exitCode: exitCode.notFound,
    details: { name, trials: found.map(({ uid, id }) => ({ uid, id })) },
    hints: [
      ...shown.map((trial) => `  ${ids.get(trial.id)}  ${trial.name} (${trial.project})`),
      ...(found.length > shownMax ? [`  and ${found.length - shownMax} more`] : []),
    ],
  })
}

function noTrial(name: string, { at }: LogAsOfOptions): CliError {
  const isNow = at === undefined
  const message = isNow ? `there is no trial ${name}` : `there was no trial ${name} then`
  return new CliError('TRACK_TRIAL_NOT_FOUND', message, {
    exitCode: exitCode.notFound,
    details: { name },
    hints: [
      `  track ls ${isNow ? 'lists those that there are' : '--at lists those that there were'}`,
    ],
  })
}

type Means = (trial: TrialIds, name: string) => boolean

const isExactly: Means = ({ uid, id }, name) => uid === name || id === name

const isCalled: Means = (trial, name) => trial.name === name

/** `3fa2b1c_4` is the trial of revision 4 among those whose hash begins so. */
const beginsWith: Means = ({ uid, id, hash, revision }, name) => {
  const [, start, number] = /^([0-9a-f]+)_(\d+)$/.exec(name) ?? []
  if (start !== undefined && hash.startsWith(start) && revision === Number(number)) return true
  return name !== '' && (uid.startsWith(name) || id.startsWith(name))
}

const shortest = 7

/**
 * The shortest names of trials, by their ids: as much of the hash as no other trial's hash begins with,
 * at least 7 digits, and the revision; the id where two trials have the same uid, in two projects.
 */
export function shortIds(trials: readonly TrialIds[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, TrialIds>()
  const ids = new Map<string, string>()
  const alike = new Map<string, TrialIds[]>() // few: no list is made for each trial
  for (const trial of trials) {
    const start = trial.hash.slice(0, shortest)
    const first = firsts.get(start)
    if (first === undefined) {
      firsts.set(start, trial)
      ids.set(trial.id, `${start}_${trial.revision}`)
    } else {
      const others = alike.get(start)
      if (others === undefined) alike.set(start, [first, trial])
      else others.push(trial)
    }
  }
  for (const some of alike.values()) nameApart(some, ids)
  return ids
}

/** Names trials of which the hashes begin alike. */
function nameApart(trials: readonly TrialIds[], ids: Map<string, string>): void {
  const hashes = [...new Set(trials.map(({ hash }) => hash))].sort()
  const lengths = new Map(
    hashes.map((hash, i) => {
      const shared = Math.max(sharedWith(hash, hashes[i - 1]), sharedWith(hash, hashes[i + 1]))
      return [hash, Math.max(shortest, shared + 1)]
    }),
  )
  const counts = new Map<string, number>()
  for (const { uid } of trials) counts.set(uid, (counts.get(uid) ?? 0) + 1)
  for (const { id, uid, hash, revision } of trials) {
    const isShared = (counts.get(uid) ?? 0) > 1
    ids.set(id, isShared ? id : `${hash.slice(0, lengths.get(hash))}_${revision}`)
  }
}

function sharedWith(hash: string, other: string | undefined): number {
  let shared = 0
  while (other !== undefined && shared < hash.length && hash[shared] === other[shared]) shared++
  return shared
}
