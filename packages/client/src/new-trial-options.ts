import { checkText } from '@track/core'
import { copyValues } from './copy-values.js'
import type { Storable } from './storable.js'
import type { TrialOptions } from './trial-options.js'

/** What a new trial is made of. */
export interface NewTrialOptions extends TrialOptions {
  /** Make another trial although the last one has not finished. */
  readonly force?: boolean
}

/** Options whose values are checked as {@link Storable}, and that hold nothing unknown. */
export type Checked<T, Options = NewTrialOptions> = {
  readonly [K in keyof T]: K extends keyof Options
    ? K extends 'parameters' | 'tags' | 'metadata'
      ? Storable<T[K]>
      : T[K]
    : never
}

/**
 * A copy of the options, read completely.
 * @throws TRACK_VALUE_INVALID
 */
export function copyTrialOptions(options: NewTrialOptions): NewTrialOptions {
  const { name, description, parameters, tags, metadata, version, force } = options
  checkText(name, 'trial name')
  if (description !== undefined) checkText(description, 'trial description')
  if (version !== undefined) checkText(version, 'trial version')
  return {
    name,
    ...(description !== undefined && { description }),
    ...(parameters !== undefined && { parameters: copyValues(parameters, 'arguments') }),
    ...(tags !== undefined && { tags: copyValues(tags, 'tags') }),
    ...(metadata !== undefined && { metadata: copyValues(metadata, 'metadata') }),
    ...(version !== undefined && { version }),
    ...(force !== undefined && { force }),
  }
}
