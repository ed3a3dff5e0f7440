import { chronoReport } from '../chrono-report.js'
import type { JsonObject } from '../json-value.js'
import { jsonNumber, setOwn } from '../json-value.js'
import type { ProjectView } from '../project-view.js'
import { type TrialSummary, trialSummary } from '../query/trial-summary.js'
import { filesReport } from '../trial-file.js'
import { type TrialView, trialRuntime } from '../trial-view.js'

/** All fields of a trial that can be explained, but for the points of its metrics. */
export interface TrialDocument extends TrialSummary {
  readonly chronos: JsonObject
  readonly files: JsonObject
}

/** The fields of a trial, from views of the same moment. */
export function trialDocument(trial: TrialView, project: ProjectView): TrialDocument {
  const { stream = '' } = trial
  const { revision = 0 } = project.trials.get(stream) ?? {}
  return {
    ...trialSummary(stream, trial, project, revision),
    chronos: chronosOf(trial),
    files: filesReport(trial.files),
  }
}

/** Those fields of a trial that `root` is one of: no more of them than what is made of many events asks for. */
export function documentPart(
  root: string,
  trial: TrialView,
  project: ProjectView,
): Partial<TrialDocument> {
  if (root === 'chronos') return { chronos: chronosOf(trial) }
  if (root === 'runtimeSeconds') return { runtimeSeconds: trialRuntime(trial) }
  if (root === 'lastSignAt') return { lastSignAt: trial.lastSignMs ?? Number.NaN }
  return trialDocument(trial, project)
}

/** Chronos as a report has them; of those that keep every lap the latest. */
function chronosOf({ chronos }: TrialView): JsonObject {
  const object: JsonObject = {}
  for (const [name, chrono] of chronos) {
    const shown =
      chrono.kind === 'series'
        ? jsonNumber(chrono.last)
        : chronoReport(chrono, undefined, Number.POSITIVE_INFINITY)
    setOwn(object, name, shown)
  }
  return object
}
