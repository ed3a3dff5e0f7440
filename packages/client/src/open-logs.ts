import { type EventLog, type StreamId, TrackError } from '@track/core'
import { LevelLog } from '@track/log/level-log'
import type { LogState } from './healthy-logs.js'
import { type OpenLogOptions, openLog } from './log-registry.js'
import { SeveralLogs, type SeveralLogsOptions } from './several-logs.js'
import { folderOf } from './store-uri.js'

/** The log of a client, of one URI or of several. */
export interface OpenedLogs {
  readonly log: EventLog
  /** Whether the log has events of a stream; of several logs, whether all that go on have. */
  readonly has: (stream: StreamId) => Promise<boolean>
  /** Those that are stores in folders. */
  readonly stores: readonly LevelLog[]
  /** Of several logs, each; undefined for one. */
  readonly states: () => readonly LogState[] | undefined
}

/** What logs are opened with. */
export interface OpenOptions extends Omit<SeveralLogsOptions, 'logs'> {
  /** How each is used, and how those on servers are reached. */
  readonly log: OpenLogOptions
}

/**
 * Opens the logs that the URIs name, as one.
 * @throws TRACK_URI_INVALID for one that names no log, is there twice, or if there is none.
 */
export function openLogs(uris: readonly string[], options: OpenOptions): OpenedLogs {
  const [uri, ...others] = uris
  if (uri === undefined || new Set(uris).size < uris.length) {
    throw new TrackError(
      'TRACK_URI_INVALID',
      'A client has a log, or several that are not the same',
      {
        details: { uris },
      },
    )
  }
  if (others.length > 0) return openSeveral(uris, options)
  const log = openLog(uri, options.log)
  return {
    log,
    has: async (stream) => (await log.streamHead(stream)) !== undefined,
    stores: storesOf([{ uri, log }]),
    states: () => undefined,
  }
}

function openSeveral(uris: readonly string[], options: OpenOptions): OpenedLogs {
  const logs: { readonly uri: string; readonly log: EventLog }[] = []
  try {
    for (const uri of uris) logs.push({ uri, log: openLog(uri, options.log) })
  } catch (error) {
    for (const { log } of logs) log.close().catch(() => {}) // nothing was done with them
    throw error
  }
  const log = new SeveralLogs({ ...options, logs })
  return {
    log,
    has: (stream) => log.hasEverywhere(stream),
    stores: storesOf(logs),
    states: () => log.states,
  }
}

function storesOf(
  logs: readonly { readonly uri: string; readonly log: EventLog }[],
): readonly LevelLog[] {
  // A log of one's own may be under `file:`, and a log on a server is a LevelLog, too.
  return logs.flatMap(({ uri, log }) => {
    return log instanceof LevelLog && folderOf(uri) !== undefined ? [log] : []
  })
}
