import type { StreamId } from '@track/core'

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

/** The project of trials that are given none. */
export const orphanProject = 'orphan'
