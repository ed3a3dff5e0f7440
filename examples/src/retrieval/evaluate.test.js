var __addDisposableResource = (this && this.__addDisposableResource) || function (env, value, async) {
    if (value !== null && value !== void 0) {
        if (typeof value !== "object" && typeof value !== "function") throw new TypeError("Object expected.");
        var dispose, inner;
        if (async) {
            if (!Symbol.asyncDispose) throw new TypeError("Symbol.asyncDispose is not defined.");
            dispose = value[Symbol.asyncDispose];
        }
        if (dispose === void 0) {
            if (!Symbol.dispose) throw new TypeError("Symbol.dispose is not defined.");
            dispose = value[Symbol.dispose];
            if (async) inner = dispose;
        }
        if (typeof dispose !== "function") throw new TypeError("Object not disposable.");
        if (inner) dispose = function() { try { inner.call(this); } catch (e) { return Promise.reject(e); } };
        env.stack.push({ value: value, dispose: dispose, async: async });
    }
    else if (async) {
        env.stack.push({ async: true });
    }
    return value;
};
var __disposeResources = (this && this.__disposeResources) || (function (SuppressedError) {
    return function (env) {
        function fail(e) {
            env.error = env.hasError ? new SuppressedError(e, env.error, "An error was suppressed during disposal.") : e;
            env.hasError = true;
        }
        var r, s = 0;
        function next() {
            while (r = env.stack.pop()) {
                try {
                    if (!r.async && s === 1) return s = 0, env.stack.push(r), Promise.resolve().then(next);
                    if (r.dispose) {
                        var result = r.dispose.call(r.value);
                        if (r.async) return s |= 2, Promise.resolve(result).then(next, function(e) { fail(e); return next(); });
                    }
                    else s |= 1;
                }
                catch (e) {
                    fail(e);
                }
            }
            if (s === 1) return env.hasError ? Promise.reject(env.error) : Promise.resolve();
            if (env.hasError) throw env.error;
        }
        return next();
    };
})(typeof SuppressedError === "function" ? SuppressedError : function (error, suppressed, message) {
    var e = new Error(message);
    return e.name = "SuppressedError", e.error = error, e.suppressed = suppressed, e;
});
import { TrackClient } from '@track/client';
import { expect, it } from 'vitest';
import { readCorpus } from './corpus.js';
import { evaluate, space } from './evaluate.js';
import { qualityOf } from './quality.js';
it('quality is that of the ranks at which the answers are', () => {
    const relevant = new Set(['a', 'b']);
    expect(qualityOf(['a', 'b'], relevant)).toEqual({
        reciprocalRank: 1,
        recallAt10: 1,
        ndcgAt10: 1,
    });
    expect(qualityOf(['x', 'y', 'z'], relevant)).toEqual({
        reciprocalRank: 0,
        recallAt10: 0,
        ndcgAt10: 0,
    });
    const { reciprocalRank, recallAt10, ndcgAt10 } = qualityOf(['x', 'b', 'y'], relevant);
    expect([reciprocalRank, recallAt10]).toEqual([0.5, 0.5]);
    expect(ndcgAt10).toBeCloseTo(1 / Math.log2(3) / (1 + 1 / Math.log2(3)), 12);
    const eleventh = [...'0123456789', 'a'];
    expect(qualityOf(eleventh, new Set(['a']))).toMatchObject({ recallAt10: 0, ndcgAt10: 0 });
});
it('every query of the corpus has an answer among its documents', () => {
    const { documents, queries } = readCorpus();
    const ids = new Set(documents.map(({ id }) => id));
    expect(ids.size).toBe(documents.length);
    for (const { text, relevant } of queries) {
        expect(text).not.toBe('');
        expect(Array.from(relevant).filter((id) => !ids.has(id))).toEqual([]);
    }
});
it('twelve trials at once find most of what is described, better by descriptions than by names', async () => {
    const env_1 = { stack: [], error: void 0, hasError: false };
    try {
        const client = __addDisposableResource(env_1, new TrackClient('memory:'), true);
        const corpus = readCorpus();
        const some = { ...corpus, queries: corpus.queries.slice(0, 40) };
        const objective = { metric: 'ndcg_at_10', mode: 'max' };
        const search = await client.search({ group: 'g', space, algorithm: 'grid', objective });
        const suggested = await Promise.all(Array.from({ length: 13 }, () => search.suggest()));
        await Promise.all(suggested.map((trial) => trial && evaluate(trial, some)));
        const observed = await search.observations();
        expect(observed.map(({ state }) => state)).toEqual(Array(12).fill('observed'));
        const best = await search.best();
        expect(best?.parameters.fields).toBe('name and description');
        expect(best?.metrics.recall_at_10).toMatchObject({ lastStep: 40, count: 1 });
        expect(best?.metrics.recall_at_10?.last).toBeGreaterThan(0.5);
        const { chronos } = await client.report({
            trial: await client.setTrial({ uid: best?.uid ?? '' }),
            print: false,
        });
        expect(chronos.search).toMatchObject({ count: 40 });
    }
    catch (e_1) {
        env_1.error = e_1;
        env_1.hasError = true;
    }
    finally {
        const result_1 = __disposeResources(env_1);
        if (result_1)
            await result_1;
    }
});
