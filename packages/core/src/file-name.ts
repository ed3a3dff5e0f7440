import { checkText } from './text.js'
import { TrackError } from './track-error.js'

/** The media type of a file of which nobody said another. */
export const mimeDefault = 'application/octet-stream'

/** UTF-16 code units that the name of a file may have. */
const nameMax = 1024

/** Control characters; what separates folders elsewhere; drives. */
const unsafe = /[\p{Cc}\\]|^[a-z]:/iu

/**
 * Whether `name` names a file wherever its folder is put: relative, with "/" between its segments, none of
 * which is empty, "." or "..", without control characters, backslashes, and drives.
 */
export function isFileName(name: string): boolean {
  if (name.length > nameMax || unsafe.test(name)) return false
  return name.split('/').every((part) => part !== '' && part !== '.' && part !== '..')
}

/**
 * Checks the name of a file that is to be logged.
 * @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID
 */
export function checkFileName(name: unknown): asserts name is string {
  checkText(name, 'file name')
  if (isFileName(name)) return
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `${JSON.stringify(name.slice(0, 100))} is no name of a file: it is relative, of segments that are ` +
      'neither empty nor "." nor "..", with "/" between them, without backslashes and control ' +
      `characters, and ${nameMax} characters long at the most`,
    { details: { argument: 'name', name } },
  )
}
