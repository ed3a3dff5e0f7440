import type { EventLog } from '../event-log.js'
import { expectNoError } from './expect.js'

/** A way to make a log. The cases close the logs that they open. */
export interface ConformanceHarness {
  /** A fresh, empty log. */
  open(): Promise<EventLog>
  /** Closes `log` and opens the same store again; left out where a log ends with its process. */
  reopen?(log: EventLog): Promise<EventLog>
}

/** One promise of the port. It knows no test runner, and runs wherever core does. */
export interface ConformanceCase {
  readonly name: string
  /** What the harness must offer beside `open`; a runner leaves the case out where it does not. */
  readonly needs?: 'reopen'
  /**
   * Resolves when the log keeps the promise.
   * @throws TRACK_CONFORMANCE_FAILED when it does not.
   */
  run(harness: ConformanceHarness): Promise<void>
}

/** A case of one log, which is closed at the end. */
export function logCase(name: string, check: (log: EventLog) => Promise<void>): ConformanceCase {
  const run = async (harness: ConformanceHarness): Promise<void> => {
    const log = await harness.open()
    try {
      await check(log)
    } finally {
      await log.close()
    }
  }
  return { name, run: (harness) => expectNoError(() => run(harness)) }
}
