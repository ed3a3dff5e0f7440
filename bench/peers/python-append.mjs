import { runPython } from './python.mjs'
import { pythonPeers } from './python-peers.mjs'

/**
 * The Python peers of the case append. The clock includes the finish of the run, but no import, no
 * start of a process and no opening; a run of a tenth as many logs goes before.
 * @type {Record<string, import('../run-case.mjs').Contender>}
 */
export const pythonAppend = Object.fromEntries(
  Object.entries(pythonPeers).map(([name, { module, promise, events, eventsQuick }]) => [
    name,
    {
      python: true,
      promise: `${promise}; ${events.toLocaleString('en-US')} logs, ${eventsQuick.toLocaleString('en-US')} when quick, after a run of a tenth as many`,
      run: async ({ size, folder }) => {
        const order = { peer: module, events: size.quick ? eventsQuick : events }
        return runPython('append', order, folder).values
      },
    },
  ]),
)
