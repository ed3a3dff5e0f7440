import {
  type EventLog,
  hexOf,
  isColumns,
  isTrackError,
  redactedContent,
  streamParts,
} from '@track/core'

/** Contents that events are about to lose. */
export interface LostFiles {
  /** Digests of those that no other event of the log names. */
  readonly unnamed: readonly string[]
  /** What to search for: of each of these as much as is there of its first 64 KiB. */
  readonly beginnings: readonly Uint8Array[]
}

const soughtBytesMax = 64 << 10

/**
 * What becomes of the contents of files when events lose them, and puts the mark where it is kept as a content: the
 * events are about to name that.
 * @param found By commits: the events, and the digests that they lose.
 * @throws The store's errors.
 */
export async function lostFiles(
  log: EventLog,
  found: readonly { readonly events: readonly number[]; readonly removed: readonly Uint8Array[] }[],
): Promise<LostFiles> {
  await log.files?.put(pieces(redactedContent))
  const digests = new Set(found.flatMap(({ removed }) => removed).map(hexOf))
  const losing = new Set(found.flatMap(({ events }) => events))
  const named = new Set<string>()
  for await (const { digest, position } of filesIn(log)) {
    if (digests.has(digest) && !losing.has(position)) named.add(digest)
  }
  const beginnings: Uint8Array[] = []
  for (const digest of digests) {
    const beginning = await beginningOf(log, digest)
    if (beginning !== undefined) beginnings.push(beginning)
  }
  return { unnamed: [...digests].filter((digest) => !named.has(digest)), beginnings }
}

/** Where events name contents. */
async function* filesIn(log: EventLog): AsyncIterable<{ digest: string; position: number }> {
  for await (const { commits } of log.read()) {
    for (const [, parts] of commits.flatMap((commit) => streamParts(commit))) {
      for (const part of parts) {
        if (isColumns(part)) continue
        for (const { event, position } of part) {
          if (event.type === 'FileLogged') yield { digest: event.digest, position }
        }
      }
    }
  }
}

/** Undefined where it is missing, or damaged. */
async function beginningOf(log: EventLog, digest: string): Promise<Uint8Array | undefined> {
  const read: Uint8Array[] = []
  let length = 0
  try {
    for await (const piece of log.files?.read(digest) ?? []) {
      read.push(piece.slice(0, soughtBytesMax - length))
      length += piece.length
      if (length >= soughtBytesMax) break
    }
  } catch (error) {
    if (!isTrackError(error, 'TRACK_FILE_CORRUPT')) throw error
  }
  return length === 0 ? undefined : new Uint8Array(Buffer.concat(read))
}

async function* pieces(content: Uint8Array): AsyncIterable<Uint8Array> {
  yield content
}
