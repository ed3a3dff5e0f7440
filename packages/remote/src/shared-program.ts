import type { ThreadProgram } from '@track/log/hosting'
import { silenceOf } from './silence.js'

/** How a process shares a store with others. */
export interface SharedProgramOptions {
  /**
   * Milliseconds that the process which has the store may be silent until calls are refused with
   * TRACK_HOST_SILENT. Default 8,000.
   */
  readonly silenceMs?: number
  /**
   * Whether this process only reads. Then it hosts the store only as long as nobody else appends, so that
   * no program that logs ever depends on it. Default false.
   */
  readonly reader?: boolean
}

/**
 * What runs in a store's thread to share the store with other processes:
 * `new LevelLog(path, sharedProgram())`. Whoever opens the store first hosts it, the others are its
 * guests, and when it goes one of them takes its place.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function sharedProgram(options: SharedProgramOptions = {}): ThreadProgram {
  const { silenceMs, reader = false } = options
  return {
    url: new URL('./shared-thread.js', import.meta.url),
    options: { silenceMs: silenceOf(silenceMs), reader },
  }
}
