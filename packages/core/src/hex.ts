import { TrackError } from './track-error.js'

const digits: readonly string[] = Array.from({ length: 256 }, (_, byte) =>
  byte.toString(16).padStart(2, '0'),
)

/** Lower-case hex of `bytes`. */
export function hexOf(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let i = 0; i < bytes.length; i++) parts.push(digits[bytes[i] as number] as string)
  // Joined, and not added one to the other: those would be put together when somebody looks at them.
  return parts.join('')
}

/**
 * The bytes that lower-case `hex` names.
 * @throws TRACK_ARGUMENT_INVALID when it is not an even number of the digits 0-9 and a-f.
 */
export function bytesOfHex(hex: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) {
    throw new TrackError(
      'TRACK_ARGUMENT_INVALID',
      `Expected lower-case hex, found ${JSON.stringify(hex.slice(0, 80))}`,
      { details: { hex: hex.slice(0, 80) } },
    )
  }
  const bytes = new Uint8Array(hex.length / 2)
  for (let i = 0; i < bytes.length; i++) bytes[i] = Number.parseInt(hex.slice(2 * i, 2 * i + 2), 16)
  return bytes
}
