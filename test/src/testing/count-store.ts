import { eventsOf } from '@track/core'
import { LevelLog } from '@track/log'

/** How much a store has. */
export interface StoreCount {
  readonly events: number
  /** Events that log a step: they are 0, 1, 2 ... in this order. */
  readonly steps: number
}

/** Counts without keeping, for stores of very many events. @throws for a gap, or a step out of order. */
export async function countStore(path: string): Promise<StoreCount> {
  const log = new LevelLog(path)
  let events = 0
  let steps = 0
  try {
    for await (const { commits } of log.read()) {
      for (const commit of commits) {
        for (const { position, event } of eventsOf(commit)) {
          if (position !== events) throw new Error(`position ${events} is missing`)
          events++
          if (event.type !== 'MetricsLogged') continue
          if (event.step !== steps) throw new Error(`step ${event.step} where ${steps} was due`)
          steps++
        }
      }
    }
  } finally {
    await log.close()
  }
  return { events, steps }
}
