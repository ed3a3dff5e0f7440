import { eventsOf, type RecordedEvent } from '@track/core'
import { LevelLog } from '@track/log'
import { type TrialView, ViewReader } from '@track/projections'

/** What a test looks at in a store that a program left behind. */
export interface StoreContent {
  readonly events: number
  /** The views of all trials, in the order in which they were added to their projects. */
  readonly trials: readonly TrialView[]
  /** The values of the metric `i`, or of each value in `names`' absence, of the first trial. */
  readonly steps: readonly number[]
  readonly last: RecordedEvent | undefined
}

/** Opens the store, reads all of it, and closes it. */
export async function readStore(path: string): Promise<StoreContent> {
  const log = new LevelLog(path)
  try {
    const reader = new ViewReader(log)
    const trials: TrialView[] = []
    for (const project of (await reader.store()).projects.keys()) {
      for (const { trial } of (await reader.project(project)).trials) {
        trials.push(await reader.trial(trial))
      }
    }
    const steps: number[] = []
    let events = 0
    let last: RecordedEvent | undefined
    for await (const { commits } of log.read()) {
      for (const commit of commits) {
        for (const recorded of eventsOf(commit)) {
          if (recorded.position !== events) throw new Error(`position ${events} is missing`)
          events++
          last = recorded
          const { event } = recorded
          if (event.type === 'MetricsLogged' && event.step !== undefined) steps.push(event.step)
        }
      }
    }
    return { events, trials, steps, last }
  } finally {
    await log.close()
  }
}

/** The numbers 0, 1, 2 ... of which there are `count`. */
export function countTo(count: number): number[] {
  return Array.from({ length: count }, (_, i) => i)
}
