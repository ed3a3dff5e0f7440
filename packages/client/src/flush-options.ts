import type { EventLog } from '@track/core'
import { checkOptions, type OptionNames } from './check-options.js'

/** What a flush waits for. */
export interface FlushOptions {
  /**
   * Of a log on a server: also for the server to have all of it, should it be away. Default false: what is
   * in the spool here is durable, and will be sent on.
   */
  readonly onServer?: boolean
  /** Gives up waiting for the server. */
  readonly signal?: AbortSignal
}

const optionNames: OptionNames<FlushOptions> = { onServer: true, signal: true }

/** @throws TRACK_ARGUMENT_INVALID */
export function checkFlushOptions(options: FlushOptions): void {
  checkOptions('flush', options, optionNames)
}

/**
 * Resolves when the server of a log has all that was acknowledged; at once for a log that is on none.
 * @throws The signal's reason.
 */
export async function sentToServer({ spool }: EventLog, signal?: AbortSignal): Promise<void> {
  signal?.throwIfAborted()
  if (spool === undefined) return
  const sent = spool.sent()
  if (signal === undefined) return sent
  await new Promise<void>((resolve, reject) => {
    const abort = (): void => reject(signal.reason)
    signal.addEventListener('abort', abort, { once: true })
    sent.then(resolve, reject).finally(() => signal.removeEventListener('abort', abort))
  })
}
