import type { AnyFold } from './any-fold.js'
import type { Series } from './series.js'

const viewBytes = 2048
const entryBytes = 128
const metricBytes = 512
const listedTrialBytes = 256

/**
 * About how many bytes of memory a fold's state holds, by its parts: exact enough to bound a cache by.
 */
export function stateBytes({ kind, fold }: AnyFold): number {
  if (kind === 'store') return viewBytes + entryBytes * fold.state.projects.size
  let bytes = viewBytes + entryBytes * (fold.state.tags.size + fold.state.metadata.size)
  if (kind !== 'trial') return bytes + listedTrialBytes * fold.state.trials.size
  const trial = fold.state
  bytes += entryBytes * trial.parameters.size
  for (const { stepped, listed } of trial.metrics.values()) {
    bytes += metricBytes + seriesBytes(stepped) + seriesBytes(listed)
  }
  for (const { ring, series } of trial.chronos.values()) {
    bytes += metricBytes + 8 * ring.length + seriesBytes(series)
  }
  for (const { message, stack } of trial.errors) {
    bytes += entryBytes + 2 * (message.length + (stack?.length ?? 0))
  }
  for (const { text } of trial.output.writes) bytes += entryBytes + 2 * text.length
  return bytes
}

function seriesBytes(series: Series | undefined): number {
  if (series === undefined) return 0
  return series.buffer.values.length * (series.stepped ? 24 : 16)
}
