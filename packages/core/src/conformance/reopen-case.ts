import type { EventLog } from '../event-log.js'
import type { ConformanceCase, ConformanceHarness } from './conformance-case.js'
import { expectNoError, fail } from './expect.js'

/** A case of one store that is closed and opened again, as often as `check` asks. */
export function reopenCase(
  name: string,
  check: (log: EventLog, reopen: (log: EventLog) => Promise<EventLog>) => Promise<void>,
): ConformanceCase {
  const run = async (harness: ConformanceHarness): Promise<void> => {
    let current = await harness.open()
    const reopen = async (log: EventLog): Promise<EventLog> => {
      if (harness.reopen === undefined) fail('the harness has no reopen()')
      current = await harness.reopen(log)
      return current
    }
    try {
      await check(current, reopen)
    } finally {
      await current.close()
    }
  }
  return { name, needs: 'reopen', run: (harness) => expectNoError(() => run(harness)) }
}
