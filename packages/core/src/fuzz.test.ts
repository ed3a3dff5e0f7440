// Whatever the bytes, the decoders throw a TrackError or give an answer: soon, and within the memory
// that the bytes warrant. A failure prints its seed.
import { describe, expect, test } from 'vitest'
import { indexBody } from './body-index.js'
import { bodyWithout } from './body-without.js'
import { buildAppend, type NewEvent } from './build-append.js'
import type { Append, CommitOrigin, Tombstone } from './commit.js'
import { decodeEnvelope, encodeEnvelope } from './envelope-codec.js'
import { eventsOf } from './events-of.js'
import { decodeHeader, encodeHeader } from './header-codec.js'
import { isTrackError } from './is-track-error.js'
import { sha256 } from './sha256.js'
import { commitOf } from './testing/commit-of.js'
import { MemoryGrowth } from './testing/memory-growth.js'
import { oneEventOfEachKind } from './testing/one-event-of-each-kind.js'
import { SeededRandom } from './testing/seeded-random.js'
import { deserializeValues, serializeValues } from './value-codec.js'

const iterations = 20_000

/** No input has a thousand bytes: what a call of its size may take, and what the engine takes beside. */
const growthBytesMax = 8 << 20

const append = buildAppend(
  Object.values(oneEventOfEachKind).map((event, i): NewEvent => {
    return { stream: `0${i % 3}`.repeat(16), event, timeMs: 1000 + i }
  }),
  { origin: { writer: '00'.repeat(16), sequence: 5 }, salt: new Uint8Array(16) },
)
const commit = commitOf(append)
const tombstone: Tombstone = {
  digest: new Uint8Array(32),
  writers: [{ number: 1, id: '01'.repeat(16), lastSequence: 9 }],
  reason: 'gone',
}
const origin: CommitOrigin = {
  store: '02'.repeat(16),
  position: 300,
  header: encodeHeader(commit),
  former: [{ place: 1, revision: 2 }],
  generation: 1,
}
const first = new Set(['00'.repeat(16)])
const salt = new Uint8Array(12)
const cut = bodyWithout(commit, first, { salt, sha256 })?.body ?? append.body

/** A decoder, and valid bytes for it. */
interface Target {
  readonly valid: Uint8Array
  decode(bytes: Uint8Array): unknown
}

const targets: Readonly<Record<string, Target>> = {
  decodeHeader: { valid: encodeHeader(commit), decode: (bytes) => decodeHeader(bytes, 0) },
  'decodeHeader of a tombstone': {
    valid: encodeHeader({ ...commit, tombstone }),
    decode: (bytes) => decodeHeader(bytes, 0),
  },
  'decodeHeader of a merged log': {
    valid: encodeHeader({ ...commit, origin }),
    decode: (bytes) => decodeHeader(bytes, 0),
  },
  decodeEnvelope: {
    valid: encodeEnvelope(append),
    decode: (bytes) => decodeEnvelope(bytes, append.body),
  },
  indexBody: {
    valid: append.body,
    decode: (bytes) => indexBody(bytes, counts(append)),
  },
  eventsOf: { valid: append.body, decode: (body) => eventsOf({ ...commit, body }) },
  'eventsOf what is left': { valid: cut, decode: (body) => eventsOf({ ...commit, body }) },
  bodyWithout: {
    valid: append.body,
    decode: (body) => bodyWithout({ ...commit, body }, first, { salt, sha256 }),
  },
  deserializeValues: {
    valid: serializeValues({ a: [1, 2n, 'x', { b: new Date(1), c: new Uint8Array(9) }], d: null }),
    decode: deserializeValues,
  },
}

function counts({ streams }: Append): number[] {
  return streams.map(({ count }) => count)
}

/** How many of the inputs, by their seeds, were refused. */
function refusals(target: Target, input: (random: SeededRandom) => Uint8Array): number {
  const memory = new MemoryGrowth()
  let refused = 0
  for (let seed = 0; seed < iterations; seed++) {
    if (isRefused(target, input(new SeededRandom(seed)), `seed ${seed}`, memory)) refused++
  }
  return refused
}

/** Whether `bytes` are refused; anything but a TrackError fails the test, and so does memory for more. */
function isRefused(
  target: Target,
  bytes: Uint8Array,
  name: string,
  memory: MemoryGrowth = new MemoryGrowth(),
): boolean {
  memory.look()
  let refused = false
  try {
    target.decode(bytes)
  } catch (error) {
    if (!isTrackError(error)) throw new Error(name, { cause: error })
    refused = true
  }
  const growth = memory.look()
  if (growth > growthBytesMax) throw new Error(`${name}: ${growth} bytes for ${bytes.length}`)
  return refused
}

function mutated(valid: Uint8Array, random: SeededRandom): Uint8Array {
  const bytes = valid.slice()
  for (let i = 0; i <= random.below(4); i++) {
    const at = random.below(bytes.length)
    const kind = random.below(4)
    if (kind === 0) bytes[at] = random.below(256)
    else if (kind === 1) bytes[at] = (bytes[at] as number) ^ (1 << random.below(8))
    else if (kind === 2) bytes.copyWithin(at, random.below(bytes.length))
    else bytes.fill(0xff, at, at + 1 + random.below(9))
  }
  return random.below(4) === 0 ? bytes.subarray(0, random.below(bytes.length)) : bytes
}

for (const [name, target] of Object.entries(targets)) {
  describe(`${name} throws nothing but a TrackError, and takes no memory for what is not there`, () => {
    test('for random bytes', () => {
      const refused = refusals(target, (random) => random.bytes(random.below(64)))
      expect(refused).toBeGreaterThan(iterations / 100)
    })

    test('for valid bytes with mutations', () => {
      const refused = refusals(target, (random) => mutated(target.valid, random))
      expect(refused).toBeGreaterThan(iterations / 100)
      expect(refused).toBeLessThan(iterations)
    })

    test('for valid bytes cut anywhere', () => {
      for (let length = 0; length < target.valid.length; length++) {
        isRefused(target, target.valid.subarray(0, length), `cut at ${length}`)
      }
    })

    test('for a length of 2^31 and more at any place', () => {
      const huge = [
        [0x80, 0x80, 0x80, 0x80, 0x08],
        [0xff, 0xff, 0xff, 0xff, 0x07],
        [0xff, 0xff, 0xff, 0xff, 0x0f],
      ]
      for (let at = 0; at < target.valid.length; at++) {
        for (const length of huge) {
          const before = target.valid.subarray(0, at)
          const bytes = Uint8Array.of(...before, ...length, ...target.valid.subarray(at + 1))
          isRefused(target, bytes, `length at ${at}`)
        }
      }
    })
  })
}

describe('nesting without end is refused', () => {
  // Each level is a list (field 9) in a value, whose length is that of the rest.
  const nested = (levels: number): Uint8Array => {
    let bytes: number[] = []
    for (let i = 0; i < levels; i++) {
      const item = [0x0a, ...varint(bytes.length), ...bytes]
      bytes = [0x4a, ...varint(item.length), ...item]
    }
    const entry = [0x12, ...varint(bytes.length), ...bytes]
    return Uint8Array.of(0x0a, ...varint(entry.length), ...entry)
  }

  test.each([100, 2000])('of %i lists', (levels) => {
    expect(() => deserializeValues(nested(levels))).toThrowError(
      expect.objectContaining({ code: 'TRACK_EVENT_CORRUPT' }),
    )
  })

  test('while what a writer may nest is read', () => {
    expect(deserializeValues(nested(30))).toBeDefined()
  })

  test('of groups of the wire format', () => {
    const groups = new Uint8Array(100_000).fill(0x9b & 0x7f) // Field 3, "group begins".
    for (const { decode } of Object.values(targets)) {
      expect(() => decode(groups)).toThrowError(expect.objectContaining({ name: 'TrackError' }))
    }
  })
})

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >>> 7)]
}
