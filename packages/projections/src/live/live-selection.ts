import type { StreamId } from '@track/core'
import type { StreamKind } from '../stream-kind.js'

/** Which streams to follow: those of one line, or all of the log's. */
export interface LiveSelection {
  /** These trials; with `from`, also those that come into view from there on. */
  readonly trials?: readonly StreamId[]
  /** The trials of this group, those that are added later too. */
  readonly group?: StreamId
  /** The trials of this project, those that are added later too. */
  readonly project?: StreamId
  /**
   * When following all streams, or `trials` and what comes beside them: from which position on a stream's events bring it into view. 'head'
   * is where the log ends at subscription. Default 0: every stream. What came before is in the
   * views either way.
   */
  readonly from?: number | 'head'
  /** Of what comes into view, only these kinds. Default all. */
  readonly kinds?: readonly StreamKind[]
}
