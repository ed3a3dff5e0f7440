import { bodyBytesMax } from './limits.js'
import { replacedDigest } from './replaced-body.js'
import { TrackError } from './track-error.js'
import { newWireReader, readUint32, type WireReader } from './wire.js'
import { bodyTag, groupTag } from './wire-fields.js'

interface GroupRange {
  readonly start: number
  readonly end: number
  readonly count: number
}

/** Where the parts of a body are, found without decoding an event. */
export interface BodyIndex {
  readonly names: readonly string[]
  /**
   * For each group: where its events begin and end in the body, and how many they are; 0 where they are
   * gone.
   */
  readonly groups: readonly GroupRange[]
  /** The group of each event in the order of the log; undefined when there is one group. */
  readonly order: readonly number[] | undefined
}

/**
 * Finds the parts of `body` and checks that they agree with each other and with the counts that
 * the envelope or header gives for its streams. Only in a body that stands in the place of another may a
 * group have none of its events. It allocates no more than the body's size warrants,
 * whatever the body claims.
 * @throws TRACK_COMMIT_CORRUPT
 */
export function indexBody(body: Uint8Array, counts: readonly number[]): BodyIndex {
  if (body.length > bodyBytesMax) throw corrupt(`it has ${body.length} bytes`)
  try {
    return index(newWireReader(body), counts, replacedDigest(body) !== undefined)
  } catch (error) {
    if (error instanceof TrackError) throw error
    throw corrupt('it cannot be parsed', error)
  }
}

function index(reader: WireReader, counts: readonly number[], isReplaced: boolean): BodyIndex {
  const names: string[] = []
  const groups: GroupRange[] = []
  let order: readonly number[] | undefined
  while (reader.pos < reader.len) {
    const tag = reader.uint32()
    if (tag === bodyTag.names) names.push(reader.stringVerify())
    else if (tag === bodyTag.groups) {
      const group = readGroup(reader)
      const count = counts[groups.length]
      const isGone = group.count === 0 && count !== undefined
      if (isGone && !isReplaced) throw corrupt('a group is empty')
      if (!isGone && group.count !== count) {
        throw corrupt(`group ${groups.length} holds ${group.count} events, announced are ${count}`)
      }
      groups.push(group)
    } else if (tag === bodyTag.order) {
      if (order !== undefined) throw corrupt('it has two orders')
      order = readOrder(reader, counts)
    } else if (tag === bodyTag.replaces && (!isReplaced || reader.pos !== 1)) {
      throw corrupt('what it replaces is not said at its beginning')
    } else reader.skipType(tag & 7)
  }
  if (groups.length !== counts.length) {
    throw corrupt(`it has ${groups.length} groups, announced are ${counts.length}`)
  }
  if (groups.length > 1 !== (order !== undefined)) {
    throw corrupt(`it has ${groups.length} groups and ${order === undefined ? 'no' : 'an'} order`)
  }
  return { names, groups, order }
}

function readGroup(reader: WireReader): GroupRange {
  const end = reader.uint32() + reader.pos
  const start = reader.pos
  if (end > reader.len) throw corrupt('a group reaches beyond its end')
  let count = 0
  for (; reader.pos < end; count++) {
    if (readUint32(reader) !== groupTag.events) throw corrupt('a group holds something unknown')
    reader.skip(readUint32(reader))
  }
  if (reader.pos !== end) throw corrupt('an event reaches beyond its group')
  return { start, end, count }
}

/** The order column: as many entries for each group as `counts` says, and not one more. */
function readOrder(reader: WireReader, counts: readonly number[]): number[] {
  const end = reader.uint32() + reader.pos
  if (end > reader.len) throw corrupt('its order reaches beyond its end')
  const total = counts.reduce((sum, count) => sum + count, 0)
  // No larger than either claim: an entry has a byte at least.
  const order = new Array<number>(Math.min(total, end - reader.pos))
  const left = counts.slice()
  let length = 0
  while (reader.pos < end) {
    const group = readUint32(reader)
    const rest = left[group]
    if (rest === undefined || rest === 0) throw corrupt('its order disagrees with its groups')
    left[group] = rest - 1
    order[length++] = group
  }
  order.length = length
  if (reader.pos !== end) throw corrupt('its order has a wrong length')
  if (left.some((rest) => rest > 0)) throw corrupt('its order leaves events out')
  return order
}

function corrupt(what: string, cause?: unknown): TrackError {
  return new TrackError('TRACK_COMMIT_CORRUPT', `The body of a commit is damaged: ${what}`, {
    cause,
  })
}
