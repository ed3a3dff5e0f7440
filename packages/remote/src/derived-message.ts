import type { DerivedStore } from '@track/core/commits'
import { pageBytesMax } from './event-log-service.js'
import { type track, wireNumber } from './wire.js'

type Get = track.v1.GetDerivedResponse.$Properties
type Write = track.v1.WriteDerivedRequest.$Properties
type List = track.v1.ListDerivedRequest.$Properties

/** Keys in one request, or one answer. */
export const keysMax = 4_096
const keysAtOnce = 16

type Entries = Parameters<DerivedStore['write']>[0]
type KeyRange = Parameters<DerivedStore['keys']>[0]

/** The values of keys, from the first on, as many as an answer aims at; one at least. */
export async function getResponse(derived: DerivedStore, keys: readonly string[]): Promise<Get> {
  const values: track.v1.DerivedValue.$Properties[] = []
  let bytes = 0
  // Few at a time, so that what does not go into this answer is not read for it.
  while (values.length < keys.length && bytes < pageBytesMax) {
    const found = await derived.get(keys.slice(values.length, values.length + keysAtOnce))
    for (const value of found) {
      bytes += value?.length ?? 0
      if (bytes > pageBytesMax && values.length > 0) return { values }
      values.push(value === undefined ? {} : { bytes: value })
    }
  }
  return { values }
}

/** The values of an answer. */
export function valuesOf(response: Get): (Uint8Array | undefined)[] {
  // Copies: what arrives is a view of the whole message.
  return (response.values ?? []).map(({ bytes }) => (bytes ? new Uint8Array(bytes) : undefined))
}

/** As many of the entries, from the first, as a request aims at; one at least. */
export function writeRequest(entries: Entries): Write {
  return {
    entries: firstOf(entries).map(([key, bytes]) =>
      bytes === undefined ? { key } : { key, bytes },
    ),
  }
}

/** The entries of a request. */
export function entriesOf(request: Write): (readonly [string, Uint8Array | undefined])[] {
  return (request.entries ?? []).map(({ key, bytes }) => [key ?? '', bytes ?? undefined])
}

/** A range of keys as a request. */
export function listRequest({ from, to, reverse = false, limit = keysMax }: KeyRange): List {
  return { from, to, reverse, limit: Math.min(Math.max(limit, 0), keysMax) }
}

/** The range of keys of a request. */
export function keyRangeOf({ from, to, reverse, limit }: List): Required<KeyRange> {
  const most = Math.min(wireNumber(limit), keysMax)
  return { from: from ?? '', to: to ?? '', reverse: reverse ?? false, limit: most }
}

function firstOf(entries: Entries): Entries {
  let bytes = 0
  const end = entries.findIndex(([key, value]) => {
    bytes += key.length + (value?.length ?? 0)
    return bytes > pageBytesMax
  })
  return end < 0 ? entries : entries.slice(0, Math.max(end, 1))
}
