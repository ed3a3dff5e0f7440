import { type FileStore, type StoredFile, TrackError } from '@track/core'

/**
 * Keeps a content in each of several logs, of which it asks for the content once each.
 * @param refused Told of each log that does not take it while another one does.
 * @throws What `content` throws; TRACK_FILE_UNREADABLE when it is another one the second time; what the
 * first log throws when none takes it.
 */
export async function putInAll<Member>(
  logs: ReadonlyMap<Member, FileStore>,
  content: AsyncIterable<Uint8Array>,
  refused: (member: Member, error: unknown) => void,
): Promise<StoredFile> {
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
  for (const [member, error] of refusals) refused(member, error)
  return stored
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
