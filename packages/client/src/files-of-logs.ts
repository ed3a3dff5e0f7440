import {
  type Append,
  type Appended,
  type FileStore,
  type StoredFile,
  TrackError,
} from '@track/core'

/** A file that at least one of several logs has taken. */
export interface KeptFile {
  readonly stored: StoredFile
  /**
   * Appends what names it; to a log that has not taken it, or has it no more, `instead`, which has as many events of
   * each stream.
   */
  readonly append: (request: Append, instead: Append) => Promise<Appended>
}

/** What became of a content in each of several logs. */
export interface PutInAll<Member> {
  readonly stored: StoredFile
  /** Why logs have not taken it, where others have. */
  readonly refusals: Map<Member, unknown>
}

/**
 * Keeps a content in each of several logs, of which it asks for the content once each.
 * @throws What `content` throws; TRACK_FILE_UNREADABLE when it is another one the second time; what the
 * first log throws when none takes it.
 */
export async function putInAll<Member>(
  logs: ReadonlyMap<Member, FileStore>,
  content: AsyncIterable<Uint8Array>,
): Promise<PutInAll<Member>> {
  let stored: StoredFile | undefined
  const refusals = new Map<Member, unknown>()
  for (const [member, files] of logs) {
    const source = new Source(content)
    try {
      const kept = await files.put(source)
      if (stored !== undefined && kept.digest !== stored.digest) throw source.fail(changed())
      stored = kept
    } catch (error) {
      if (source.hasFailed) throw error
      refusals.set(member, error)
    }
  }
  if (stored === undefined) throw refusals.values().next().value
  return { stored, refusals }
}

/** What is told of a log that has not taken a file which others have. */
export function fileLeftOut(
  uri: string,
  { digest, bytes }: StoredFile,
  cause: unknown,
): TrackError {
  const reason = cause instanceof Error ? cause.message : String(cause)
  const message = `${uri} goes on without a file that the others have, of ${bytes} bytes: ${reason}`
  return new TrackError('TRACK_EVENTS_DROPPED', message, {
    details: { uri, events: 1, digest, bytes },
    cause,
  })
}

/** A content, and whether it was its own fault that it was not kept. */
class Source implements AsyncIterable<Uint8Array> {
  readonly #content: AsyncIterable<Uint8Array>
  hasFailed = false

  constructor(content: AsyncIterable<Uint8Array>) {
    this.#content = content
  }

  async *[Symbol.asyncIterator](): AsyncIterator<Uint8Array> {
    // Not with for await: an error of who takes the pieces must not look like one of the content.
    const pieces = this.#content[Symbol.asyncIterator]()
    try {
      for (;;) {
        const piece = await pieces.next().catch((error: unknown) => {
          throw this.fail(error)
        })
        if (piece.done === true) return
        yield piece.value
      }
    } finally {
      await pieces.return?.()
    }
  }

  /** Notes that what was thrown is the content's. */
  fail<E>(error: E): E {
    this.hasFailed = true
    return error
  }
}

function changed(): TrackError {
  return new TrackError(
    'TRACK_FILE_UNREADABLE',
    'The file changed while it was being read, once for each log',
  )
}
