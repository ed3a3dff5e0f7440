import { checkText } from './text.js'
import { TrackError } from './track-error.js'

/** The state of a trial or group: a number that programs compare and a name that people read. */
export interface Status {
  /** An integer of 32 bits. 1xx is running, 2xx ended badly, 3xx ended well. */
  readonly value: number
  readonly name: string
}

/** The keys of {@link statuses}. */
export type StatusKey =
  | 'createdGroup'
  | 'runningGroup'
  | 'running'
  | 'errorGroup'
  | 'interrupted'
  | 'exception'
  | 'broken'
  | 'finishedGroup'
  | 'suspended'
  | 'completed'

/** The statuses that Track itself gives. */
export const statuses: Readonly<Record<StatusKey, Status>> = {
  createdGroup: { value: 0, name: 'CreatedGroup' },
  runningGroup: { value: 100, name: 'RunningGroup' },
  running: { value: 101, name: 'Running' },
  errorGroup: { value: 200, name: 'ErrorGroup' },
  interrupted: { value: 201, name: 'Interrupted' },
  exception: { value: 202, name: 'Exception' },
  broken: { value: 203, name: 'Broken' },
  finishedGroup: { value: 300, name: 'FinishedGroup' },
  suspended: { value: 301, name: 'Suspended' },
  completed: { value: 302, name: 'Completed' },
}

/**
 * A status of one's own: any non-empty name with any integer of 32 bits.
 * @throws TRACK_ARGUMENT_INVALID for another value or name.
 */
export function customStatus(name: string, value: number): Status {
  checkText(name, 'status name')
  if (name === '' || (value | 0) !== value) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `A status needs a non-empty name and an integer of 32 bits, found ${JSON.stringify({ name, value })}`,
      { details: { name, value } },
    )
  }
  return { value: value | 0, name }
}
