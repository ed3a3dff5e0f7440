import { type Heartbeat, type ProcessRecord, TrackError } from '@track/core/commits'
import { type track, wireNumber } from './wire.js'

type BeatRequest = track.v1.BeatRequest.$Properties

/** Characters of a host's name, or of a boot's. */
const nameMax = 256

/** That a process lives, as a message; without a time, that it ended in order. */
export function beatRequest(process: ProcessRecord, beatMs: number | undefined): BeatRequest {
  const { host, boot, pid, startedMs } = process
  const beating = { host, boot, pid, startedMs }
  return { process: beating, ...(beatMs === undefined ? {} : { beatMs: Math.floor(beatMs) }) }
}

/**
 * What a message says of a process.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function beatOf({ process, beatMs }: BeatRequest): {
  readonly process: ProcessRecord
  readonly beatMs: number | undefined
} {
  const { host = '', boot = '', pid = 0, startedMs = 0 } = process ?? {}
  const isNamed = host !== null && boot !== null && host.length <= nameMax && boot.length <= nameMax
  if (!isNamed || !Number.isFinite(startedMs) || pid === null || startedMs === null) {
    throw new TrackError('TRACK_ARGUMENT_INVALID', 'A heartbeat names no process')
  }
  const isOver = beatMs === undefined || beatMs === null
  const beat = isOver ? undefined : wireNumber(beatMs)
  return { process: { host, boot, pid, startedMs }, beatMs: beat }
}

/** The beats of an answer; what is none is passed over. */
export function beatsOf(messages: readonly BeatRequest[]): Heartbeat[] {
  return messages.flatMap((message) => {
    try {
      const { process, beatMs } = beatOf(message)
      return beatMs === undefined ? [] : [{ process, beatMs }]
    } catch {
      return [] // a reader knows of one process less
    }
  })
}
