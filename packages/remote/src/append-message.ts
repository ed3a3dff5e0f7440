import {
  type Append,
  type Appended,
  bodyBytesMax,
  checkAppend,
  TrackError,
} from '@track/core/commits'
import { decodeEnvelope, encodeEnvelope } from '@track/core/envelope'
import type { AppendOutcome } from '@track/log/hosting'
import { errorOfFailure, failureMessage } from './failure-message.js'
import { strangeAnswer } from './strange-answer.js'
import { type track, wireNumber } from './wire.js'

type AppendRequest = track.v1.AppendRequest.$Properties
type AppendResponse = track.v1.AppendResponse.$Properties
type OutcomeMessage = track.v1.AppendOutcome.$Properties

/** Appends as a request. */
export function appendRequest(appends: readonly Append[]): AppendRequest {
  return {
    appends: appends.map((append) => ({ envelope: encodeEnvelope(append), body: append.body })),
  }
}

/** Streams of a few bytes each: those of a hundred thousand. */
const envelopeBytesMax = 4 << 20

/** An append, or what is wrong with it. */
export type CheckedAppend = Append | { readonly error: unknown }

/** The appends of a request. */
export function appendsOf(request: AppendRequest): CheckedAppend[] {
  const empty = new Uint8Array()
  return (request.appends ?? []).map(({ envelope, body }) =>
    orError(() => {
      const { length } = envelope ?? empty
      if (length > envelopeBytesMax) throw unwritable(`an envelope of ${length} bytes`)
      return decodeEnvelope(envelope ?? empty, body ?? empty)
    }),
  )
}

/** Appends that go into a request as they are: what cannot be written into one is found here. */
export function checkedAppend(append: Append): CheckedAppend {
  return orError(() => {
    checkAppend(append)
    const numbers = append.streams
      .map(({ expected }) => expected)
      .filter((each) => typeof each === 'number')
    for (const { count } of append.streams) checkNumber(count, 1, 2 ** 32 - 1)
    for (const expected of numbers) checkNumber(expected, 0, Number.MAX_SAFE_INTEGER)
    checkNumber(append.body.length, 0, bodyBytesMax)
    return append
  })
}

/** Appends what is sound; what is not has its error as its outcome. */
export async function appendSound(
  checked: readonly CheckedAppend[],
  append: (sound: readonly Append[]) => Promise<readonly AppendOutcome[]>,
): Promise<AppendOutcome[]> {
  const sound = checked.filter((each): each is Append => !('error' in each))
  const outcomes = sound.length === 0 ? [] : [...(await append(sound))]
  return checked.map((each) => {
    const outcome = 'error' in each ? each : outcomes.shift()
    return outcome ?? { error: strangeAnswer('an append has no outcome') }
  })
}

function orError(read: () => Append): CheckedAppend {
  try {
    return read()
  } catch (error) {
    return { error }
  }
}

function checkNumber(value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && Number(value) >= least && Number(value) <= most) return
  throw unwritable(String(value))
}

function unwritable(what: string): TrackError {
  return new TrackError('TRACK_COMMIT_CORRUPT', `An append has ${what}, which goes into no message`)
}

/** What became of appends as an answer. */
export function appendResponse(outcomes: readonly AppendOutcome[]): AppendResponse {
  return {
    outcomes: outcomes.map((outcome): OutcomeMessage => {
      if ('error' in outcome) return { failure: failureMessage(outcome.error) }
      const { position, committedAtMs, firstRevisions } = outcome.appended
      return { placed: { position, committedAtMs, firstRevisions: [...firstRevisions] } }
    }),
  }
}

/**
 * What an answer says became of the appends.
 * @throws TRACK_LOG_FAILED when it is none to them.
 */
export function outcomesOf(response: AppendResponse, appends: readonly Append[]): AppendOutcome[] {
  const outcomes = response.outcomes ?? []
  if (outcomes.length !== appends.length) {
    throw strangeAnswer(`${outcomes.length} outcomes of ${appends.length} appends`)
  }
  return outcomes.map(({ placed, failure }, i) => {
    if (failure) return { error: errorOfFailure(failure) }
    if (!placed) throw strangeAnswer('an append has no outcome')
    return { appended: appendedOf(placed, appends[i]?.streams.length) }
  })
}

function appendedOf(placed: track.v1.Placed.$Properties, streams: number | undefined): Appended {
  const firstRevisions = (placed.firstRevisions ?? []).map(wireNumber)
  if (firstRevisions.length !== streams) {
    throw strangeAnswer(`${firstRevisions.length} revisions of ${streams} streams`)
  }
  const committedAtMs = wireNumber(placed.committedAtMs)
  return { position: wireNumber(placed.position), committedAtMs, firstRevisions }
}
