import { bodyBytesMax } from './limits.js'
import { TrackError } from './track-error.js'
import { newWireReader } from './wire.js'
import { bodyTag, groupTag } from './wire-fields.js'

/** Where the parts of a body are, found without decoding an event. */
export interface BodyIndex {
  readonly names: readonly string[]
  /** For each group: where its events begin and end in the body, and how many they are. */
  readonly groups: readonly {
    readonly start: number
    readonly end: number
    readonly count: number
  }[]
  /** The group of each event in the order of the log; undefined when there is one group. */
  readonly order: readonly number[] | undefined
}

/**
 * Finds the parts of `body` and checks that they agree with each other and with the counts that
 * the envelope or header gives for its streams.
 * @throws TRACK_COMMIT_CORRUPT
 */
export function indexBody(body: Uint8Array, counts: readonly number[]): BodyIndex {
  if (body.length > bodyBytesMax) throw corrupt(`it has ${body.length} bytes`)
  const { names, groups, order } = parts(body)
  if (groups.length !== counts.length || groups.some(({ count }, i) => count !== counts[i])) {
    const found = groups.map(({ count }) => count).join()
    throw corrupt(`its groups hold ${found} events where ${counts.join()} were announced`)
  }
  if (groups.length === 1) {
    if (order.length > 0) throw corrupt('it has one group and an order')
    return { names, groups, order: undefined }
  }
  const left = counts.slice()
  for (const group of order) {
    const rest = left[group]
    if (rest === undefined || rest === 0) throw corrupt('its order disagrees with its groups')
    left[group] = rest - 1
  }
  if (left.some((rest) => rest > 0)) throw corrupt('its order leaves events out')
  return { names, groups, order }
}

function parts(body: Uint8Array): {
  names: string[]
  groups: { start: number; end: number; count: number }[]
  order: number[]
} {
  const names: string[] = []
  const groups: { start: number; end: number; count: number }[] = []
  const order: number[] = []
  try {
    const reader = newWireReader(body)
    while (reader.pos < reader.len) {
      const tag = reader.uint32()
      if (tag === bodyTag.names) names.push(reader.string())
      else if (tag === bodyTag.groups) {
        const end = reader.uint32() + reader.pos
        const start = reader.pos
        if (end > body.length) throw corrupt('a group reaches beyond its end')
        let count = 0
        for (; reader.pos < end; count++) {
          if (reader.uint32() !== groupTag.events) throw corrupt('a group holds something unknown')
          reader.skip(reader.uint32())
        }
        if (reader.pos !== end) throw corrupt('an event reaches beyond its group')
        groups.push({ start, end, count })
      } else if (tag === bodyTag.order) reader.uint32s(order)
      else reader.skipType(tag & 7)
    }
  } catch (error) {
    if (error instanceof TrackError) throw error
    throw corrupt('it cannot be parsed', error)
  }
  return { names, groups, order }
}

function corrupt(what: string, cause?: unknown): TrackError {
  return new TrackError('TRACK_COMMIT_CORRUPT', `The body of a commit is damaged: ${what}`, {
    cause,
  })
}
