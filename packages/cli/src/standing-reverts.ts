import type { TrialView } from '@track/client'

type Revert = TrialView['reverts'][number]

/** The reverts of a trial that count, in their order: those that were not taken back themselves. */
export function standingReverts(reverts: readonly Revert[]): readonly Revert[] {
  const takenBack = new Set<number>()
  // Each takes back an earlier event, so the last of them stands.
  const standing = reverts.toReversed().filter(({ streamRevision, reverted }) => {
    if (takenBack.has(streamRevision)) return false
    takenBack.add(reverted)
    return true
  })
  return standing.reverse()
}
