import {
  aggregatorKinds,
  type ForkPoint,
  type NewEvent,
  type StreamId,
  statuses,
  type TrackEvent,
  type Value,
  type Values,
} from '@track/core'
import fc from 'fast-check'
import { startMs, streamId } from './make-log.js'

type LoggedEvent = NewEvent['event']

/** Streams that arbitrary logs write to; what kind each is depends on what comes. */
export const streamCount = 5

const name = fc.oneof(
  fc.constantFrom('loss', 'a.b', 'a', '', '__proto__', 'constructor', 'x\ny', '7', 'toString'),
  fc.string({ unit: 'grapheme', maxLength: 5 }),
)
const number = fc.oneof(
  fc.double(),
  fc.integer(),
  fc.constantFrom(
    -0,
    Number.NaN,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    1e308,
    -1e308,
  ),
)
const stream = fc.nat(streamCount - 1).map(streamId)
const hash = fc.constantFrom('aa', 'bb', '')

/** A moment of any stream, also one that does not have so many events. */
export const anyForkPoint: fc.Arbitrary<ForkPoint> = fc.record({
  trial: stream,
  revision: fc.oneof({ arbitrary: fc.nat(6), weight: 6 }, fc.nat(6000), fc.maxSafeNat()),
})

const { value } = fc.letrec<{ value: Value }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3, depthSize: 'small' },
    number,
    fc.constant(null),
    fc.boolean(),
    name,
    fc.bigInt(),
    fc.uint8Array({ maxLength: 4 }),
    fc.date({ noInvalidDate: true }),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.tuple(name, tie('value')), { maxLength: 3 }).map(objectOf),
  ),
}))
const values = fc.array(fc.tuple(name, value), { maxLength: 4 }).map(objectOf)

function objectOf(entries: readonly (readonly [string, Value])[]): Values {
  const object: Record<string, Value> = Object.create(null)
  for (const [key, item] of entries) object[key] = item
  return object
}

const status = fc.oneof(
  fc.constantFrom(...Object.values(statuses)),
  fc.record({ name: fc.constantFrom('new', 'warm'), value: fc.integer({ min: -1, max: 400 }) }),
)
const error = fc.oneof(
  fc.record({ name, message: name }),
  fc.record({ name, message: name, stack: fc.constantFrom('at x', 'at y') }),
)
const maybeError = fc.option(error, { nil: undefined })
const someProcess = fc.record({
  host: name,
  boot: name,
  pid: fc.nat(9),
  startedMs: fc.nat(9),
})
const process = fc.option(
  fc.record({ host: name, boot: name, pid: fc.nat(), startedMs: fc.nat() }),
  { nil: undefined },
)

/** Any event that can be written, sensible or not. */
const anyEvent: fc.Arbitrary<LoggedEvent> = fc.oneof(
  { arbitrary: metrics(), weight: 8 },
  { arbitrary: laps(), weight: 4 },
  of('ChronoSummarized', {
    name,
    count: fc.oneof(fc.nat(9), number),
    mean: number,
    sumSquares: number,
    min: number,
    max: number,
  }),
  trialCreated(),
  of('ArgumentsLogged', { arguments: values }),
  of('MetadataLogged', { metadata: values }),
  of('TagsAdded', { tags: values }),
  of('TrialStarted', { process }),
  of('StatusChanged', { status, error: maybeError }),
  of('TrialReserved', { status, process: someProcess }),
  of('TrialFinished', { status, error: maybeError, runtimeSeconds: number }),
  of('ErrorLogged', { error }),
  of('OutputCaptured', { stream: fc.constantFrom('stdout', 'stderr'), text: name }),
  of('OutputCaptured', {
    stream: fc.constantFrom('stdout', 'stderr'),
    text: name,
    keep: fc.integer({ min: 1, max: 3 }),
    leftOut: fc.integer({ min: 1, max: 9 }),
  }),
  of('SystemMeasured', {
    names: fc.constant(['process.cpuPercent', '__proto__']),
    values: fc.tuple(number, number),
  }),
  of('SystemMeasured', { names: fc.constant(['loss']), values: fc.tuple(number) }),
  of('FileLogged', {
    name: fc.constantFrom('a.bin', 'weights/a.bin', '__proto__'),
    digest: fc.constantFrom('ab'.repeat(32), 'cd'.repeat(32)),
    bytes: fc.maxSafeNat(),
    mime: fc.constantFrom('application/octet-stream', 'image/png'),
  }),
  of('ProjectCreated', { name, description: name }),
  groupCreated(),
  { arbitrary: of('TrialAdded', { trial: stream, hash }), weight: 3 },
  of('TrialRemoved', { trial: stream }),
  of('GroupAdded', { group: stream, name }),
  of('ProjectAdded', { project: stream, name }),
  of('Deleted', { reason: name }),
  of('EventsDropped', { count: fc.nat(), reason: name }),
  of('Redacted', {
    position: fc.nat(30),
    oldBodyDigest: fc.constant('ab'.repeat(32)),
    newBodyDigest: fc.constant('cd'.repeat(32)),
    reason: name,
    by: name,
    path: name,
    events: fc.array(fc.nat(30), { maxLength: 2 }),
  }),
  { arbitrary: of('Reverted', { revision: fc.nat(30), reason: name }), weight: 2 },
) as fc.Arbitrary<LoggedEvent>

/** Also the kinds that a newer writer might write. */
export const anyKnownOrUnknownEvent: fc.Arbitrary<TrackEvent> = fc.oneof(
  { arbitrary: anyEvent, weight: 9 },
  fc.constant<TrackEvent>({ type: 'Unknown' }),
)

/** Events of several streams, in an order; now and then thousands of points at once. */
export const anyEvents: fc.Arbitrary<NewEvent[]> = fc
  .array(
    fc.oneof(
      { arbitrary: placed(anyEvent).map((it) => [it]), weight: 60 },
      { arbitrary: burst(), weight: 1 },
    ),
    // By default fast-check makes lists of ten at most.
    { maxLength: 60, size: 'max' },
  )
  .map((parts) => parts.flat())

/**
 * Like {@link anyEvents}, of streams that mostly begin as a client begins them: with the event that
 * says what they are of, at the beginning of the log or later on. Those that do not are shown by no live
 * view and no replay. Some are forks of those that began before them, and forks of forks.
 */
export const anyBegunEvents: fc.Arbitrary<NewEvent[]> = fc
  .tuple(
    fc.array(fc.option(anyBeginning(), { freq: 6 }), { maxLength: streamCount, size: 'max' }),
    anyEvents,
  )
  .map(([begun, events]) =>
    begun
      .flatMap((it, i) => (it === null ? [] : [{ ...it, stream: streamId(i) }]))
      .sort((a, b) => a.share - b.share)
      .reduce(withBeginning, events),
  )

/** The first event of a stream, and where in the log it comes. */
interface Beginning {
  readonly event: LoggedEvent
  readonly share: number
  /** Which of the trials that are there a fork is of, and at which of its events; undefined: as it says. */
  readonly fork: readonly [trial: number, share: number] | undefined
}

function anyBeginning(): fc.Arbitrary<Beginning> {
  const share = fc.nat(99).map((percent) => percent / 100)
  return fc.record({
    event: begin(),
    share: fc.oneof(fc.constant(0), share),
    fork: fc.option(fc.tuple(fc.nat(streamCount), share), { nil: undefined }),
  })
}

function withBeginning(
  events: NewEvent[],
  { event, share, fork, stream: id }: Beginning & { readonly stream: StreamId },
): NewEvent[] {
  const place = Math.floor(share * events.length)
  const before = events.slice(0, place).filter((it) => it.stream !== id)
  const isFork = event.type === 'TrialCreated' && fork !== undefined
  const begun = isFork ? { ...event, ...forkAmong(before, fork) } : event
  return [...before, { stream: id, event: begun, timeMs: startMs }, ...events.slice(place)]
}

function forkAmong(
  events: readonly NewEvent[],
  [pick, share]: readonly [number, number],
): { forkedFrom?: ForkPoint } {
  const streams = [...new Set(events.map((it) => it.stream))]
  const trials = streams
    .map((id) => events.filter((it) => it.stream === id))
    .filter(([first]) => first?.event.type === 'TrialCreated')
  const trial = trials[pick % trials.length]
  if (trial?.[0] === undefined) return {}
  return { forkedFrom: { trial: trial[0].stream, revision: Math.floor(share * trial.length) } }
}

/** Sizes of commits, repeated as needed. */
export const anyCuts: fc.Arbitrary<number[]> = fc.array(
  fc.oneof(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 3000 })),
  { minLength: 1, maxLength: 6 },
)

function begin(): fc.Arbitrary<LoggedEvent> {
  return fc.oneof(
    { arbitrary: trialCreated(), weight: 4 },
    groupCreated(),
    of('ProjectCreated', { name, description: name }),
    of('ProjectAdded', { project: stream, name }),
  )
}

function trialCreated(): fc.Arbitrary<LoggedEvent> {
  return of('TrialCreated', {
    name,
    description: name,
    version: name,
    hash,
    project: stream,
    groups: fc.array(stream, { maxLength: 2 }),
    forkedFrom: fc.option(anyForkPoint, { nil: undefined, freq: 2 }),
  })
}

function groupCreated(): fc.Arbitrary<LoggedEvent> {
  return of('GroupCreated', { name, description: name, project: stream })
}

function placed(event: fc.Arbitrary<LoggedEvent>): fc.Arbitrary<NewEvent> {
  return fc.record({ stream, event, timeMs: fc.integer({ min: startMs, max: startMs + 99_999 }) })
}

function burst(): fc.Arbitrary<NewEvent[]> {
  return fc
    .record({
      to: stream,
      stepped: fc.boolean(),
      lapped: fc.boolean(),
      count: fc.integer({ min: 2000, max: 5000 }),
    })
    .map(({ to, stepped, lapped, count }) =>
      Array.from({ length: count }, (_, i): NewEvent => {
        const value = Math.sin(i)
        const event: LoggedEvent = lapped
          ? {
              type: 'ChronoRecorded',
              name: 'lap',
              seconds: value,
              aggregator: 'series',
              window: 0,
              skip: 0,
            }
          : {
              type: 'MetricsLogged',
              names: ['loss'],
              values: [value],
              step: stepped ? i : undefined,
            }
        return { stream: to, event, timeMs: startMs + i }
      }),
    )
}

function metrics(): fc.Arbitrary<LoggedEvent> {
  return fc
    .record({
      points: fc.uniqueArray(fc.tuple(name, number), {
        selector: ([key]) => key,
        minLength: 1,
        maxLength: 3,
      }),
      step: fc.option(fc.oneof(fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })), {
        nil: undefined,
      }),
    })
    .map(({ points, step }) => ({
      type: 'MetricsLogged',
      names: points.map(([key]) => key),
      values: points.map(([, point]) => point),
      step,
    }))
}

function laps(): fc.Arbitrary<LoggedEvent> {
  return of('ChronoRecorded', {
    name,
    seconds: number,
    aggregator: fc.constantFrom(...aggregatorKinds),
    window: fc.nat(4),
    skip: fc.nat(3),
  })
}

function of<Type extends LoggedEvent['type']>(
  type: Type,
  fields: { [key: string]: fc.Arbitrary<unknown> },
): fc.Arbitrary<LoggedEvent> {
  return fc
    .record(fields)
    .map((rest) => ({ type, ...rest })) as fc.Arbitrary<unknown> as fc.Arbitrary<LoggedEvent>
}
