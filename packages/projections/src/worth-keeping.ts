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

/** So many events after a text of all trials are read before a later table is looked for, or another text is made. */
export const eventsAfterTextMax = 5_000

/** What a program that has logged knows of the log as it ends. */
export interface ListLag {
  /** The text of all trials that is kept beside the log is as of its first so many events. */
  readonly listed: number
  /** Events in the log. */
  readonly events: number
  /** Events that the program has logged. */
  readonly own: number
}

/** More events than that no program reads to bring a text up to date, however many it has logged. */
const eventsToListMax = 400_000

/**
 * Whether a program that has logged is to bring the text of all trials up to date as it ends. It is for the next list
 * to be short, and for programs to pay less for it than for what they log: the text is written as a whole, so it is left
 * alone until a share of the log is new. Where four times as much is new, those before have left it alone, and so does
 * who has not logged half as much himself.
 */
export function isListBehind({ listed, events, own }: ListLag): boolean {
  const unlisted = listed > events ? events : events - listed // as of a later moment: that is no text of this log
  const much = Math.max(eventsAfterTextMax, events / 64)
  return unlisted > much && unlisted <= Math.min(Math.max(4 * much, 2 * own), eventsToListMax)
}
