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
// Usage: ask.js [STORE]. Asks the trials of a store what nobody thought of when they ran. Default the
// demo's store, runs/mnist.
import { TrackClient } from '@track/client';
import { isStore } from '@track/client/find-stores';
import { earlyStop } from './early-stop.js';
import { smoothedLoss } from './smoothed-loss.js';
import { costOf, trialUse } from './trial-cost.js';
const [store = 'runs/mnist'] = process.argv.slice(2);
if (!isStore(store)) {
    console.error(`There is no store in ${store}; npm run demo makes one`);
    process.exit(1);
}
const patient = earlyStop({ patience: 2, delta: 0.1 });
const hasty = earlyStop({ patience: 1, delta: 0.05 });
var client, rows, total;
const env_1 = { stack: [], error: void 0, hasError: false };
try {
    client = __addDisposableResource(env_1, new TrackClient(`file:${store}`), true);
    rows = [];
    for (const { id, uid } of await client.trialIds()) {
        const loss = (await client.projection(smoothedLoss).read({ id })).state;
        const [late, early] = [
            (await client.projection(patient).read({ id })).state,
            (await client.projection(hasty).read({ id })).state,
        ];
        const use = (await client.projection(trialUse).read({ id })).state;
        rows.push({
            uid: `${uid.slice(0, 8)}…${uid.slice(uid.lastIndexOf('_'))}`,
            'smoothed loss': loss.weight === 0 ? undefined : (loss.sum / loss.weight).toFixed(4),
            'lowest at step': loss.lowestAt,
            'patient rule stops after epoch': late.stoppedAfter ?? 'never',
            'hasty rule stops after epoch': early.stoppedAfter ?? 'never',
            'and saves seconds': early.savedSeconds.toFixed(1),
            cost: costOf(use).toFixed(5),
        });
    }
    console.table(rows);
    total = 0;
    for await (const { state } of client.projection(trialUse).all())
        total += costOf(state);
    console.log(`All trials of ${store} together cost ${total.toFixed(5)}.`);
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
