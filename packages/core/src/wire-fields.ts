// The wire tags of the messages that core writes and reads piece by piece rather than through the
// generated code, because their parts are already encoded, or are skipped without decoding them.
// A golden test holds them against proto/track/v1/commit.proto.

// Each is the field's number times eight, plus two: length-delimited.

/** Tags of `Body`. */
export const bodyTag: Readonly<Record<'salt' | 'names' | 'groups' | 'order', number>> = {
  salt: 1 * 8 + 2,
  names: 2 * 8 + 2,
  groups: 3 * 8 + 2,
  order: 4 * 8 + 2,
}

/** Tags of `Group`. */
export const groupTag: Readonly<Record<'events', number>> = { events: 1 * 8 + 2 }
