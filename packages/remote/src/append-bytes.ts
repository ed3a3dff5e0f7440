import type { Append } from '@track/core/commits'

/** At most: lengths, origin and base time; and of each stream its id, count and expected revision. */
const envelopeBytes = 100
const streamBytes = 44

/** Bytes that an append takes in a request, at most. */
export function appendBytes({ streams, body }: Append): number {
  return envelopeBytes + streamBytes * streams.length + body.length
}
