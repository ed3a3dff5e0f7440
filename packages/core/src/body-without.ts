import { type BodyIndex, indexBody } from './body-index.js'
import type { Commit } from './commit.js'
import type { Sha256 } from './commit-digest.js'
import { saltBytes } from './limits.js'
import { located } from './located-error.js'
import { v1 } from './messages.js'
import { replacedDigest } from './replaced-body.js'
import { encodeReplacingBody } from './replacing-body.js'
import type { StreamId } from './stream-id.js'
import { newWireReader, type WireReader } from './wire.js'

/** What a body without the events of some streams is made with. */
export interface BodyWithoutOptions {
  /** 12 random bytes, other than those of the body that it replaces. */
  readonly salt: Uint8Array
  readonly sha256: Sha256
}

/** A body to stand in the place of a commit's. */
export interface BodyWithout {
  readonly body: Uint8Array
  /** Events that are in the commit's body, and not in this one. */
  readonly gone: number
}

/**
 * A body for `commit` that holds nothing of certain streams: their groups are empty, and names that only
 * they used are. It says which body it replaces, so that the commit's digest stays. All other events are
 * byte for byte what they were, with their positions and revisions.
 *
 * Which names an event of a kind that this version does not know uses is not known: beside one, no name
 * goes.
 * @returns Undefined when nothing of these streams is in the commit.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming the commit's position.
 */
export function bodyWithout(
  { streams, body, position }: Pick<Commit, 'streams' | 'body' | 'position'>,
  without: ReadonlySet<StreamId>,
  { salt, sha256 }: BodyWithoutOptions,
): BodyWithout | undefined {
  try {
    const index = indexBody(
      body,
      streams.map(({ count }) => count),
    )
    const goes = streams.map(({ id }, i) => without.has(id) && index.groups[i]?.count !== 0)
    if (!goes.includes(true)) return undefined
    const gone = index.groups.reduce((sum, { count }, i) => sum + (goes[i] === true ? count : 0), 0)
    return { body: writeWithout(body, index, goes, { salt, sha256 }), gone }
  } catch (error) {
    throw located(error, position)
  }
}

/**
 * What of a commit's body is of one stream, in a form that does not depend on what became of the rest: it is
 * the same bytes before and after {@link bodyWithout} took other streams out, or their events were replaced.
 * @throws TRACK_COMMIT_CORRUPT, TRACK_EVENT_CORRUPT, naming the commit's position.
 */
export function bodyOfStream(
  { streams, body, position }: Pick<Commit, 'streams' | 'body' | 'position'>,
  stream: StreamId,
  sha256: Sha256,
): Uint8Array {
  try {
    const index = indexBody(
      body,
      streams.map(({ count }) => count),
    )
    const goes = streams.map(({ id }) => id !== stream)
    return writeWithout(body, index, goes, { salt: new Uint8Array(saltBytes), sha256 })
  } catch (error) {
    throw located(error, position)
  }
}

/** @param goes For each group, whether its events go. */
function writeWithout(
  body: Uint8Array,
  { names, groups, order }: BodyIndex,
  goes: readonly boolean[],
  { salt, sha256 }: BodyWithoutOptions,
): Uint8Array {
  const kept = groups.filter(({ count }, i) => count > 0 && goes[i] !== true)
  const used = namesUsed(body, kept)
  return encodeReplacingBody({
    replaces: replacedDigest(body) ?? sha256(body),
    salt,
    names: names.map((name, i) => (used === undefined || used.has(i) ? name : '')),
    groups: groups.map(({ start, end }, i) => body.subarray(start, goes[i] === true ? start : end)),
    order,
  })
}

/** Indices of the names that these events use; undefined when that is not known of one. */
function namesUsed(body: Uint8Array, groups: BodyIndex['groups']): Set<number> | undefined {
  const used = new Set<number>()
  const reader = newWireReader(body)
  for (const { start, end } of groups) {
    reader.pos = start
    while (reader.pos < end) if (!addNames(reader, used)) return undefined
  }
  return used
}

function addNames(reader: WireReader, used: Set<number>): boolean {
  reader.uint32() // the tag, which indexBody has checked
  const event = v1.Event.decode(reader, reader.uint32())
  const lists = event.metricsLogged ?? event.systemMeasured
  for (const index of lists?.names ?? []) used.add(index)
  const named = event.chronoRecorded ?? event.chronoSummarized
  if (named) used.add(named.name ?? 0)
  return event.kind !== undefined
}
