import type { ReadOptions } from './event-log.js'

/**
 * The whole positions or revisions that a range asks for: one that begins before the log, or nowhere
 * (NaN), begins with it, and one that ends nowhere ends where the log does.
 */
export function readRange({ from = 0, to }: Pick<ReadOptions, 'from' | 'to'>): {
  readonly from: number
  readonly to: number | undefined
} {
  return {
    from: from > 0 ? Math.ceil(from) : 0,
    to: to === undefined || Number.isNaN(to) ? undefined : Math.ceil(to),
  }
}
