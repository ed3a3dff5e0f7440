import { runPython } from './python.mjs'
import { pythonPeers } from './python-peers.mjs'

const calls = { 'store idle': 5000, 'store saturated': 20_000 }
/** Of MLflow, whose call takes milliseconds. */
const callsSlow = { 'store idle': 500, 'store saturated': 500 }
/** Between two calls when the store is idle; asleep, for a thread that spun would hold the interpreter. */
const pauseMs = 1

/**
 * The Python peers of the case call-cost, of which log_batch is no call that logs one metric.
 * @param {Record<string, number>} shares The percentiles by their names.
 * @returns {Record<string, import('../run-case.mjs').Contender>}
 */
export function pythonCallCost(shares) {
  const { 'MLflow, log_batch': _, ...peers } = pythonPeers
  return Object.fromEntries(
    Object.entries(peers).map(([name, { module }]) => {
      const counts = module === 'mlflow_log_metric' ? callsSlow : calls
      const order = { peer: module, shares, loads: loadsOf(counts) }
      const said = Object.values(counts).map((count) => count.toLocaleString('en-US'))
      return [
        name,
        {
          python: true,
          slow: true,
          promise: `as in append, of ${said.join(' and ')} calls; idle: a call, then ${pauseMs} ms asleep`,
          run: async ({ folder }) => namedOf(runPython('call_cost', order, folder).values),
        },
      ]
    }),
  )
}

/** @param {Record<string, number>} counts */
function loadsOf(counts) {
  return Object.entries(counts).map(([name, count]) => ({
    name,
    calls: count,
    pauseMs: name === 'store idle' ? pauseMs : 0,
  }))
}

/** @param {Record<string, Record<string, number>>} byLoad */
function namedOf(byLoad) {
  return Object.fromEntries(
    Object.entries(byLoad).flatMap(([load, costs]) =>
      Object.entries(costs).map(([share, cost]) => [`call-cost, ${load}, ${share}`, cost]),
    ),
  )
}
