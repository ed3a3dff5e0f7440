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
// Which way to search finds the web feature that somebody describes? Twelve ways are evaluated at once, each
// a trial, in one event loop. Usage: example.js [STORE].
import { join } from 'node:path';
import { TrackClient } from '@track/client';
import { readCorpus } from './corpus.js';
import { evaluate, space } from './evaluate.js';
const store = process.argv[2] ?? join('runs', 'retrieval');
const corpus = readCorpus();
console.log(`${corpus.documents.length} features of the web platform, to be found by ${corpus.queries.length} descriptions that others wrote. Store: ${store}\n`);
var client, group, objective, search, suggested, trials, best, fields, match, b;
const env_1 = { stack: [], error: void 0, hasError: false };
try {
    client = __addDisposableResource(env_1, new TrackClient(`file:${store}`), true);
    await client.setProject({ name: 'retrieval' });
    group = `twelve ways ${new Date().toISOString()}`;
    objective = { metric: 'ndcg_at_10', mode: 'max' };
    search = await client.search({
        group,
        space,
        algorithm: 'grid',
        objective,
        name: 'minisearch',
    });
    suggested = await Promise.all(Array.from({ length: 12 }, () => search.suggest()));
    await Promise.all(suggested.map((trial) => trial && evaluate(trial, corpus)));
    trials = await client.trials({ where: { groups: group }, sort: '-metrics.ndcg_at_10.last' });
    console.table(trials.map(({ parameters, metrics }) => ({
        ...parameters,
        mrr: metrics.mrr?.last.toFixed(4),
        'recall@10': metrics.recall_at_10?.last.toFixed(4),
        'nDCG@10': metrics.ndcg_at_10?.last.toFixed(4),
    })));
    best = await search.best();
    if (best === undefined)
        throw new Error('no trial came to a value');
    ({ fields, match, b } = best.parameters);
    console.log(`\nBest: ${match} of the ${fields}, with b = ${b}. Its report, as client.report() prints it:`);
    await client.report({ trial: await client.setTrial({ uid: best.uid }) });
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
