import type { Append, Appended } from '@track/core/commits'

type StreamAppend = Append['streams'][number]

/**
 * An append on its way to the store's thread: a list, because a structured clone writes and reads the
 * name of each field of each object, and most loops post one append now and then, where that is half of
 * what posting costs. The streams are told as id, count and expected revision, in a row.
 */
export type PostedAppend = readonly [
  id: number,
  /** Whether only a refusal is answered; the rest is told by `cell.settled`. */
  quiet: boolean,
  writer: string,
  sequence: number,
  baseTimeMs: number,
  body: Uint8Array,
  ...streams: readonly (string | number)[],
]

/** A copy of what a log needs of an append, whatever else the caller's objects hold. */
export function postedAppend(id: number, quiet: boolean, append: Append): PostedAppend {
  const { origin, baseTimeMs } = append
  const body = new Uint8Array(append.body) // not body.slice(): that of a Node.js Buffer copies nothing
  const streams: (string | number)[] = []
  for (const { id: stream, count, expected } of append.streams) {
    streams.push(stream, count, expected)
  }
  return [id, quiet, origin.writer, origin.sequence, baseTimeMs, body, ...streams]
}

/** The append that was posted. */
export function appendOf(posted: PostedAppend): Append {
  const [, , writer, sequence, baseTimeMs, body] = posted
  const streams: StreamAppend[] = []
  for (let i = 6; i < posted.length; i += 3) {
    const expected = posted[i + 2] as StreamAppend['expected']
    streams.push({ id: posted[i] as string, count: posted[i + 1] as number, expected })
  }
  return { origin: { writer, sequence }, baseTimeMs, streams, body }
}

/** The same append, of which only a refusal is answered. */
export function asQuiet([id, , ...rest]: PostedAppend): PostedAppend {
  return [id, true, ...rest]
}

/** Bytes of its body. */
export function bytesOf(posted: PostedAppend): number {
  return posted[5].length
}

export function isPostedAppend(message: object): message is PostedAppend {
  return Array.isArray(message)
}

/** The answer to an append on its way back, a list as well. */
export type PostedAnswer = readonly [
  id: number,
  position: number,
  committedAtMs: number,
  ...firstRevisions: readonly number[],
]

export function postedAnswer(id: number, appended: Appended): PostedAnswer {
  return [id, appended.position, appended.committedAtMs, ...appended.firstRevisions]
}

/** The answer that was posted. */
export function appendedOf([, position, committedAtMs, ...rest]: PostedAnswer): Appended {
  return { position, committedAtMs, firstRevisions: rest }
}
