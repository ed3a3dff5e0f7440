/**
 * Names a trial: by its uid, or by the two parts of it. In a merged store the uid `<uid>@<store>` is the one
 * that the trial had in the store with that identity, or that beginning of it.
 */
export type TrialName =
  | { readonly uid: string }
  | { readonly hash: string; readonly revision: number }

/** The uid that names a trial, either way. */
export function uidOf(name: TrialName): string {
  return 'uid' in name ? `${name.uid}` : `${name.hash}_${name.revision}`
}
