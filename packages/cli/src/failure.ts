import type { TrackError } from '@track/client'
import { exitCode } from './exit-code.js'
import { plainText } from './plain-text.js'
import { jsonText } from './print-json.js'
import type { Terminal } from './terminal.js'

/** What a command ends with when what it was asked for cannot be done. */
export class CliError extends Error {
  override readonly name = 'CliError'
  /** One of Track's own, or of those that docs/cli.md lists beside them. */
  readonly code: string
  readonly exitCode: number
  /** For programs. */
  readonly details: Readonly<Record<string, unknown>> | undefined
  /** What to do, a line each. */
  readonly hints: readonly string[]

  constructor(
    code: string,
    message: string,
    options: {
      readonly exitCode?: number
      readonly details?: Readonly<Record<string, unknown>>
      readonly hints?: readonly string[]
    } = {},
  ) {
    super(message)
    this.code = code
    this.exitCode = options.exitCode ?? exitCode.failed
    this.details = options.details
    this.hints = options.hints ?? []
  }
}

const notFoundCodes: ReadonlySet<string> = new Set([
  'TRACK_PROJECT_NOT_FOUND',
  'TRACK_GROUP_NOT_FOUND',
  'TRACK_TRIAL_NOT_FOUND',
  'TRACK_MOMENT_NOT_FOUND',
  'TRACK_FIELD_NOT_FOUND',
  'TRACK_EVENT_NOT_FOUND',
  'TRACK_VALUE_NOT_FOUND',
  'TRACK_STORE_NOT_FOUND',
])

/** Of fields that a trial has, so many are shown. */
const fieldsShown = 10

/** Codes of errors that say that the command line, or the configuration, is wrong. */
const usageCodes: ReadonlySet<string> = new Set([
  'TRACK_ARGUMENT_INVALID',
  'TRACK_CONFIG_INVALID',
  'TRACK_TLS_REQUIRED',
  'TRACK_URI_INVALID',
  'TRACK_VALUE_INVALID',
])

/**
 * Tells of an error, on standard error: `track: ...` and lines of what to do, or with `json` one object
 * `{ error: { code, message, details? } }`.
 * @returns The exit code.
 * @throws The error, if it is a defect of this program: those have a stack to show.
 */
export async function tellFailure(
  error: unknown,
  terminal: Terminal,
  json: boolean,
): Promise<number> {
  const { code, message, details, hints, exit } = await failureOf(error)
  if (json) terminal.err(`${jsonText({ error: { code, message, details } })}\n`)
  else terminal.err(`${[`track: ${message}`, ...hints].map(plainText).join('\n')}\n`)
  return exit
}

interface Failure {
  readonly code: string
  readonly message: string
  readonly details?: Readonly<Record<string, unknown>> | undefined
  readonly hints: readonly string[]
  readonly exit: number
}

async function failureOf(error: unknown): Promise<Failure> {
  if (error instanceof CliError) return { ...error, message: error.message, exit: error.exitCode }
  if (isFolderGone(error)) {
    const message = 'the working directory is gone: cd to another'
    return { code: 'TRACK_FILE_UNREADABLE', message, hints: [], exit: exitCode.failed }
  }
  const { isTrackError } = await import('@track/client/find-stores') // no start needs it
  if (!isTrackError(error)) throw error
  const { code, message, details } = error
  return { code, message, details, hints: hintsOf(details), exit: exitOf(code) }
}

/** What Node throws where the working directory was deleted. */
function isFolderGone(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error && error.syscall === 'uv_cwd'
}

/** Of a field that is not there: some of those that are. */
function hintsOf({ fields }: TrackError['details']): readonly string[] {
  if (!Array.isArray(fields)) return []
  const shown = fields.slice(0, fieldsShown).map((name) => `  ${name}`)
  const left = fields.length - shown.length
  return left > 0 ? [...shown, `  and ${left} more`] : shown
}

function exitOf(code: string): number {
  if (notFoundCodes.has(code)) return exitCode.notFound
  return usageCodes.has(code) ? exitCode.usage : exitCode.failed
}
