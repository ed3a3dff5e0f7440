import { TrackError } from '@track/core/light'
import { foundText } from './found-text.js'

/**
 * Names a trial: by its uid, or by the two parts of it. In a merged store the uid `<uid>@<store>` is the one
 * that the trial had in the store with that identity, or that beginning of it.
 */
export type TrialName =
  | { readonly uid: string }
  | { readonly hash: string; readonly revision: number }

/** The uid that names a trial, either way. @throws TRACK_ARGUMENT_INVALID */
export function uidOf(name: TrialName): string {
  const { uid, hash, revision }: PossibleName = Object(name)
  if (typeof uid === 'string') return uid
  if (typeof hash === 'string' && Number.isInteger(revision)) return `${hash}_${revision}`
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `A trial is named by { uid } or by { hash, revision }, found ${foundText(name)}`,
    { details: { argument: 'trial' } },
  )
}

interface PossibleName {
  readonly uid?: unknown
  readonly hash?: unknown
  readonly revision?: unknown
}
