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

/** A program reads on to bring a text up to date so many events at the most, or twice its own where those are more. */
const eventsForAllMax = 50_000
/** Nor does a program that has logged millions. */
const eventsToListMax = 400_000

/**
 * Whether a program that has logged is to bring the text of all trials up to date as it ends. It is for the next list
 * to be short, and for programs to pay less for it than for what they log: the text is written as a whole, so it is left
 * alone until a share of the log is new.
 */
export function isListBehind({ listed, events, own }: ListLag): boolean {
  const unlisted = events - listed
  const isMuch = unlisted > Math.max(eventsAfterTextMax, events / 64)
  return isMuch && unlisted <= Math.min(Math.max(eventsForAllMax, 2 * own), eventsToListMax)
}
