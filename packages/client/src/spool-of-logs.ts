import type { EventLog, Spool } from '@track/core'

/**
 * What waits for the servers of several logs, in sum; undefined when none of them is on a server.
 * @param healthy Those of the logs that have not failed.
 */
export function spoolOfLogs(
  logs: readonly EventLog[],
  healthy: () => readonly EventLog[],
): Spool | undefined {
  const spools = logs.flatMap(({ spool }) => spool ?? [])
  if (spools.length === 0) return undefined
  return {
    state: () => {
      const states = spools.map((spool) => spool.state())
      const sum = (count: 'events' | 'bytes' | 'refused'): number =>
        states.reduce((total, state) => total + state[count], 0)
      return {
        events: sum('events'),
        bytes: sum('bytes'),
        refused: sum('refused'),
        away: states.find(({ away }) => away !== undefined)?.away,
        folder: states.map(({ folder }) => folder).join(', '),
      }
    },
    sent: async () => {
      await Promise.all(healthy().map(({ spool }) => spool?.sent()))
    },
  }
}
