import type { Chrono } from './chrono.js'
import { type Json, type JsonObject, jsonNumber, setOwn } from './json-value.js'
import { lapDeviation } from './lap-stats.js'
import { listReport } from './metric-report.js'
import type { Points } from './series.js'
import { type TrialView, trialRuntime } from './trial-view.js'

/** The name under which a report has the seconds of the whole run. */
const runtimeName = 'runtime'

/**
 * The chronos of a report. A trial that was started has `runtime` first, in seconds; a chrono of its
 * own by that name then does not show.
 * @param laps Laps recorded with the aggregator 'series', by chrono.
 * @param listedMax Of a list, the last so many are shown.
 */
export function chronosReport(
  view: TrialView,
  laps: ReadonlyMap<string, Points>,
  listedMax: number,
): JsonObject {
  const report: JsonObject = {}
  const started = view.startedAtMs !== undefined || view.finishedAtMs !== undefined
  if (started) setOwn(report, runtimeName, jsonNumber(trialRuntime(view)))
  for (const [name, chrono] of view.chronos) {
    if (started && name === runtimeName) continue
    setOwn(report, name, chronoReport(chrono, laps.get(name), listedMax))
  }
  return report
}

/** A chrono of a report. */
export function chronoReport(chrono: Chrono, laps: Points | undefined, listedMax: number): Json {
  switch (chrono.kind) {
    case 'value':
      return jsonNumber(chrono.last)
    case 'ring':
      return listReport(chrono.ring, listedMax)
    case 'series':
      return listReport(laps?.values ?? [], listedMax)
    case 'stat':
      return statReport(chrono)
    default:
      return chrono.kind satisfies never
  }
}

function statReport({ stats }: Chrono): JsonObject {
  const { count, mean, min, max } = stats
  // With every lap left out so far there is no average: null says so.
  const seconds = (value: number): Json => (count > 0 ? jsonNumber(value) : null)
  return {
    avg: seconds(mean),
    min: seconds(min),
    max: seconds(max),
    sd: seconds(lapDeviation(stats)),
    count,
    unit: 's',
  }
}
