// pure-rand's one importer in Track.
import { createHash } from 'node:crypto'
import { uniformFloat64 } from 'pure-rand/distribution/uniformFloat64'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import type { Draws } from './space.js'

/** Draws that follow from a seed, the same in every process and for ever. */
export function seededDraws(seed: number): Draws {
  // What this generator draws first is much the same for neighbouring seeds.
  const digest = createHash('sha256').update(String(seed)).digest()
  const generator = xoroshiro128plus(digest.readInt32LE())
  return {
    unit: () => uniformFloat64(generator),
    below: (bound) => uniformInt(generator, 0, bound - 1),
  }
}
