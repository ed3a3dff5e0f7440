import { checkText, type StreamId, TrackError, type Values } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'
import { copyValues } from './copy-values.js'
import { foundText } from './found-text.js'

/** A project or group that is set. */
export interface Collection {
  /** Names its stream for good. */
  readonly id: StreamId
  readonly name: string
}

/** What a project is made of. */
export interface ProjectOptions {
  readonly name: string
  readonly description?: string
  /** Inherited by everything in the project. Added when it is created. */
  readonly tags?: object
  readonly metadata?: object
  /** Reject with TRACK_PROJECT_NOT_FOUND rather than create it. */
  readonly getOnly?: boolean
  /** Set it although another one is set. */
  readonly force?: boolean
}

/** What a group is made of. */
export interface GroupOptions {
  readonly name: string
  readonly description?: string
  readonly metadata?: object
  /** Reject with TRACK_GROUP_NOT_FOUND rather than create it. */
  readonly getOnly?: boolean
  /** Set it although another one is set. */
  readonly force?: boolean
}

/**
 * The id of a project or a group.
 * @throws TRACK_ARGUMENT_INVALID for what has none.
 */
export function collectionIdOf(
  kind: 'project' | 'group',
  collection: { readonly id: StreamId },
): StreamId {
  const given: { readonly id?: unknown } | null = collection
  if (typeof given?.id === 'string') return given.id
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `A ${kind} is given as an object with its id, found ${foundText(collection)}; ${kind}s() lists them`,
    { details: { argument: kind } },
  )
}

/** The project of trials that are given none. */
export const orphanProject = 'orphan'

const optionNames = {
  project: {
    name: true,
    description: true,
    tags: true,
    metadata: true,
    getOnly: true,
    force: true,
  } satisfies OptionNames<ProjectOptions>,
  group: {
    name: true,
    description: true,
    metadata: true,
    getOnly: true,
    force: true,
  } satisfies OptionNames<GroupOptions>,
}

/** A project's options, or a group's, as they were at the call. */
export interface CopiedOptions {
  readonly name: string
  readonly description: string
  readonly tags: Values | undefined
  readonly metadata: Values | undefined
  readonly getOnly: boolean
  readonly force: boolean
}

/**
 * Reads options completely.
 * @throws TRACK_ARGUMENT_INVALID, TRACK_VALUE_INVALID
 */
export function copyCollectionOptions(
  kind: 'project' | 'group',
  options: ProjectOptions,
): CopiedOptions {
  checkOptions<GroupOptions>(`A ${kind}`, options, optionNames[kind])
  const { name, description = '', tags, metadata, getOnly, force } = options
  checkText(name, `${kind} name`)
  checkText(description, `${kind} description`)
  return {
    name,
    description,
    tags: tags === undefined ? undefined : copyValues(tags, 'tags'),
    metadata: metadata === undefined ? undefined : copyValues(metadata, 'metadata'),
    getOnly: getOnly === true,
    force: force === true,
  }
}
