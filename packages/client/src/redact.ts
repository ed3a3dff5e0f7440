import { randomBytes } from 'node:crypto'
import { userInfo } from 'node:os'
import {
  type Append,
  type Appended,
  type BodyReplacement,
  type Commit,
  checkText,
  type Erased,
  type EventLog,
  eventsOf,
  hexOf,
  redactedBody,
  redactionPath,
  type StreamId,
  saltBytes,
  TrackError,
} from '@track/core'
import { lostFiles } from './lost-files.js'
import type { Recorder } from './recorder.js'
import type { StreamEvent } from './recorder-options.js'
import { sha256 } from './sha256.js'
import type { Trial } from './trial.js'

/** What to remove for good. */
export interface RedactOptions {
  readonly trial: Pick<Trial, 'id'>
  /**
   * The value: `parameters.NAME`, `metadata.NAME` or `tags.NAME`, with dots into objects; the content of a file,
   * `files.NAME`; or all of `output`, `errors` (messages and stacks) or `description`.
   */
  readonly path: string
  /** Only from the event at this position of the log. Default: from all events of the trial that have it. */
  readonly position?: number
  /** Why, for whoever reads the log. */
  readonly reason?: string
  /** Who wants it so. Default: the name of the user that this process is of. */
  readonly by?: string
}

/** What was removed, and what is known of it being gone. */
export interface RedactSummary {
  readonly path: string
  readonly by: string
  /** Positions of the events that have a mark in the place of the value. */
  readonly events: readonly number[]
  /** Positions of the Redacted events that say so. */
  readonly saidAt: readonly number[]
  /**
   * The search of all files of the store, but LevelDB's empty locks, for the texts and bytes that were removed, those of six bytes or more:
   * how many were looked for, in how many files and bytes, and where one still is: the same text may have been
   * logged elsewhere too.
   */
  readonly search: {
    readonly sought: number
    readonly files: number
    readonly bytes: number
    readonly found: readonly string[]
  }
  /**
   * Whether a digest that stays was made over the value: the hash of a trial is over its first parameters.
   * Who knows the others can try values out; a value that can be guessed should be changed where it is used.
   */
  readonly isGuessable: boolean
  /** Stores of the same identity in the folder that the store is in. They are as they were. */
  readonly copies: readonly string[]
}

/** Shorter texts are found in any store. */
const soughtBytesMin = 6

type CheckedRedact = Required<Omit<RedactOptions, 'trial' | 'position'>> & {
  readonly trial: StreamId
  readonly position: number | undefined
}

/** @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID */
export function checkedRedact(options: RedactOptions): CheckedRedact {
  const { trial, path, position, reason = '', by = userInfo().username } = options
  redactionPath(path)
  if (position !== undefined && !(Number.isSafeInteger(position) && position >= 0)) {
    const message = `A position is a whole number from 0 on, not ${String(position)}`
    throw new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { position } })
  }
  checkText(reason, 'reason')
  checkText(by, 'name of who redacts')
  return { trial: trial.id, path, position, reason, by }
}

/**
 * Removes a value from events of a trial, and from the files of the store.
 * @throws TRACK_VALUE_NOT_FOUND when no event has it; TRACK_REDACTION_UNSUPPORTED; the store's errors.
 */
export async function redact(
  { log, recorder }: { readonly log: EventLog; readonly recorder: Recorder },
  options: CheckedRedact,
): Promise<RedactSummary> {
  const { trial, path, by, reason } = options
  const { eraser } = log
  if (eraser === undefined) {
    const message = 'This log can remove nothing: redact in the store itself'
    throw new TrackError('TRACK_REDACTION_UNSUPPORTED', message)
  }
  const { section } = redactionPath(path)
  const found = await findBodies(log, options)
  const events: StreamEvent[] = found.map(({ replacement, newDigest, events: lost }) => ({
    stream: trial,
    event: {
      type: 'Redacted',
      position: replacement.position,
      oldBodyDigest: hexOf(replacement.oldDigest),
      newBodyDigest: hexOf(newDigest),
      reason,
      by,
      path,
      events: lost,
    },
  }))
  const removed = found.flatMap((body) => body.removed)
  const files = section === 'files' ? await lostFiles(log, found) : undefined
  const sought = [...removed, ...(files?.beginnings ?? [])].filter(
    ({ length }) => length >= soughtBytesMin,
  )
  let erased: Erased | undefined
  const append = async (request: Append): Promise<Appended> => {
    const bodies = found.map(({ replacement }) => replacement)
    erased = await eraser.replace(request, { bodies, contents: files?.unnamed ?? [], sought })
    return erased.appended
  }
  const { position } = await recorder.commit(events, { [trial]: 'stream-exists' }, append)
  const { files: searched = 0, bytes = 0, found: left = [], copies = [] } = erased ?? {}
  return {
    path,
    by,
    events: found.flatMap((body) => body.events),
    saidAt: events.map((_, i) => position + i),
    search: { sought: sought.length, files: searched, bytes, found: left },
    isGuessable: section === 'arguments',
    copies,
  }
}

interface FoundBody {
  readonly replacement: BodyReplacement
  readonly newDigest: Uint8Array
  readonly events: readonly number[]
  readonly removed: readonly Uint8Array[]
}

async function findBodies(
  log: EventLog,
  { trial, path, position }: CheckedRedact,
): Promise<readonly FoundBody[]> {
  const redaction = { stream: trial, path: redactionPath(path), at: position }
  const found: FoundBody[] = []
  for await (const { commits } of log.readStream(trial)) {
    for (const commit of commits) {
      checkTrial(commit, trial)
      const salt = new Uint8Array(randomBytes(saltBytes))
      const redacted = redactedBody(commit, redaction, { salt, sha256 })
      if (redacted === undefined) continue
      const { body, events, removed } = redacted
      const replacement = { position: commit.position, oldDigest: sha256(commit.body), body }
      found.push({ replacement, newDigest: sha256(body), events, removed })
    }
  }
  if (found.length > 0) return found
  const where = position === undefined ? 'No event of the trial' : `No event at ${position}`
  throw new TrackError('TRACK_VALUE_NOT_FOUND', `${where} has a value ${JSON.stringify(path)}`, {
    details: { trial, path, position },
  })
}

/** What is derived of projects and groups is not made anew by a redaction. */
function checkTrial(commit: Commit, stream: StreamId): void {
  const [first] = eventsOf(commit, { stream, to: 1 })
  if (first === undefined || first.event.type === 'TrialCreated') return
  const message =
    'Only what was logged to a trial can be redacted, and nothing of projects or groups'
  throw new TrackError('TRACK_REDACTION_UNSUPPORTED', message, { details: { stream } })
}
