import { checkText, TrackError } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'
import { copyValues } from './copy-values.js'
import type { Storable } from './storable.js'
import type { TrialOptions } from './trial-options.js'

/** What a new trial is made of. */
export interface NewTrialOptions extends TrialOptions {
  /**
   * Names of groups of the project that the trial belongs to, beside the one that is set. Those that
   * are not there are created.
   */
  readonly groups?: readonly string[]
  /** Make another trial although the last one has not finished. */
  readonly force?: boolean
}

const optionNames: OptionNames<NewTrialOptions> = {
  name: true,
  description: true,
  parameters: true,
  tags: true,
  metadata: true,
  version: true,
  groups: true,
  force: true,
}

/** Options whose values are checked as {@link Storable}, and that hold nothing unknown. */
export type Checked<T, Options = NewTrialOptions> = {
  readonly [K in keyof T]: K extends keyof Options
    ? K extends 'parameters' | 'tags' | 'metadata'
      ? Storable<T[K]>
      : T[K]
    : never
}

/** The version of the code that trials run, or what tells it. */
export type ProgramVersion = string | (() => string)

/** Options of a trial whose version is settled. */
export type VersionedTrialOptions = NewTrialOptions & { readonly version: string }

/**
 * A copy of the options, read completely.
 * @param versionDefault Of a trial that is given none.
 * @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID; what `versionDefault` throws.
 */
export function copyTrialOptions(
  options: NewTrialOptions,
  versionDefault: ProgramVersion,
): VersionedTrialOptions {
  checkOptions('newTrial', options, optionNames)
  const { name, description, parameters, tags, metadata, version, groups, force } = options
  checkText(name, 'trial name')
  if (description !== undefined) checkText(description, 'trial description')
  const settled = settledVersion(version, versionDefault)
  return {
    name,
    version: settled,
    ...(groups !== undefined && { groups: copyGroups(groups) }),
    ...(description !== undefined && { description }),
    ...(parameters !== undefined && { parameters: copyValues(parameters, 'arguments') }),
    ...(tags !== undefined && { tags: copyValues(tags, 'tags') }),
    ...(metadata !== undefined && { metadata: copyValues(metadata, 'metadata') }),
    ...(force !== undefined && { force }),
  }
}

function copyGroups(groups: readonly string[]): string[] {
  if (!Array.isArray(groups)) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'The groups of a trial are a list of names')
  }
  const names = [...groups]
  for (const name of names) checkText(name, 'group name')
  return names
}

/**
 * The version that was given, or else what tells it.
 * @throws TRACK_VALUE_INVALID; what `versionDefault` throws.
 */
export function settledVersion(
  version: string | undefined,
  versionDefault: ProgramVersion,
): string {
  const settled =
    version ?? (typeof versionDefault === 'function' ? versionDefault() : versionDefault)
  checkText(settled, 'trial version')
  return settled
}
