import { setImmediate as turn } from 'node:timers/promises';
import { choice } from '@track/client';
import MiniSearch from 'minisearch';
import { qualityOf } from './quality.js';
/** Twelve ways to search: what is indexed, how a word matches, and how much the length of a text counts. */
export const space = {
    fields: choice(['name', 'name and description']),
    match: choice(['words', 'prefixes']),
    b: choice([0, 0.5, 1]),
};
/** Queries between two turns of the event loop: the other trials go on then. */
const queriesPerTurn = 50;
/** Evaluates the search that a trial's parameters describe. */
export function evaluate(trial, { documents, queries }) {
    return trial.run(async () => {
        const index = trial.chrono('index', () => indexOf(documents, trial.parameters));
        const totals = { mrr: 0, recall_at_10: 0, ndcg_at_10: 0 };
        for (const [i, { text, relevant }] of queries.entries()) {
            const found = trial.chrono('search', () => index.search(text));
            const ranking = found.map(({ id }) => String(id));
            const quality = qualityOf(ranking, relevant);
            totals.mrr += quality.reciprocalRank;
            totals.recall_at_10 += quality.recallAt10;
            totals.ndcg_at_10 += quality.ndcgAt10;
            if ((i + 1) % queriesPerTurn > 0 && i + 1 < queries.length)
                continue;
            // Means over the queries so far: the last ones are those of all.
            const means = Object.entries(totals).map(([name, total]) => [name, total / (i + 1)]);
            trial.logMetrics(Object.fromEntries(means), { step: i + 1 });
            await turn();
        }
    });
}
function indexOf(documents, parameters) {
    const { fields, match, b } = parameters;
    const index = new MiniSearch({
        fields: fields === 'name' ? ['name'] : ['name', 'description'],
        searchOptions: { prefix: match === 'prefixes', bm25: { k: 1.2, b, d: 0.5 } },
    });
    index.addAll(documents);
    return index;
}
