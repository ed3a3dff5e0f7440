import fc from 'fast-check'
import type {
  CommitHeader,
  CommitOrigin,
  ExpectedRevision,
  StreamAppend,
  StreamSlice,
  Tombstone,
} from '../commit.js'
import { hexOf } from '../hex.js'
import type { Value, Values } from '../value.js'

/** What one would rather not have as a key. */
const hostileKey = fc.constantFrom('__proto__', 'constructor', 'toString', '', '0', '7', '$track')

const key = fc.oneof(hostileKey, fc.string({ unit: 'binary' }), fc.string())

const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.maxSafeInteger(),
  fc.constantFrom(-0, 0, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, -(2 ** 31), 2 ** 53),
)

/** Any value that can be kept, nested. */
export const arbitraryValue: fc.Arbitrary<Value> = fc.letrec<{ value: Value; values: Values }>(
  (tie) => ({
    value: fc.oneof(
      { maxDepth: 4, depthSize: 'small' },
      fc.constant(null),
      fc.boolean(),
      number,
      fc.bigInt(),
      fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n }),
      fc.string({ unit: 'binary' }),
      fc.uint8Array(),
      fc.date({ noInvalidDate: true }),
      fc.array(tie('value')),
      tie('values'),
    ),
    values: fc.array(fc.tuple(key, tie('value'))).map(objectOf),
  }),
).value

/** Named values, in objects without a prototype as Track hands them out. */
export const arbitraryValues: fc.Arbitrary<Values> = fc
  .array(fc.tuple(key, arbitraryValue))
  .map(objectOf)

function objectOf(entries: readonly (readonly [string, Value])[]): Values {
  const object: Record<string, Value> = Object.create(null)
  for (const [name, value] of entries) object[name] = value
  return object
}

/** 16 bytes in hex. */
const arbitraryId: fc.Arbitrary<string> = fc.uint8Array({ minLength: 16, maxLength: 16 }).map(hexOf)

const natural = fc.oneof(fc.nat(), fc.maxSafeNat())
const uint32 = fc.integer({ min: 0, max: 2 ** 32 - 1 })
const timeMs = fc.integer({ min: -(2 ** 52), max: 2 ** 52 })

const slice: fc.Arbitrary<StreamSlice> = fc.record(
  {
    id: arbitraryId,
    count: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    firstRevision: natural,
  },
  { noNullPrototype: true },
)

/** What stands in the place of commits that are gone. */
export const arbitraryTombstone: fc.Arbitrary<Tombstone> = fc.record(
  {
    digest: fc.option(fc.uint8Array({ minLength: 32, maxLength: 32 }), { nil: undefined }),
    writers: fc.array(
      fc.record(
        { number: uint32, id: arbitraryId, lastSequence: natural },
        { noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    reason: fc.string({ unit: 'binary' }),
  },
  { noNullPrototype: true },
)

/** Where a commit was first made. */
export const arbitraryOrigin: fc.Arbitrary<CommitOrigin> = fc.record(
  {
    store: arbitraryId,
    position: natural,
    header: fc.uint8Array({ minLength: 1 }),
    former: fc.array(fc.record({ place: uint32, revision: uint32 }, { noNullPrototype: true }), {
      maxLength: 3,
    }),
    generation: uint32,
  },
  { noNullPrototype: true },
)

/** A commit's header. */
export const arbitraryHeader: fc.Arbitrary<CommitHeader> = fc.record(
  {
    position: natural,
    baseTimeMs: timeMs,
    committedAtMs: timeMs,
    previous: fc.uint8Array({ minLength: 32, maxLength: 32 }),
    store: fc.nat(),
    writer: fc.nat(),
    writerId: fc.option(arbitraryId, { nil: undefined }),
    sequence: natural,
    streams: fc.array(slice, { minLength: 1, maxLength: 5 }),
    tombstone: arbitraryTombstone,
    origin: arbitraryOrigin,
  },
  {
    noNullPrototype: true,
    requiredKeys: [
      'position',
      'baseTimeMs',
      'committedAtMs',
      'previous',
      'store',
      'writer',
      'writerId',
      'sequence',
      'streams',
    ],
  },
)

const expected: fc.Arbitrary<ExpectedRevision> = fc.oneof(
  fc.constantFrom('any', 'no-stream', 'stream-exists'),
  natural,
)

const streamAppend: fc.Arbitrary<StreamAppend> = fc.record(
  {
    id: arbitraryId,
    count: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    expected,
  },
  { noNullPrototype: true },
)

/** What an envelope says. */
export const arbitraryEnvelope: fc.Arbitrary<{
  origin: { writer: string; sequence: number }
  baseTimeMs: number
  streams: StreamAppend[]
}> = fc.record(
  {
    origin: fc.record({ writer: arbitraryId, sequence: natural }, { noNullPrototype: true }),
    baseTimeMs: timeMs,
    streams: fc.array(streamAppend, { maxLength: 5 }),
  },
  { noNullPrototype: true },
)
