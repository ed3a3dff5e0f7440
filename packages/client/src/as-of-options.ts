import { copyMoment, type LogMoment, type Moment } from '@track/core/light'
import { checkOptions, type OptionNames } from './check-options.js'

/** As of when to read what belongs to one trial, project or group. */
export interface AsOfOptions {
  /** Everything as it was at that moment; a revision is one of its own stream. Default: now. */
  readonly at?: Moment
}

/** As of when to read what belongs to the store. */
export interface LogAsOfOptions {
  /** Everything as it was at that moment. Default: now. */
  readonly at?: LogMoment
}

const optionNames: OptionNames<AsOfOptions> = { at: true }

/**
 * The moment of options as it is at the call.
 * @param call The call that they were given to.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function momentOf(call: string, options: LogAsOfOptions): LogMoment | undefined
export function momentOf(call: string, options: AsOfOptions): Moment | undefined
export function momentOf(call: string, options: AsOfOptions): Moment | undefined {
  checkOptions(call, options, optionNames)
  return copyAt(options.at)
}

/** The moment as it is at the call. @throws TRACK_ARGUMENT_INVALID for what is none. */
export function copyAt(at: LogMoment | undefined): LogMoment | undefined
export function copyAt(at: Moment | undefined): Moment | undefined
export function copyAt(at: Moment | undefined): Moment | undefined {
  return at === undefined ? undefined : copyMoment(at)
}
