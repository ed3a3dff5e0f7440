import { InvalidArgumentError } from './command.js'

/** Values by name, as `name=value` says them on a command line. */
export type Assignments = Readonly<Record<string, unknown>>

/**
 * Takes one `name=value` of an argument or option that may be repeated. A value that is JSON is that
 * value: a number, true, false, null, a list, an object, a text in quotes; any other is a text.
 * @throws InvalidArgumentError, which the command line tells of.
 */
export function gatherAssignment(text: string, before: Assignments | undefined): Assignments {
  const end = text.indexOf('=')
  if (end < 1) throw new InvalidArgumentError('It is name=value.')
  const entry = [text.slice(0, end), valueIn(text.slice(end + 1))] as const
  // Not by assignment: a name may be __proto__.
  return Object.fromEntries([...Object.entries(before ?? {}), entry])
}

function valueIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
