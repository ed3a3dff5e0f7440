import type { StreamId } from '@track/core'
import { columnBytes, decodeColumn, encodeColumn } from './column-codec.js'
import { chunkPoints, type Points, type SeriesChunk, type SeriesKind } from './series.js'

/** Names a chunk: everything of a {@link SeriesChunk} but its points. */
export interface ChunkName extends Omit<SeriesChunk, 'points'> {
  /** Of which history of the stream it is: see {@link LeftOut}. */
  readonly variant: number | undefined
}

/** The key under which a chunk is kept: it follows from the log alone. */
export function chunkKey({ stream, owner, kind, index, variant }: ChunkName): string {
  const prefix =
    variant === undefined ? seriesPrefix(stream) : `${seriesPrefix(stream)}r${variant}/`
  return `${prefix}${owner}/${kind}/${String(index).padStart(8, '0')}`
}

/** What the keys of all chunks of a stream begin with. */
function seriesPrefix(stream: StreamId): string {
  return `series/v1/${stream}/`
}

/** A full chunk as bytes: its values, its times, and its steps if it has them, as columns. */
export function encodeChunk({ steps, values, times }: Points): Uint8Array {
  const columns = steps === undefined ? [values, times] : [values, times, steps]
  const parts = columns.map(encodeColumn)
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return bytes
}

/** The points that {@link encodeChunk} wrote; undefined when `bytes` are no chunk of that kind. */
export function decodeChunk(bytes: Uint8Array, kind: SeriesKind): Points | undefined {
  const columns: Float64Array[] = []
  const count = kind === 'stepped' ? 3 : 2
  let at = 0
  while (columns.length < count) {
    const length = columnBytes(bytes.subarray(at), chunkPoints)
    if (length === undefined || at + length > bytes.length) return undefined
    columns.push(decodeColumn(bytes.subarray(at, at + length), chunkPoints))
    at += length
  }
  const [values, times, steps] = columns
  if (at !== bytes.length || values === undefined || times === undefined) return undefined
  return { values, times, steps }
}
