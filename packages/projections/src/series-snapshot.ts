import type { Plain } from './plain.js'
import { doubleBytes, doublesOf, listOf, naturalOf, optionalOf, textOf } from './plain-reader.js'
import { chunkPoints, type Series, type SharedChunks, seriesOf, tailOf } from './series.js'

/** A series as a plain: the count of its full chunks and its tail, whatever the tail's room. */
export function freezeSeries(series: Series | undefined): Plain {
  if (series === undefined) return null
  const { steps, values, times } = tailOf(series)
  return [
    series.chunks,
    doubleBytes(values),
    doubleBytes(times),
    steps === undefined ? null : doubleBytes(steps),
    series.shared.map(({ stream, variant, to }) => [stream, variant ?? null, to]),
  ]
}

/** What {@link freezeSeries} wrote. @throws TypeError for anything else. */
export function thawSeries(plain: Plain | undefined, stepped: boolean): Series | undefined {
  if (plain === null) return undefined
  const [chunks, valueBytes, timeBytes, stepBytes, shared] = listOf(plain, 5)
  const values = doublesOf(valueBytes)
  const { length } = values
  if (length >= chunkPoints) throw new TypeError('A tail is as long as a chunk')
  const times = doublesOf(timeBytes, length)
  const steps = stepped ? doublesOf(stepBytes, length) : undefined
  return seriesOf(naturalOf(chunks), listOf(shared).map(thawShared), { steps, values, times })
}

function thawShared(plain: Plain): SharedChunks {
  const [stream, variant, to] = listOf(plain, 3)
  return { stream: textOf(stream), variant: optionalOf(variant, naturalOf), to: naturalOf(to) }
}
