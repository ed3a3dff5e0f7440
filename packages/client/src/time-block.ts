import type { Chrono } from './chrono.js'

/**
 * Runs `block` as the lap and returns what it returns; a block that throws cancels the lap. A promise,
 * or anything else that has a `then`, is timed until it settles, and comes back as a promise.
 */
export function timeBlock<T>(lap: Chrono, block: () => T): T {
  let result: T
  let settles: boolean
  try {
    result = block()
    settles = isThenable(result)
  } catch (error) {
    lap.cancel()
    throw error
  }
  if (settles) return timePromise(lap, result as PromiseLike<unknown>) as T
  lap.stop()
  return result
}

async function timePromise(lap: Chrono, promise: PromiseLike<unknown>): Promise<unknown> {
  let value: unknown
  try {
    value = await promise
  } catch (error) {
    lap.cancel()
    throw error
  }
  lap.stop()
  return value
}

function isThenable(value: unknown): boolean {
  const mayHaveThen = (typeof value === 'object' && value !== null) || typeof value === 'function'
  return mayHaveThen && 'then' in value && typeof value.then === 'function'
}
