import { TrackError } from '@track/core/light'
import { foundText } from './found-text.js'

/** The names of all options that there are of a kind. */
export type OptionNames<Options> = Readonly<Record<keyof Options, true>>

/**
 * Checks what a program without types may have given as options: a name that is mistyped would be left out
 * silently, and all be as if nothing had been said.
 * @param call The call that they were given to.
 * @throws TRACK_ARGUMENT_INVALID for what is no object, and for an option that there is not.
 */
export function checkOptions<Options extends object>(
  call: string,
  options: Options,
  names: OptionNames<Options>,
): void {
  const given: unknown = options
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    throw invalid(`${call} takes its options in an object, found ${foundText(given)}`, 'options')
  }
  for (const name in given) {
    if (Object.hasOwn(names, name)) continue
    const known = Object.keys(names).join(', ')
    throw invalid(`${call} has no option ${foundText(name)}; there is ${known}`, name)
  }
}

function invalid(message: string, argument: string): TrackError {
  return new TrackError('TRACK_ARGUMENT_INVALID', message, { details: { argument } })
}
