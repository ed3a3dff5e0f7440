import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import { TrackError } from '@track/core/commits'

const randomTokenBytes = 32
const lengthMin = 16
const lengthMax = 1_000

/** A token that nobody guesses: 256 random bits, as text that goes into a header and a shell. */
export function newToken(): string {
  return randomBytes(randomTokenBytes).toString('base64url')
}

/**
 * Checks that a token can be one. The error does not show it.
 * @throws TRACK_ARGUMENT_INVALID
 */
export function checkToken(token: unknown): string {
  const isText = typeof token === 'string' && /^[\x21-\x7e]+$/.test(token)
  if (isText && token.length >= lengthMin && token.length <= lengthMax) return token
  throw new TrackError(
    'TRACK_ARGUMENT_INVALID',
    `A token is ${lengthMin} to ${lengthMax} visible ASCII characters; newToken() makes one, and track serve where none is given`,
  )
}

/** Compares tokens in a time that says nothing of where they differ. */
export class TokenCheck {
  readonly #digest: Buffer

  constructor(token: string) {
    this.#digest = digestOf(token)
  }

  /** Whether `given` is the token. */
  matches(given: string): boolean {
    // Of digests, since timingSafeEqual wants equal lengths, and that of the token is nobody's business.
    return timingSafeEqual(digestOf(given), this.#digest)
  }
}

function digestOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
