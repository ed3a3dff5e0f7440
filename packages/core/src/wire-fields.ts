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

/** Tags of `Event`, of the fields that the hot path knows. */
export const eventTag: Readonly<Record<'metricsLogged' | 'timeDeltaMs', number>> = {
  metricsLogged: tag(1, lengthDelimited),
  timeDeltaMs: tag(15, varint),
}

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

function tag(field: number, wireType: number): number {
  return field * 8 + wireType
}
