import { TrackError } from './track-error.js'

/**
 * A moment of a log as a whole:
 * - a position: the log had its first so many events, as `head()` counts them;
 * - a time of day, a Date or ISO 8601 with its offset (`2026-11-20T10:00Z`, `2026-11-20T11:00+01:00`): all
 *   that was committed by then, in that very millisecond too. Before the first commit the log is empty;
 *   after the last it is as it is now.
 */
export type LogMoment = number | Date | string

/**
 * A moment of a log as whoever asks for something of one stream can name it: also by the stream's
 * revision, from 0, up to and with which its events are there.
 */
export type Moment = LogMoment | { readonly revision: number }

/** A date, a time of day and an offset, all of them: without one a text means another moment elsewhere. */
const isoTime = /^(\d{4}-\d\d-\d\d)T\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/

/**
 * The moment as it is at the call: what becomes of a Date later changes nothing. Times come out as Dates.
 * @throws TRACK_ARGUMENT_INVALID for what is no moment.
 */
export function copyMoment(moment: LogMoment): number | Date
export function copyMoment(moment: Moment): number | Date | { readonly revision: number }
export function copyMoment(moment: Moment): number | Date | { readonly revision: number } {
  if (typeof moment === 'number') return natural(moment, 'A position')
  if (typeof moment === 'string') return new Date(timeOfText(moment))
  if (moment instanceof Date) {
    const timeMs = moment.getTime()
    if (Number.isNaN(timeMs)) throw invalid('An invalid Date is no moment')
    return new Date(timeMs)
  }
  const revision: unknown = (moment as Partial<Record<'revision', unknown>> | null)?.revision
  if (typeof revision !== 'number') {
    throw invalid('A moment is a position, a Date, ISO 8601 text, or { revision }')
  }
  return { revision: natural(revision, 'A revision') }
}

function natural(value: number, what: string): number {
  if (Number.isSafeInteger(value) && value >= 0) return value
  throw invalid(`${what} is a count from 0, and ${value} is none`)
}

function timeOfText(text: string): number {
  const [, date = ''] = isoTime.exec(text) ?? []
  // Date.parse takes 30 February for 2 March.
  const day = Date.parse(`${date}T00:00Z`)
  const timeMs = Date.parse(text)
  const isThere = !Number.isNaN(day) && new Date(day).toISOString().startsWith(date)
  if (isThere && !Number.isNaN(timeMs)) return timeMs
  throw invalid(
    `${JSON.stringify(text.slice(0, 80))} is no time: write it with its offset, as 2026-11-20T10:00Z`,
  )
}

function invalid(message: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument: 'at' } })
}
