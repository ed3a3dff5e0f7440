import { hexOf } from '../hex.js'
import { isTrackError } from '../is-track-error.js'
import { TrackError, type TrackErrorCode } from '../track-error.js'

/** @throws TRACK_CONFORMANCE_FAILED */
export function fail(message: string, cause?: unknown): never {
  throw new TrackError('TRACK_CONFORMANCE_FAILED', message, { cause })
}

/**
 * Expects two values to be the same to the last: numbers by Object.is, bytes, dates, arrays and
 * objects by content, prototypes aside.
 * @param what The subject of the message.
 */
export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  const difference = firstDifference(actual, expected, '')
  if (difference !== undefined) fail(`${what}${difference}`)
}

/** Expects `call` to succeed: an error that no case expected breaks a promise too. */
export async function expectNoError(call: () => Promise<void>): Promise<void> {
  try {
    await call()
  } catch (error) {
    if (isTrackError(error, 'TRACK_CONFORMANCE_FAILED')) throw error
    const code = isTrackError(error) ? `${error.code}: ` : ''
    fail(`unexpected error: ${code}${error instanceof Error ? error.message : error}`, error)
  }
}

/** Expects `call` to be refused with a TrackError of `code`, and gives the error. */
export async function expectRejects(
  call: () => Promise<unknown>,
  code: TrackErrorCode,
  what: string,
): Promise<TrackError> {
  let answer: unknown
  try {
    answer = await call()
  } catch (error) {
    if (isTrackError(error, code)) return error
    const found = isTrackError(error) ? error.code : String(error)
    return fail(`${what}: expected ${code}, found ${found}`, error)
  }
  return fail(`${what}: expected ${code}, found the answer ${shown(answer)}`)
}

function firstDifference(actual: unknown, expected: unknown, path: string): string | undefined {
  if (Object.is(actual, expected)) return undefined
  const unequal = `${path}: expected ${shown(expected)}, found ${shown(actual)}`
  if (!isObject(actual) || !isObject(expected)) return unequal
  if (expected instanceof Uint8Array || actual instanceof Uint8Array) {
    const bothBytes = expected instanceof Uint8Array && actual instanceof Uint8Array
    return bothBytes && hexOf(actual) === hexOf(expected) ? undefined : unequal
  }
  if (expected instanceof Date || actual instanceof Date) {
    const bothDates = expected instanceof Date && actual instanceof Date
    return bothDates && actual.getTime() === expected.getTime() ? undefined : unequal
  }
  if (Array.isArray(actual) !== Array.isArray(expected)) return unequal
  if (Array.isArray(actual) && Array.isArray(expected) && actual.length !== expected.length) {
    return `${path}: expected ${expected.length} items, found ${actual.length}: ${shown(actual)}`
  }
  const keys = new Set([...Object.keys(expected), ...Object.keys(actual)])
  for (const key of keys) {
    const difference = firstDifference(actual[key], expected[key], `${path}.${key}`)
    if (difference !== undefined) return difference
  }
  return undefined
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}

const shownCharacters = 200

function shown(value: unknown): string {
  const text =
    value instanceof Uint8Array ? `bytes ${hexOf(value)}` : (json(value) ?? String(value))
  return text.length > shownCharacters ? `${text.slice(0, shownCharacters)}…` : text
}

function json(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part === 'bigint') return `${part}n`
    if (typeof part === 'number' && !Number.isFinite(part)) return String(part)
    return Object.is(part, -0) ? '-0' : part
  })
}
