import { deserializeValues, serializeValues, type Value } from '@track/core'
import type { Plain } from './plain.js'
import {
  booleanOf,
  bytesOf,
  doubleBytes,
  doublesOf,
  listOf,
  naturalOf,
  numberOf,
  optionalOf,
  textOf,
} from './plain-reader.js'
import type { AsOf, View } from './view.js'

/** What every view has, as a plain. */
export function freezeView({ stream, asOf, deleted, dropped, unknownEvents }: View): Plain {
  return [
    stream ?? null,
    asOf === undefined ? null : freezeAsOf(asOf),
    deleted,
    dropped,
    unknownEvents,
  ]
}

/** What {@link freezeView} wrote. @throws TypeError for anything else. */
export function thawView(plain: Plain | undefined): View {
  const [stream, asOf, deleted, dropped, unknownEvents] = listOf(plain, 5)
  return {
    stream: optionalOf(stream, textOf),
    asOf: optionalOf(asOf, thawAsOf),
    deleted: booleanOf(deleted),
    dropped: numberOf(dropped),
    unknownEvents: naturalOf(unknownEvents),
  }
}

/** The place of an event as a plain. */
export function freezeAsOf({ position, streamRevision, timeMs }: AsOf): Plain {
  return [position, streamRevision, doubleBytes([timeMs])]
}

/** What {@link freezeAsOf} wrote. @throws TypeError for anything else. */
export function thawAsOf(plain: Plain | undefined): AsOf {
  const [position, streamRevision, timeMs] = listOf(plain, 3)
  return {
    position: naturalOf(position),
    streamRevision: naturalOf(streamRevision),
    timeMs: doublesOf(timeMs, 1)[0] as number,
  }
}

/**
 * Named values as a plain: each entry as protobuf bytes of its own, since one object of all would
 * bring names that look like integers to the front.
 */
export function freezeValues(values: ReadonlyMap<string, Value>): Plain {
  return Array.from(values, ([name, value]): Plain => {
    const entry: Record<string, Value> = Object.create(null)
    entry[name] = value
    return serializeValues(entry)
  })
}

/** What {@link freezeValues} wrote. @throws TypeError, TRACK_EVENT_CORRUPT for anything else. */
export function thawValues(plain: Plain | undefined): ReadonlyMap<string, Value> {
  const values = new Map<string, Value>()
  for (const bytes of listOf(plain)) {
    const entry = deserializeValues(bytesOf(bytes))
    for (const name of Object.keys(entry)) values.set(name, entry[name] as Value)
  }
  return values
}
