import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { features } from 'web-features';
const { resolve } = createRequire(import.meta.url);
/**
 * The features of the web platform as the npm package `web-features` describes them, to be found by what
 * `caniuse-db` says of the same features. The two were written by different people; which belong together
 * is said by the maintainers of web-features.
 */
export function readCorpus() {
    const documents = [];
    const relevant = new Map();
    for (const [id, feature] of Object.entries(features)) {
        if (feature.kind !== 'feature')
            continue; // moved to, or split into, others
        documents.push({ id, name: feature.name, description: feature.description });
        for (const entry of feature.caniuse ?? []) {
            relevant.set(entry, (relevant.get(entry) ?? new Set()).add(id));
        }
    }
    const queries = Array.from(relevant, ([entry, ids]) => ({ text: describe(entry), relevant: ids }));
    return { documents, queries };
}
/** What caniuse says that a feature is. */
function describe(entry) {
    const file = resolve(`caniuse-db/features-json/${entry}.json`);
    const { description } = JSON.parse(readFileSync(file, 'utf8'));
    return description;
}
