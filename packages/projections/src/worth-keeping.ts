/** What a stream has that the newest snapshot kept of it does not. */
export interface Unkept {
  readonly events: number
  readonly commits: number
}

/** Reading a commit costs as much as folding so many events of it. */
const eventsPerCommit = 16

/** The events that make a snapshot worth keeping, unless a reader is told otherwise. */
export const saveAfterEventsDefault = 1024

/** Whether to fold that once more would cost more than to keep a snapshot now. */
export function isWorthKeeping(
  { events, commits }: Unkept,
  saveAfterEvents: number = saveAfterEventsDefault,
): boolean {
  return Math.max(events, eventsPerCommit * commits) >= saveAfterEvents
}
