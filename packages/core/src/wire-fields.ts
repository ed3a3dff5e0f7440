// The wire tags of the messages that core writes and reads piece by piece rather than through the
// generated code: because their parts are already encoded, or are skipped without decoding them, or
// because they are on the hot path. A test holds them against the generated code.

const varint = 0
const fixed64 = 1
const lengthDelimited = 2

/** Tags of `Body`. */
export const bodyTag: Readonly<Record<'salt' | 'names' | 'groups' | 'order' | 'replaces', number>> =
  {
    salt: tag(1, lengthDelimited),
    names: tag(2, lengthDelimited),
    groups: tag(3, lengthDelimited),
    order: tag(4, lengthDelimited),
    replaces: tag(5, lengthDelimited),
  }

/** Tags of `Group`. */
export const groupTag: Readonly<Record<'events', number>> = { events: tag(1, lengthDelimited) }

/** Tags of `Event`, of the fields that are looked for without decoding it. */
export const eventTag: Readonly<Record<'metricsLogged' | 'timeDeltaMs' | 'fileLogged', number>> = {
  metricsLogged: tag(1, lengthDelimited),
  timeDeltaMs: tag(15, varint),
  fileLogged: tag(24, lengthDelimited),
}

/** Tags of `FileLogged`. */
export const fileTag: Readonly<Record<'digest', number>> = { digest: tag(2, lengthDelimited) }

/** Tags of `MetricsLogged`; its lists are packed. */
export const metricsTag: Readonly<
  Record<'names' | 'stepDelta' | 'step' | 'values' | 'singles', number>
> = {
  names: tag(1, lengthDelimited),
  stepDelta: tag(2, varint),
  step: tag(3, fixed64),
  values: tag(4, lengthDelimited),
  singles: tag(5, lengthDelimited),
}

/** Tags of `Header`. */
export const headerTag: Readonly<
  Record<
    | 'streams'
    | 'store'
    | 'writer'
    | 'writerId'
    | 'sequence'
    | 'baseTimeMs'
    | 'committedDeltaMs'
    | 'previous'
    | 'tombstone'
    | 'origin',
    number
  >
> = {
  streams: tag(1, lengthDelimited),
  store: tag(2, varint),
  writer: tag(3, varint),
  writerId: tag(4, lengthDelimited),
  sequence: tag(5, varint),
  baseTimeMs: tag(6, varint),
  committedDeltaMs: tag(7, varint),
  previous: tag(8, lengthDelimited),
  tombstone: tag(9, lengthDelimited),
  origin: tag(10, lengthDelimited),
}

/** Tags of `StreamSlice`. */
export const sliceTag: Readonly<Record<'id' | 'count' | 'firstRevision', number>> = {
  id: tag(1, lengthDelimited),
  count: tag(2, varint),
  firstRevision: tag(3, varint),
}

/** Tags of `Tombstone`. */
export const tombstoneTag: Readonly<Record<'digest' | 'writers' | 'reason', number>> = {
  digest: tag(1, lengthDelimited),
  writers: tag(2, lengthDelimited),
  reason: tag(3, lengthDelimited),
}

/** Tags of `TombstoneWriter`. */
export const tombstoneWriterTag: Readonly<Record<'number' | 'id' | 'lastSequence', number>> = {
  number: tag(1, varint),
  id: tag(2, lengthDelimited),
  lastSequence: tag(3, varint),
}

/** Tags of `CommitOrigin`. */
export const originTag: Readonly<
  Record<'store' | 'position' | 'header' | 'former' | 'generation', number>
> = {
  store: tag(1, lengthDelimited),
  position: tag(2, varint),
  header: tag(3, lengthDelimited),
  former: tag(4, lengthDelimited),
  generation: tag(5, varint),
}

/** Tags of `FormerRevision`. */
export const formerTag: Readonly<Record<'place' | 'revision', number>> = {
  place: tag(1, varint),
  revision: tag(2, varint),
}

function tag(field: number, wireType: number): number {
  return field * 8 + wireType
}
